import { chownSync, closeSync, mkdirSync, openSync, rmSync, statSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { Failure, codeOf, sentenceOf } from './failure.ts'

/** Makes a directory and those missing above it, mode 0700, touching none that is there; says plainly why it cannot. */
export function prepareDirectory(directory: string): void {
  try {
    const made = mkdirSync(directory, { recursive: true, mode: 0o700 })
    if (made !== undefined) giveToOwner(directory)
    closeSync(openSync(join(directory, `.writable-${process.pid}`), 'w', 0o600))
    rmSync(join(directory, `.writable-${process.pid}`))
  } catch (error) {
    if (['ENOSPC', 'EDQUOT'].includes(codeOf(error))) throw new Failure('disk-full', `No space is left in the data directory ${directory}.`, { cause: error })
    throw new Failure('directory-unusable', `The data directory ${directory} cannot be used: ${sentenceOf(error)}.`, { cause: error })
  }
}

/** What root makes in somebody's directory belongs to that somebody, who may come without root next time. */
export function giveToOwner(path: string): void {
  if (process.getuid?.() !== 0) return
  const { uid, gid } = statSync(dirname(path))
  chownSync(path, uid, gid)
}
