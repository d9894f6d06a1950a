import * as access from '#casework/access'
import type { Note, Notes, Noting, WrittenNote } from '#casework/model'
import * as store from '#casework/notes/store'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { compartments } from '#organisation/model'
import * as Persons from '#person/actions'
import { journal } from '#platform/journal'
import { placeOf } from '#platform/vault'
import { staffOf, type Work } from '#platform/work'

/** Every note is sealed before it reaches the database: whoever copies that reads nothing. */
const textPlace = (id: string): string => placeOf('casework_note', 'sealed', id)
const opened = (work: Work, { sealed, ...note }: store.SealedNote): Note => ({ ...note, text: work.vault.open(sealed, textPlace(note.id)) })

const get = async (work: Work, id: string): Promise<WrittenNote> => {
  const found = await store.findNote(work, id, staffOf(work).staffId)
  if (!found) throw new Problem('not-found')
  const { sealed: _, ...note } = found
  return note
}

/**
 * Writes a note about a person, in one compartment; it is never changed. One's own organisation reads it, and of it those cleared for the
 * compartment; in protection, oneself and those named. Problems: `forbidden` (not cleared, or seen through broken glass only), `not-found`,
 * `unknown-reference` (a reader who is no cleared colleague).
 */
export const write = async (work: Work, personId: string, noting: Noting): Promise<WrittenNote> => {
  const person = await Persons.get(work, personId)
  if (!access.mayNote(work.actor, noting.compartment)) throw new Problem('forbidden')
  const { organisationId, staffId } = staffOf(work)
  const readers = [...new Set(noting.readers)].filter((each) => each !== staffId)
  await Organisation.ensureCleared(work, 'protection', readers, 'readers')
  const id = newId()
  const at = work.now.toString()
  await store.insertNote(work, {
    id, personId, organisationId, compartment: noting.compartment, authorId: staffId, sealed: work.vault.seal(noting.text, textPlace(id)), at, synthetic: person.synthetic,
  })
  await store.setReaders(work, id, staffId, readers)
  const details = { note: id, compartment: noting.compartment, readers }
  await journal(work, { verb: 'casework.noted', subject: { word: 'casework', id }, person: personId, details })
  return get(work, id)
}

/**
 * The notes about a person that one may read, the latest first; of the others not even their number. The read is a line of the journal.
 * Problem: `not-found`.
 */
export const list = async (work: Work, personId: string): Promise<Notes> => {
  await Persons.ensureSeen(work, personId)
  const items = (await store.listNotes(work, personId, staffOf(work).staffId)).map((note) => opened(work, note))
  const details = { notes: items.map(({ id }) => id) }
  await journal(work, { verb: 'casework.notes-read', subject: { word: 'person', id: personId }, details })
  return { items, compartments: compartments.filter((each) => access.mayNote(work.actor, each)) }
}

/** Names anew who may read a note of one's own in protection. Problems: `not-found` (another's note), `unknown-reference`, `transition-refused`. */
export const share = async (work: Work, id: string, staff: string[]): Promise<WrittenNote> => {
  const note = await get(work, id)
  if (!note.mine) throw new Problem('not-found')
  if (note.compartment !== 'protection') throw new Problem('transition-refused')
  const readers = [...new Set(staff)].filter((each) => each !== note.author.id)
  await Organisation.ensureCleared(work, 'protection', readers, 'readers')
  await store.setReaders(work, id, note.author.id, readers)
  const person = await store.personOf(work, id)
  await journal(work, { verb: 'casework.note-shared', subject: { word: 'casework', id }, person, details: { readers } })
  return get(work, id)
}
