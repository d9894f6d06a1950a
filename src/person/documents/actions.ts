import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as access from '#person/access'
import { ensureSeen } from '#person/actions'
import { normaliseNumber, type PersonDocument, type Showing } from '#person/documents/model'
import { numberIndex } from '#person/documents/sealed'
import * as store from '#person/documents/store'
import { journal } from '#platform/journal'
import { placeOf } from '#platform/vault'
import { staffOf, type Work } from '#platform/work'

const numberPlace = (id: string): string => placeOf('person_document', 'number', id)

type Kept = Awaited<ReturnType<typeof store.listDocuments>>[number]

const numberOf = (work: Work, { id, number }: Kept): string => work.vault.open(number, numberPlace(id))

const documentOf = (work: Work, kept: Kept): PersonDocument => {
  const { id, kind, country, validUntil, recordedBy, recordedAt } = kept
  const number = numberOf(work, kept)
  const ending = number.slice(number.length > 6 ? -3 : -1)
  return { id, kind: kind as PersonDocument['kind'], ending, country, validUntil, recordedBy, recordedAt }
}

/** The documents of a person; of each number only its end. The read is a line of the journal. Problem: `not-found`. */
export const list = async (work: Work, personId: string): Promise<PersonDocument[]> => {
  await ensureSeen(work, personId)
  const kept = await store.listDocuments(work, personId)
  await journal(work, { verb: 'person.documents-read', subject: { word: 'person', id: personId }, details: { count: kept.length } })
  return kept.map((each) => documentOf(work, each))
}

/**
 * Writes down a document that was shown. Its number is sealed before it reaches the database. Problems: `forbidden`, `not-found`,
 * `already-exists` (the file has this document).
 */
export const show = async (work: Work, personId: string, { number, ...shown }: Showing): Promise<{ id: string }> => {
  if (!access.mayWrite(work.actor)) throw new Problem('forbidden')
  await ensureSeen(work, personId)
  const sought = normaliseNumber(number)
  if (await store.hasDocument(work, personId, shown.kind, work.vault.blinds(sought, numberIndex))) throw new Problem('already-exists')
  const id = newId()
  await store.insertDocument(work, {
    id,
    personId,
    ...shown,
    number: work.vault.seal(number, numberPlace(id)),
    numberIndex: work.vault.blind(sought, numberIndex),
    recordedBy: staffOf(work).organisationId,
    recordedAt: work.now.toString(),
  })
  await journal(work, { verb: 'person.document-shown', subject: { word: 'person', id: personId }, details: { document: id, kind: shown.kind } })
  return { id }
}

const get = async (work: Work, personId: string, id: string): Promise<Kept> => {
  const found = await store.findDocument(work, personId, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** The whole number of one document: a line of the journal by itself. Problem: `not-found`. */
export const reveal = async (work: Work, personId: string, id: string): Promise<{ number: string }> => {
  const found = await get(work, personId, id)
  await journal(work, { verb: 'person.document-number-read', subject: { word: 'person', id: personId }, details: { document: id } })
  return { number: numberOf(work, found) }
}

/**
 * Takes a document out of the file: it was written down by mistake, or is no longer needed. Problems: `forbidden` (another organisation
 * wrote it down), `not-found`.
 */
export const remove = async (work: Work, personId: string, id: string): Promise<void> => {
  if (!access.mayWrite(work.actor)) throw new Problem('forbidden')
  if (!access.mayTakeOut(work.actor, await get(work, personId, id))) throw new Problem('forbidden')
  await store.deleteDocument(work, id)
  await journal(work, { verb: 'person.document-removed', subject: { word: 'person', id: personId }, details: { document: id } })
}

/** Every document of a person with its whole number: for the person who asks what is held. Whoever calls it writes the line of the journal. */
export const all = async (work: Work, personId: string): Promise<(PersonDocument & { number: string })[]> =>
  (await store.listDocuments(work, personId)).map((kept) => ({ ...documentOf(work, kept), number: numberOf(work, kept) }))

/** Takes away every document of a person, for good: the product itself, where what was kept has come to its end. Answers how many there were. */
export const erase = async (work: Work, personId: string): Promise<number> => {
  if (work.actor.kind !== 'system') throw new Problem('forbidden')
  return store.eraseDocuments(work, personId)
}
