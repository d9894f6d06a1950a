import { z } from 'zod'
import { Problem } from '#language/problem'
import * as access from '#journal/access'
import type { FileJournal, FileJournalFilter, JournalFilter, JournalPage, Opening } from '#journal/model'
import * as store from '#journal/store'
import * as Persons from '#person/actions'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'

const placeOf = (cursor: string | undefined): number | null => decodeCursor(cursor, z.tuple([z.int()]))?.[0] ?? null

const pageOf = <Line extends { position: number }>(lines: Line[], limit: number): { items: Line[]; next: string | null } => {
  const items = lines.slice(0, limit)
  const last = items.at(-1)
  return { items, next: lines.length > limit && last ? encodeCursor([last.position]) : null }
}

/**
 * A page of the journal, the newest lines first, and the head of its chain. To begin reading it is a line of it. Problem: `forbidden`.
 */
export const list = async (work: Work, filter: JournalFilter): Promise<JournalPage> => {
  if (!access.mayRead(work.actor)) throw new Problem('forbidden')
  const { cursor, ...asked } = filter
  const seal = (await store.findSeal(work)) ?? null
  const { items, next } = pageOf(await store.listLines(work, filter, placeOf(cursor)), filter.limit)
  if (cursor === undefined) await journal(work, { verb: 'journal.read', subject: { word: 'journal', id: null }, details: asked })
  return { items: items.map((line) => ({ ...line, sealed: line.position <= (seal?.position ?? 0) })), next, seal }
}

/**
 * Who saw one file, when and why, the latest first: everything for the data-protection officer; for the supervisor of an organisation that
 * is involved, what its own staff did, and that those opened it with whom it exchanged a referral. To begin reading it is a line of it.
 * Problems: `forbidden`, `not-found`.
 */
export const ofPerson = async (work: Work, personId: string, filter: FileJournalFilter): Promise<FileJournal> => {
  if (!access.mayReadOfFile(work.actor)) throw new Problem('forbidden')
  await Persons.ensureSeen(work, personId)
  const page = pageOf(await store.listOfPerson(work, personId, filter.limit, placeOf(filter.cursor)), filter.limit)
  if (filter.cursor === undefined) await journal(work, { verb: 'journal.file-read', subject: { word: 'person', id: personId } })
  return { ...page, whole: staffOf(work).reach === 'every' }
}

/** How often each organisation opened a file, to be told to the person by who may read every file; nothing for anybody else. */
export const openings = (work: Work, personId: string): Promise<Opening[]> =>
  access.mayRead(work.actor) && staffOf(work).reach === 'every' ? store.countOpenings(work, personId) : Promise.resolve([])
