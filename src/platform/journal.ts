import { newId } from '#language/id'
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

/**
 * Writes one line of the journal in the transaction of the write that it tells of, or of the read of a sensitive file, and enqueues
 * what must follow.
 */
export const journal = async (work: Work, line: JournalLine): Promise<void> => {
  const staff = work.actor.kind === 'staff' ? work.actor : null
  const { verb, subject, details = {} } = line
  await work.db
    .insertInto('platformJournal')
    .values({
      id: newId(),
      at: work.now.toString(),
      verb,
      subjectWord: subject.word,
      subjectId: subject.id,
      personId: line.person ?? (subject.word === 'person' ? subject.id : null),
      staffId: staff?.staffId ?? null,
      role: staff?.role ?? null,
      organisationId: staff?.organisationId ?? null,
      details: JSON.stringify(details),
    })
    .execute()
  for (const { queue, data } of work.follow({ verb, subjectId: subject.id, details })) await work.enqueue(queue, data)
}
