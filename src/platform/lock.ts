import { closeSync, existsSync, openSync } from 'node:fs'
import { DatabaseSync } from 'node:sqlite'
import { setTimeout as pause } from 'node:timers/promises'
import { giveToOwner, isFull } from './directory.ts'
import { Failure, codeOf, sentenceOf } from './failure.ts'

/**
 * Runs an action while no other process, nor anything else in this one, holds the lock file.
 * The kernel keeps the lock (through SQLite, the same on every system), so it ends with the process
 * that holds it, however that dies: there is no stale lock to judge.
 *
 * @param patience milliseconds to wait for another holder before giving up
 * @throws Failure `directory-unusable` when the file cannot be made or the holder does not let go
 */
export async function withLock<T>(file: string, action: () => Promise<T>, patience = 180_000): Promise<T> {
  const lock = await acquire(file, Date.now() + patience)
  try {
    return await action()
  } finally {
    lock.close()
  }
}

async function acquire(file: string, deadline: number): Promise<DatabaseSync> {
  for (;;) {
    const lock = attempt(file)
    if (lock !== undefined) return lock
    if (Date.now() > deadline) throw new Failure('directory-unusable', `Another process has held ${file} for too long.`)
    await pause(30)
  }
}

function attempt(file: string): DatabaseSync | undefined {
  let database: DatabaseSync | undefined
  try {
    makeOnce(file)
    database = new DatabaseSync(file, { timeout: 0 })
    // Nothing is ever written through it, not even a journal, so it also locks where the disk is full.
    database.exec('pragma journal_mode = memory; begin exclusive')
    return database
  } catch (error) {
    database?.close()
    if (isHeld(error)) return undefined
    if (isFull(error)) throw new Failure('disk-full', `No space is left for ${file}.`, { cause: error })
    throw new Failure('directory-unusable', `The lock ${file} cannot be used: ${sentenceOf(error)}.`, { cause: error })
  }
}

const isHeld = (error: unknown): boolean =>
  error instanceof Error && 'errcode' in error && typeof error.errcode === 'number' && [5, 6].includes(error.errcode & 0xff)

/** Never opens a file that exists: to close it again would drop the lock that this very process may hold on it. */
function makeOnce(file: string): void {
  if (existsSync(file)) return
  try {
    closeSync(openSync(file, 'wx', 0o600))
    giveToOwner(file)
  } catch (error) {
    if (codeOf(error) !== 'EEXIST') throw error
  }
}
