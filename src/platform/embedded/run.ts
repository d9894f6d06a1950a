import { spawnSync } from 'node:child_process'
import { join } from 'node:path'
import { Failure } from '../failure.ts'
import type { Account } from './account.ts'
import { mayWalkTo } from './account.ts'
import type { Binaries } from './binaries.ts'

/** How the server is reached: by a socket inside its own directory, or (Windows) by a port of this machine alone. */
export type Transport = 'socket' | 'loopback'

/** Where a cluster lies, whose programs serve it, as whom, and how it is reached. */
export type Site = { cluster: string; binaries: Binaries; account: Account | undefined; transport: Transport; quick: boolean }

/**
 * The name by which the server finds its data. The account that root lends may be unable to walk there (a checkout
 * under /root): the process is then put into the directory before it becomes that account, and calls it by the one
 * name that needs no walking. (Needs PostgreSQL 16: earlier ones leave the directory while they look for their parts.)
 */
export const dataName = ({ account, cluster }: Site): string =>
  account !== undefined && process.platform === 'linux' && !mayWalkTo(cluster, account) ? '/proc/self/cwd' : cluster

export const program = (site: Site, name: 'postgres' | 'initdb' | 'pg_ctl'): string =>
  join(site.binaries.directory, process.platform === 'win32' ? `${name}.exe` : name)

/** Spawn options of every database program: its directory, its account, messages in English, and none of our settings. */
export const surroundings = (site: Site) => ({
  cwd: site.cluster,
  env: { PATH: process.env['PATH'] ?? '', LC_ALL: 'C', TZ: 'UTC', ...windowsNeeds() },
  ...(site.account === undefined ? {} : site.account),
})

const windowsNeeds = (): Record<string, string> =>
  process.platform === 'win32' ? { SystemRoot: process.env['SystemRoot'] ?? 'C:\\Windows', TEMP: process.env['TEMP'] ?? '' } : {}

/** Runs one of the programs to its end and gives back what it printed. */
export function runProgram(site: Site, name: 'postgres' | 'initdb' | 'pg_ctl', options: string[]): string {
  const run = spawnSync(program(site, name), options, { ...surroundings(site), encoding: 'utf8', maxBuffer: 1 << 24 })
  if (run.error !== undefined) {
    throw new Failure('database-unavailable', `${program(site, name)} does not run on this machine: ${run.error.message}.`, { cause: run.error })
  }
  if (run.status !== 0) throw failureOf(name, `${run.stderr}\n${run.stdout}`)
  return `${run.stdout}${run.stderr}`
}

/** Puts what a database program complained of into one sentence. */
export function failureOf(name: string, output: string): Failure {
  const complaint = output.split('\n').find((line) => /(FATAL|PANIC|ERROR|error):/.test(line))
  const reason = (complaint ?? output.trim().split('\n').at(-1) ?? '').replace(/^.*?(FATAL|PANIC|ERROR|error):\s*/, '')
  if (/No space left on device/.test(output)) return new Failure('disk-full', `No space is left for the database: ${reason}.`)
  if (/Permission denied/.test(output)) return new Failure('directory-unusable', `The database may not use its directory: ${reason}.`)
  return new Failure('database-unavailable', `${name} failed: ${reason}.`)
}
