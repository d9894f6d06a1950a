import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { compartments } from '#organisation/model'
import * as access from '#person/access'
import { ensureSeen } from '#person/actions'
import { type Attaching, endings, type Pieces } from '#person/pieces/model'
import * as store from '#person/pieces/store'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { StreamReply } from '#platform/route'
import { accept, type MediaType } from '#platform/strip'
import { staffOf, type Work } from '#platform/work'

const isNamedAfter = (name: string, mediaType: MediaType): boolean =>
  (endings[mediaType] as readonly string[]).includes(name.split('.').at(-1)?.toLowerCase() ?? '')

/** What was brought, as it may be kept. Problems: `invalid-input` (no base64), `file-too-large`, `file-not-accepted`. */
const read = (work: Work, { name, content }: Attaching): { mediaType: MediaType; bytes: Buffer } => {
  const bytes = Buffer.from(content, 'base64')
  if (bytes.length > work.limits.file) throw new Problem('file-too-large')
  if (bytes.toString('base64') !== content) throw new Problem('invalid-input', [{ path: 'content', code: 'malformed' }])
  const accepted = accept(bytes)
  if (!accepted || !isNamedAfter(name, accepted.mediaType)) throw new Problem('file-not-accepted', [{ path: 'content', code: 'not-accepted' }])
  return accepted
}

/**
 * Adds a piece to a file: a scan of a document, a signed consent. It is sealed on the disk, in one compartment. Problems: `forbidden` (not
 * cleared, or seen through broken glass only), `not-found`, `file-too-large`, `file-not-accepted` (neither PDF, PNG nor JPEG, or named otherwise).
 */
export const attach = async (work: Work, personId: string, attaching: Attaching): Promise<{ id: string }> => {
  if (!access.mayAttach(work.actor, attaching.compartment)) throw new Problem('forbidden')
  await ensureSeen(work, personId)
  const { mediaType, bytes } = read(work, attaching)
  const { organisationId, staffId } = staffOf(work)
  const { id: fileId } = await Files.keepSealed(work, { name: 'piece', mediaType, content: [bytes] }, { organisationId, staffId })
  const id = newId()
  const { name, kind, compartment } = attaching
  await store.insertPiece(work, { id, personId, organisationId, staffId, compartment, kind, name, fileId, addedAt: work.now.toString() })
  await journal(work, { verb: 'person.piece-added', subject: { word: 'person', id: personId }, details: { piece: id, kind, compartment } })
  return { id }
}

/** The pieces of a person that one may read; of the others not even their number. The read is a line of the journal. Problem: `not-found`. */
export const list = async (work: Work, personId: string): Promise<Pieces> => {
  await ensureSeen(work, personId)
  const items = await store.listPieces(work, personId)
  await journal(work, { verb: 'person.pieces-read', subject: { word: 'person', id: personId }, details: { count: items.length } })
  return { items, compartments: compartments.filter((each) => access.mayAttach(work.actor, each)), limit: work.limits.file }
}

const get = async (work: Work, personId: string, id: string) => {
  const found = await store.findPiece(work, personId, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** The file of a piece, as a download. That it was opened is a line of the journal. Problem: `not-found`. */
export const open = async (work: Work, personId: string, id: string): Promise<StreamReply> => {
  const { fileId, name } = await get(work, personId, id)
  const file = await Files.fetchSealed(work, fileId, name)
  await journal(work, { verb: 'person.piece-opened', subject: { word: 'person', id: personId }, details: { piece: id } })
  return file
}

/** Takes a piece out of the file; what the disk holds of it goes by a job. Problems: `forbidden`, `not-found`. */
export const remove = async (work: Work, personId: string, id: string): Promise<void> => {
  const { fileId } = await get(work, personId, id)
  if (!(await store.deletePiece(work, id))) throw new Problem('forbidden')
  await journal(work, { verb: 'person.piece-removed', subject: { word: 'person', id: personId }, details: { piece: id, files: [fileId] } })
}

/** Takes away every piece of a person, for good: the product itself, where what was kept has come to its end. Answers how many there were. */
export const erase = async (work: Work, personId: string): Promise<number> => {
  if (work.actor.kind !== 'system') throw new Problem('forbidden')
  const files = await store.erasePieces(work, personId)
  if (files.length > 0) await journal(work, { verb: 'person.pieces-erased', subject: { word: 'person', id: personId }, details: { files } })
  return files.length
}
