import { randomBytes } from 'node:crypto'
import { chownSync, closeSync, existsSync, fsyncSync, mkdirSync, openSync, readFileSync, readdirSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { giveToOwner } from '../directory.ts'
import { Failure } from '../failure.ts'
import { dataName, runProgram } from './run.ts'
import type { Site } from './run.ts'

/** Makes the cluster where there is none; refuses what is no cluster, or one of another major version. */
export function ensureCluster(site: Site): void {
  if (holdsNothing(site.cluster)) return createCluster(site)
  const made = Number.parseInt(readVersion(site.cluster), 10)
  if (made === site.binaries.major) return
  const way = made > site.binaries.major ? 'start it from a newer checkout' : 'bring it over with pg_upgrade, or dump and restore'
  throw new Failure('store-foreign', `The store ${site.cluster} was made by PostgreSQL ${made} and this is ${site.binaries.major}; ${way}.`)
}

function holdsNothing(cluster: string): boolean {
  if (!existsSync(cluster)) return true
  return reading(cluster, () => readdirSync(cluster)).length === 0
}

function readVersion(cluster: string): string {
  const file = join(cluster, 'PG_VERSION')
  if (!reading(cluster, () => existsSync(file))) throw new Failure('store-foreign', `The directory ${cluster} holds files, but no PostgreSQL store.`)
  return reading(cluster, () => readFileSync(file, 'utf8'))
}

function reading<T>(cluster: string, read: () => T): T {
  try {
    return read()
  } catch (error) {
    const owner = statSync(cluster).uid
    throw new Failure('directory-unusable', `The store ${cluster} belongs to another account (number ${owner}) and cannot be read.`, { cause: error })
  }
}

/** Built beside its place and moved there when whole: what was interrupted is never taken for a store. */
function createCluster(site: Site): void {
  const draft = { ...site, cluster: `${site.cluster}.new` }
  rmSync(draft.cluster, { recursive: true, force: true })
  mkdirSync(draft.cluster, { mode: 0o700 })
  if (site.account !== undefined) chownSync(draft.cluster, site.account.uid, site.account.gid)
  try {
    runProgram(draft, 'initdb', initialOptions(draft, passwordFile(site)))
    rmSync(site.cluster, { recursive: true, force: true })
    renameSync(draft.cluster, site.cluster)
    if (!site.quick) flush(dirname(site.cluster))
  } catch (error) {
    rmSync(draft.cluster, { recursive: true, force: true })
    throw error
  }
}

function initialOptions(site: Site, password: string | undefined): string[] {
  const access = password === undefined
    ? ['--auth-local=trust', '--auth-host=reject']
    : ['--auth=scram-sha-256', `--pwfile=${password}`]
  const locale = site.binaries.major >= 17 ? ['--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C'] : ['--locale=C.UTF-8']
  const safety = site.quick ? ['--no-sync'] : []
  return ['-D', dataName(site), '--username=postgres', '--encoding=UTF8', '--no-instructions', ...locale, ...access, ...safety]
}

/** The file that holds the password of a server on a port; a socket in a private directory needs none. */
function passwordFile(site: Site): string | undefined {
  if (site.transport === 'socket') return undefined
  const file = `${site.cluster}.password`
  if (!existsSync(file)) writeFileSync(file, randomBytes(24).toString('base64url'), { mode: 0o600 })
  giveToOwner(file)
  return file
}

export const passwordOf = (site: Site): string | undefined =>
  site.transport === 'socket' ? undefined : readFileSync(`${site.cluster}.password`, 'utf8')

/** A rename lasts through a power cut only when its directory is flushed; Windows has no such call and no such need. */
function flush(directory: string): void {
  if (process.platform === 'win32') return
  const handle = openSync(directory, 'r')
  fsyncSync(handle)
  closeSync(handle)
}
