import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import type { Binaries } from './binaries.ts'

const home = '/usr/lib/postgresql'

/** The newest PostgreSQL from 15 on that Debian's packages have installed, if any. */
export function installedBinaries(): Binaries | undefined {
  if (!existsSync(home)) return undefined
  return readdirSync(home)
    .map((name) => ({ major: Number(name), directory: join(home, name, 'bin') }))
    .filter(({ major, directory }) => major >= 15 && existsSync(join(directory, 'postgres')))
    .sort((one, other) => other.major - one.major)[0]
}
