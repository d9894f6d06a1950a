import { createHash } from 'node:crypto'
import { mkdir, open, readFile, rename } from 'node:fs/promises'
import { join } from 'node:path'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { FileReply } from '#platform/route'
import { staffOf, type Work } from '#platform/work'

/** A file's place on the disk: by its own hash, so that equal files are one and a changed one is seen. */
const placeOf = (folder: string, sha256: string): { directory: string; path: string } => {
  const directory = join(folder, sha256.slice(0, 2))
  return { directory, path: join(directory, sha256) }
}

const writeWhole = async (folder: string, sha256: string, bytes: Uint8Array): Promise<void> => {
  const { directory, path } = placeOf(folder, sha256)
  await mkdir(directory, { recursive: true, mode: 0o700 })
  const draft = `${path}.${newId()}`
  const handle = await open(draft, 'wx', 0o600)
  try {
    await handle.writeFile(bytes)
    await handle.sync()
  } finally {
    await handle.close()
  }
  await rename(draft, path)
}

/**
 * Keeps a file: on the disk first, whole and synced, then its line in the transaction in hand. A file whose line was rolled back is
 * only an unused one. Answers its id. `owner` is the organisation and the member of staff for whom it is kept.
 */
export const keep = async (
  work: Work,
  file: FileReply,
  owner: { organisationId: string; staffId: string },
): Promise<string> => {
  const id = newId()
  const sha256 = createHash('sha256').update(file.bytes).digest('hex')
  await writeWhole(work.files, sha256, file.bytes)
  await work.db
    .insertInto('platformFile')
    .values({ id, name: file.name, mediaType: file.mediaType, bytes: file.bytes.length, sha256, ...owner, createdAt: work.now.toString() })
    .execute()
  return id
}

/** A kept file of one's own organisation, with its hash proved. Problem: `not-found`, also where the disk no longer holds what was kept. */
export const fetch = async (work: Work, id: string): Promise<FileReply> => {
  const line = await work.db
    .selectFrom('platformFile')
    .selectAll()
    .where('id', '=', id)
    .where('organisationId', '=', staffOf(work).organisationId)
    .executeTakeFirst()
  if (!line) throw new Problem('not-found')
  const bytes = await readFile(placeOf(work.files, line.sha256).path).catch(() => null)
  if (!bytes || createHash('sha256').update(bytes).digest('hex') !== line.sha256) throw new Problem('not-found')
  return { name: line.name, mediaType: line.mediaType, bytes }
}
