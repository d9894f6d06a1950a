import { existsSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'

/**
 * A directory that goes away after the last test of the calling file, in memory where there is a place for it.
 *
 * @param kind `durable` for a real disk, where what is flushed must last
 * @returns a function that makes a new directory below it, or names one that is not there yet
 */
export function useDirectory(kind: 'memory' | 'durable' = 'memory'): { make: (name: string) => string; name: (name: string) => string } {
  const home = mkdtempSync(join(kind === 'memory' && existsSync('/dev/shm') ? '/dev/shm' : tmpdir(), 'rawabit-directory-'))
  afterAll(() => rmSync(home, { recursive: true, force: true }))
  const name = (part: string): string => join(home, part)
  const make = (part: string): string => {
    mkdirSync(name(part), { recursive: true, mode: 0o700 })
    return name(part)
  }
  return { make, name }
}
