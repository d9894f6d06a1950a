import type { ChildProcess } from 'node:child_process'
import { spawn, spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { closeSync, existsSync, openSync, readFileSync, readlinkSync, realpathSync, renameSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { giveToOwner } from '../directory.ts'
import { Failure, codeOf } from '../failure.ts'
import { dataName, program, runProgram, surroundings } from './run.ts'
import type { Site } from './run.ts'

/** A server that serves a cluster now. */
export type Postmaster = { pid: number; port: number }

/** The server that serves the cluster, as its `postmaster.pid` says, if that process lives and is the one meant. */
export function livePostmaster(cluster: string): Postmaster | undefined {
  const said = readPidFile(cluster)
  return said !== undefined && isServing(said.pid, cluster) ? said : undefined
}

function readPidFile(cluster: string): Postmaster | undefined {
  try {
    const [pid, , , port] = readFileSync(join(cluster, 'postmaster.pid'), 'utf8').split('\n').map(Number)
    return pid === undefined || port === undefined || !(pid > 0) ? undefined : { pid, port }
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined
    throw error
  }
}

/** After a crash the number may belong to another process by now (in a container it nearly always does). */
function isServing(pid: number, cluster: string): boolean {
  if (!isAlive(pid)) return false
  if (process.platform === 'linux') return workingDirectory(pid) === realpathSync(cluster)
  if (process.platform === 'win32') return spawnSync('tasklist', ['/FI', `PID eq ${pid}`], { encoding: 'utf8' }).stdout.includes('postgres')
  return spawnSync('ps', ['-p', `${pid}`, '-o', 'comm='], { encoding: 'utf8' }).stdout.includes('postgres')
}

/** Whether a process of this number lives, ours or another's. */
export function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return codeOf(error) === 'EPERM'
  }
}

function workingDirectory(pid: number): string | undefined {
  try {
    return readlinkSync(`/proc/${pid}/cwd`)
  } catch {
    return undefined
  }
}

/** A server on its way up: `outcome` tells what it complained of if it ends before it serves. */
export type Launch = { outcome: () => string | undefined }

/** Starts the server as a process group of its own: a Ctrl-C meant for us must not reach it before we are done. */
export async function launch(site: Site, log: string): Promise<Launch> {
  const options = await serverOptions(site)
  disarmStaleFiles(site.cluster)
  rotate(log)
  const from = statSync(log, { throwIfNoEntry: false })?.size ?? 0
  const complaint = () => readFileSync(log).subarray(from).toString()
  if (process.platform === 'win32') return launchOnWindows(site, log, options)
  const handle = openSync(log, 'a', 0o600)
  giveToOwner(log)
  const child = spawn(program(site, 'postgres'), ['-D', dataName(site), ...options], {
    ...surroundings(site), detached: true, stdio: ['ignore', handle, handle],
  })
  closeSync(handle)
  child.unref()
  return { outcome: watched(child, complaint) }
}

function watched(child: ChildProcess, complaint: () => string): () => string | undefined {
  let spawnError: string | undefined
  child.on('error', (error) => { spawnError = `FATAL: ${error.message}` })
  return () => spawnError ?? (child.exitCode === null && child.signalCode === null ? undefined : complaint())
}

/** There `pg_ctl` takes an administrator's rights away first, with which the server would refuse to run. */
function launchOnWindows(site: Site, log: string, options: string[]): Launch {
  runProgram(site, 'pg_ctl', ['start', '-D', site.cluster, '-l', log, '-w', '-o', options.map((option) => `"${option}"`).join(' ')])
  return { outcome: () => undefined }
}

async function serverOptions(site: Site): Promise<string[]> {
  const reach = site.transport === 'socket'
    ? { listen_addresses: '', unix_socket_directories: '.', unix_socket_permissions: '0700', port: '5432' }
    : { listen_addresses: '127.0.0.1', unix_socket_directories: '', port: `${await freePort(readPidFile(site.cluster)?.port ?? 0)}` }
  // A statement or a detail in the log would carry what people told us.
  const quiet = { log_error_verbosity: 'terse', log_min_error_statement: 'panic', log_checkpoints: 'off' }
  const hasty = { fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', wal_level: 'minimal', max_wal_senders: '0' }
  const settings = { ...reach, ...quiet, cluster_name: 'rawabit', jit: 'off', ...(site.quick ? hasty : {}) }
  return Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`])
}

/** The port of the last server where it is still free, so that an address given out stays true after a crash. */
async function freePort(wanted: number): Promise<number> {
  const probe = createServer()
  const listening = once(probe, 'listening')
  probe.listen(wanted, '127.0.0.1')
  try {
    await listening
    const address = probe.address()
    return typeof address === 'object' && address !== null ? address.port : 0
  } catch (error) {
    if (wanted !== 0 && codeOf(error) === 'EADDRINUSE') return freePort(0)
    throw error
  } finally {
    probe.close()
  }
}

/**
 * Only called when no server lives here. The file may name a process that is alive but another's, before which
 * PostgreSQL would give way: it then gets a number that no process has. It is not removed, for PostgreSQL reads from
 * it which shared memory the last server used, and waits until the last of that one's children is gone.
 */
function disarmStaleFiles(cluster: string): void {
  for (const name of ['.s.PGSQL.5432', '.s.PGSQL.5432.lock']) rmSync(join(cluster, name), { force: true })
  const file = join(cluster, 'postmaster.pid')
  const stale = readPidFile(cluster)
  if (stale === undefined) return rmSync(file, { force: true })
  if (!isAlive(stale.pid)) return
  const [, ...rest] = readFileSync(file, 'utf8').split('\n')
  writeFileSync(file, ['2147483647', ...rest].join('\n'))
}

function rotate(log: string): void {
  if (existsSync(log) && statSync(log).size > 16 << 20) renameSync(log, `${log}.1`)
}

/** Stops a server: who is still connected is sent away, what was committed is on disk. Waits until it is gone. */
export async function halt(site: Site, server: Postmaster, patience = 60_000): Promise<void> {
  if (process.platform === 'win32') runProgram(site, 'pg_ctl', ['stop', '-D', site.cluster, '-m', 'fast', '-w'])
  else signal(server.pid)
  const deadline = Date.now() + patience
  while (livePostmaster(site.cluster)?.pid === server.pid) {
    if (Date.now() > deadline) throw new Failure('database-unavailable', `The database server (process ${server.pid}) does not stop.`)
    await pause(10)
  }
}

function signal(pid: number): void {
  try {
    process.kill(pid, 'SIGINT')
  } catch (error) {
    if (codeOf(error) !== 'ESRCH') throw error
  }
}
