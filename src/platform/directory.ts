import { chownSync, closeSync, existsSync, mkdirSync, openSync, readdirSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure, codeOf, sentenceOf } from './failure.ts'

/** Makes a directory and those missing above it, mode 0700, touching none that is there; says plainly why it cannot. */
export function prepareDirectory(directory: string): void {
  try {
    for (const missing of missingDirectories(directory)) makeDirectory(missing)
    readdirSync(directory)
    closeSync(openSync(join(directory, `.writable-${process.pid}`), 'w', 0o600))
    rmSync(join(directory, `.writable-${process.pid}`))
  } catch (error) {
    if (isFull(error)) throw new Failure('disk-full', `No space is left in the data directory ${directory}.`, { cause: error })
    throw new Failure('directory-unusable', `The data directory ${directory} cannot be used: ${sentenceOf(error)}.`, { cause: error })
  }
}

/** Whether the system said that there is no room, or no more of it for us. */
export const isFull = (error: unknown): boolean => ['ENOSPC', 'EDQUOT'].includes(codeOf(error))

/** The topmost first. (Node's own recursive making does not come back from some places, `/proc` among them.) */
function missingDirectories(directory: string): string[] {
  const missing: string[] = []
  for (let at = directory; !existsSync(at) && at !== dirname(at); at = dirname(at)) missing.unshift(at)
  return missing
}

function makeDirectory(directory: string): void {
  try {
    mkdirSync(directory, { mode: 0o700 })
    giveToOwner(directory)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}

/** What root makes in somebody's directory belongs to that somebody, who may come without root next time. */
export function giveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}
