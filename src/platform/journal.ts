import { sql } from 'kysely'
import { z } from 'zod'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { insertRows } from '#platform/rows'
import type { Work } from '#platform/work'

/**
 * What happened, to what. `person` says whose file it is about, where the subject is not the person already.
 * `details` holds ids and codes only: no name, number or text about a person.
 */
export type JournalLine = {
  verb: string
  subject: { word: string; id: string | null }
  person?: string | null
  details?: Record<string, unknown>
}

const personOf = ({ subject, person }: JournalLine): string | null => person ?? (subject.word === 'person' ? subject.id : null)

const rowOf = (work: Work, line: JournalLine) => {
  const { verb, subject } = line
  const personId = personOf(line)
  if (personId) work.about.add(personId)
  const staff = work.actor.kind === 'staff' ? work.actor : null
  return {
    id: newId(),
    at: work.now.toString(),
    verb,
    subjectWord: subject.word,
    subjectId: subject.id,
    personId,
    staffId: staff?.staffId ?? null,
    role: staff?.role ?? null,
    organisationId: staff?.organisationId ?? null,
  }
}

const enqueueFollowing = async (work: Work, { verb, subject, details = {} }: JournalLine): Promise<void> => {
  for (const { queue, data, after } of work.follow({ verb, subjectId: subject.id, details })) await work.enqueue(queue, data, after)
}

const isId = (value: unknown): value is string => typeof value === 'string' && z.uuid().safeParse(value).success

/** Two acts that need two hands are refused to one, by what the journal says of the thing: not of the person, whom many acts are about. */
const ensureOtherHand = async (work: Work, { verb, subject, details = {} }: JournalLine): Promise<void> => {
  const verbs = work.excludes(verb)
  if (verbs.length === 0 || work.actor.kind !== 'staff') return
  const things = [subject.word === 'person' ? null : subject.id, ...Object.values(details)].filter(isId)
  const { rows } = await sql<{ done: boolean }>`select platform_has_done(${verbs}::text[], ${things}::text[]) as done`.execute(work.db)
  if (rows[0]?.done) throw new Problem('incompatible-role')
}

/**
 * Writes one line of the journal in the transaction of the write that it tells of, or of the read of a sensitive file, and enqueues
 * what must follow. Problem: `incompatible-role` (the same hand did what excludes this).
 */
export const journal = async (work: Work, line: JournalLine): Promise<void> => {
  await ensureOtherHand(work, line)
  await work.db.insertInto('platformJournal').values({ ...rowOf(work, line), details: JSON.stringify(line.details ?? {}) }).execute()
  await enqueueFollowing(work, line)
}

/** Writes a line for each of many like things that one write did, in one statement. */
export const journalAll = async (work: Work, lines: readonly JournalLine[]): Promise<void> => {
  for (const line of lines) await ensureOtherHand(work, line)
  await insertRows(work, 'platformJournal', lines.map((line) => ({ ...rowOf(work, line), details: line.details ?? {} })))
  for (const line of lines) await enqueueFollowing(work, line)
}
