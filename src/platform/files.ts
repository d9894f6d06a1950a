import { createHash, randomBytes } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readFile, rename, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { SealedColumn } from '#platform/keys'
import type { FileReply, Received, StreamReply } from '#platform/route'
import { openContent, sealContent } from '#platform/sealed-file'
import { placeOf as placeInVault } from '#platform/vault'
import { staffOf, type Work } from '#platform/work'

/** What the keys seal here: the key of each sealed file. Its content on the disk stays as it is when the keys are renewed. */
export const sealed: readonly SealedColumn[] = [{ table: 'platform_file', column: 'sealed_key' }]

/** A file's place on the disk: by its own hash, so that equal files are one and a changed one is seen. */
const placeOf = (folder: string, sha256: string): { directory: string; path: string } => {
  const directory = join(folder, sha256.slice(0, 2))
  return { directory, path: join(directory, sha256) }
}

type Content = AsyncIterable<Uint8Array> | Iterable<Uint8Array>

/** Writes a content as it comes, whole and synced before it has its name; answers its hash. */
const writeWhole = async (folder: string, content: Content): Promise<string> => {
  const draft = join(folder, `draft.${newId()}`)
  const hash = createHash('sha256')
  const handle = await open(draft, 'wx', 0o600)
  try {
    for await (const part of content) {
      hash.update(part)
      await handle.write(part)
    }
    await handle.sync()
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    await handle.close()
  }
  const sha256 = hash.digest('hex')
  const { directory, path } = placeOf(folder, sha256)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  await rename(draft, path)
  return sha256
}

type Owner = { organisationId: string; staffId: string }
type Line = Owner & { id: string; name: string; mediaType: string; bytes: number; sha256: string; sealedKey?: string }

const insertLine = (work: Work, line: Line) => work.db.insertInto('platformFile').values({ ...line, createdAt: work.now.toString() }).execute()

/**
 * Keeps a file: on the disk first, whole and synced, then its line in the transaction in hand. A file whose line was rolled back is
 * only an unused one. Answers its id. `owner` is the organisation and the member of staff for whom it is kept.
 */
export const keep = async (work: Work, file: FileReply, owner: Owner): Promise<string> => {
  const id = newId()
  await mkdir(work.files, { recursive: true, mode: 0o700 })
  const sha256 = await writeWhole(work.files, [file.bytes])
  await insertLine(work, { id, name: file.name, mediaType: file.mediaType, bytes: file.bytes.length, sha256, ...owner })
  return id
}

const contentKey = (work: Work, id: string, sealedKey: string): Buffer => Buffer.from(work.vault.open(sealedKey, placeInVault('platform_file', 'sealed_key', id)), 'base64url')

/**
 * The same for a file about persons: sealed as it is written, with a key of its own that the vault seals. What the disk holds says nothing
 * but its length; the name that is kept here should say nothing either. Answers its id and how long it is.
 */
export const keepSealed = async (work: Work, file: { name: string; mediaType: string; content: Content }, owner: Owner): Promise<{ id: string; bytes: number }> => {
  const id = newId()
  const key = randomBytes(32)
  let bytes = 0
  const counted = async function* () {
    for await (const part of file.content) {
      bytes += part.length
      yield part
    }
  }
  await mkdir(work.files, { recursive: true, mode: 0o700 })
  const sha256 = await writeWhole(work.files, sealContent(key, id, counted()))
  const sealedKey = work.vault.seal(key.toString('base64url'), placeInVault('platform_file', 'sealed_key', id))
  await insertLine(work, { id, name: file.name, mediaType: file.mediaType, bytes, sha256, sealedKey, ...owner })
  return { id, bytes }
}

const find = async (work: Work, id: string) => {
  const line = await work.db
    .selectFrom('platformFile')
    .selectAll()
    .where('id', '=', id)
    .where('organisationId', '=', staffOf(work).organisationId)
    .executeTakeFirst()
  if (!line) throw new Problem('not-found')
  return line
}

/** A kept file of one's own organisation, with its hash proved. Problem: `not-found`, also where the disk no longer holds what was kept. */
export const fetch = async (work: Work, id: string): Promise<FileReply> => {
  const line = await find(work, id)
  const bytes = await readFile(placeOf(work.files, line.sha256).path).catch(() => null)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== line.sha256) throw new Problem('not-found')
  return { name: line.name, mediaType: line.mediaType, bytes }
}

const isWhole = async (path: string, sha256: string): Promise<boolean> => {
  const hash = createHash('sha256')
  try {
    for await (const part of createReadStream(path)) hash.update(part as Uint8Array)
    return hash.digest('hex') === sha256
  } catch {
    return false
  }
}

/** A sealed file of one's own organisation, opened as it is read; `name` is under which it is given out. Problem: `not-found`, as above. */
export const fetchSealed = async (work: Work, id: string, name: string): Promise<StreamReply> => {
  const { sealedKey, sha256, mediaType } = await find(work, id)
  const { path } = placeOf(work.files, sha256)
  if (!sealedKey || !(await isWhole(path, sha256))) throw new Problem('not-found')
  return { name, mediaType, stream: Readable.from(openContent(contentKey(work, id, sealedKey), id, createReadStream(path) as AsyncIterable<Uint8Array>)) }
}

/** Forgets a file for good: its line with its key, and what is on the disk where nothing else is the same. For the product itself. */
export const discard = async (work: Work, id: string): Promise<void> => {
  const gone = await work.db.deleteFrom('platformFile').where('id', '=', id).returning('sha256').executeTakeFirst()
  if (!gone) return
  const other = await work.db.selectFrom('platformFile').select('id').where('sha256', '=', gone.sha256).executeTakeFirst()
  if (!other) await rm(placeOf(work.files, gone.sha256).path, { force: true })
}

/**
 * Takes a file in, piece by piece: what comes is never whole in memory, and no transaction waits for it. Problem: `body-too-large`, where
 * it goes on past `most` bytes; nothing of it is kept then.
 */
export const receive = async (folder: string, name: string, pieces: AsyncIterable<Uint8Array>, most: number): Promise<Received> => {
  let bytes = 0
  const counted = async function* () {
    for await (const piece of pieces) {
      bytes += piece.length
      if (bytes > most) throw new Problem('body-too-large')
      yield piece
    }
  }
  await mkdir(folder, { recursive: true, mode: 0o700 })
  const sha256 = await writeWhole(folder, counted())
  return { name, bytes, sha256 }
}

/** Writes the line of a file that was received: from now on it belongs to the organisation of whoever sent it. Answers its id. */
export const keepReceived = async (work: Work, { name, bytes, sha256 }: Received, mediaType: string): Promise<string> => {
  const id = newId()
  const { organisationId, staffId } = staffOf(work)
  await insertLine(work, { id, name, mediaType, bytes, sha256, organisationId, staffId })
  return id
}

/** Where a kept file lies, for whoever reads it piece by piece. */
export const pathOf = (work: Pick<Work, 'files'>, sha256: string): string => placeOf(work.files, sha256).path

/** Takes away what the disk holds of a kept file; its line stays, and whoever asks for the file finds nothing. */
export const empty = (work: Pick<Work, 'files'>, sha256: string): Promise<void> => rm(pathOf(work, sha256), { force: true })
