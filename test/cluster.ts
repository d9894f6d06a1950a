import { chmodSync, existsSync, mkdtempSync, readdirSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { loadAll } from '#app/load'
import { startEmbedded } from '#platform/embedded'
import { installedBinaries } from '#platform/embedded/installed'
import { isAlive, livePostmaster } from '#platform/embedded/postmaster'
import { migrate } from '#platform/migrate'

/** The server on which the tests of this run make their databases. `owner` owns them and is no superuser where we may choose. */
export type TestServer = { adminUrl: string; owner: string | null; template: string }

declare module 'vitest' {
  interface ProvidedContext {
    server: TestServer
  }
}

type Running = { adminUrl: string; owner: string | null; stop: () => Promise<void> }

/** Once for a run: a server of its own, and on it one template, migrated and with the real data, that each file copies. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const running = await startServer()
  const server = { adminUrl: running.adminUrl, owner: running.owner, template: `rawabit_test_${process.pid}` }
  await makeTemplate(server)
  project.provide('server', server)
  return async () => {
    await asAdmin(server, `drop database if exists ${server.template}`)
    await running.stop()
  }
}

/** `RAWABIT_TEST_ON=postgres` asks for another PostgreSQL than the packaged one: `TEST_DATABASE_URL`, else Debian's. */
async function startServer(): Promise<Running> {
  if (process.env['RAWABIT_TEST_ON'] !== 'postgres') return startOwn({})
  const given = process.env['TEST_DATABASE_URL']
  if (given !== undefined && given !== '') return { adminUrl: given, owner: null, stop: () => Promise.resolve() }
  const binaries = installedBinaries()
  if (binaries === undefined) throw new Error('No other PostgreSQL is installed; set TEST_DATABASE_URL.')
  return startOwn({ binaries })
}

/**
 * In memory where there is a place for it, in a directory of its own that goes with the run. Others may pass through it:
 * where root runs the tests, Debian's server runs as another account.
 */
async function startOwn(options: { binaries?: { directory: string; major: number } }): Promise<Running> {
  const home = existsSync('/dev/shm') ? '/dev/shm' : tmpdir()
  await sweep(home)
  const directory = mkdtempSync(join(home, `rawabit-test-${process.pid}-`))
  chmodSync(directory, 0o711)
  const { adminUrl, stop } = await startEmbedded({ directory, quick: true, ...options })
  return {
    adminUrl,
    owner: 'rawabit',
    stop: async () => {
      await stop()
      rmSync(directory, { recursive: true, force: true })
    },
  }
}

/** Clears away what a run left behind that was killed. */
async function sweep(home: string): Promise<void> {
  for (const name of readdirSync(home)) {
    const pid = Number(/^rawabit-test-(\d+)-/.exec(name)?.[1])
    if (!(pid > 0) || isAlive(pid)) continue
    const directory = join(home, name)
    const left = livePostmaster(join(directory, 'postgresql'))
    if (left !== undefined) process.kill(left.pid, 'SIGQUIT')
    for (let wait = 0; wait < 100 && livePostmaster(join(directory, 'postgresql')) !== undefined; wait++) await pause(20)
    rmSync(directory, { recursive: true, force: true })
  }
}

async function makeTemplate(server: TestServer): Promise<void> {
  await asAdmin(server, `create database ${server.template} ${ownedBy(server)}`)
  const url = addressOf(server, server.template)
  await migrate(url)
  await loadAll(url)
}

export const ownedBy = ({ owner }: TestServer): string => (owner === null ? '' : `owner ${owner}`)

/** The address of a database of the test server, as its owner. */
export function addressOf({ adminUrl, owner }: TestServer, database: string): string {
  const url = new URL(adminUrl)
  if (owner !== null) url.username = owner
  url.pathname = `/${database}`
  return url.toString()
}

/** Runs one statement as the server's administrator, outside the databases of the tests. */
export async function asAdmin({ adminUrl }: TestServer, statement: string): Promise<void> {
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  try {
    await client.query(statement)
  } finally {
    await client.end()
  }
}
