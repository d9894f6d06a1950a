import { existsSync, statSync, statfsSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import { installedBinaries } from '#platform/embedded/installed'
import { livePostmaster } from '#platform/embedded/postmaster'
import { Failure, endings, sentenceOf } from '#platform/failure'
import { pendingMigrations } from '#platform/migrate'
import type { Wishes } from '#platform/settings'
import { readWishes } from '#platform/settings'
import { findChromium } from '../chromium.ts'
import { ensureFreePort } from '../port.ts'
import { print } from '../print.ts'
import { openStore } from '../store.ts'
import { isWebCurrent } from '../web.ts'

/** What was looked at: in order, worth knowing, or in the way of a start. */
type Sight = { state: 'ok' | 'note' | 'bad'; text: string }

const ok = (text: string): Sight => ({ state: 'ok', text })
const note = (text: string): Sight => ({ state: 'note', text })
const bad = (text: string): Sight => ({ state: 'bad', text })

/** Looks at everything that a start and the tests need, changes nothing, and ends with 1 where something is in the way. */
export async function run(arguments_: string[]): Promise<number> {
  parseArgs({ args: arguments_, options: {} })
  const wishes = readWishes()
  const sights = [
    ok(`Node ${process.version} on ${process.platform}-${process.arch}`),
    ...lookAtDirectory(wishes.data),
    await lookAtStore(wishes),
    await lookAtPort(wishes),
    isWebCurrent() ? ok('The web pages are built.') : note('The web pages are built at the next start.'),
    lookForServer(),
    lookForBrowser(),
  ]
  for (const { state, text } of sights) print(`${state.padEnd(5)} ${text}`)
  return sights.some(({ state }) => state === 'bad') ? endings.failed.code : endings.done.code
}

function lookAtDirectory(data: string): Sight[] {
  if (!existsSync(data)) return [note(`The data directory ${data} is made at the next start.`)]
  if (!statSync(data).isDirectory()) return [bad(`The data directory ${data} is no directory.`)]
  const { bavail, bsize } = statfsSync(data)
  const free = `${(bavail * bsize / 1e9).toFixed(1)} GB are free`
  return [bavail * bsize < 1e9 ? bad(`In the data directory ${data} only ${free}.`) : ok(`The data directory is ${data}; ${free}.`)]
}

/** Asks a database that is there; one that stands still is left standing. */
async function lookAtStore(wishes: Wishes): Promise<Sight> {
  const cluster = join(wishes.data, 'postgresql')
  if (wishes.databaseUrl === undefined && !existsSync(cluster)) return note('There is no store yet; it is made at the next start.')
  if (wishes.databaseUrl === undefined && livePostmaster(cluster) === undefined) return note(`The store ${cluster} is not running.`)
  try {
    const { pending, url } = await standingOf(wishes)
    return pending.length === 0 ? ok(`The database is up and its schema current${url}.`) : note(`The next start applies ${pending.join(', ')}.`)
  } catch (error) {
    return bad(error instanceof Failure ? error.message : sentenceOf(error))
  }
}

/** What the next start would apply; and, for the packaged server, where PostgreSQL's own tools find it: a socket, no password. */
async function standingOf(wishes: Wishes): Promise<{ pending: string[]; url: string }> {
  if (wishes.databaseUrl !== undefined) return { pending: await pendingMigrations(wishes.databaseUrl), url: '' }
  const store = await openStore(wishes, undefined, { migrated: false })
  try {
    return { pending: await pendingMigrations(store.url), url: `; PostgreSQL’s own tools reach it at ${store.url}` }
  } finally {
    await store.close()
  }
}

async function lookAtPort({ host, port }: Wishes): Promise<Sight> {
  try {
    await ensureFreePort(host, port)
    return ok(`The port ${port} of ${host} is free.`)
  } catch (error) {
    return note(sentenceOf(error))
  }
}

function lookForServer(): Sight {
  const found = installedBinaries()
  return found === undefined
    ? note('The tests run on the packaged PostgreSQL alone: apt-get install postgresql')
    : ok(`The tests also run on PostgreSQL ${found.major} of ${found.directory}.`)
}

function lookForBrowser(): Sight {
  const found = findChromium()
  return found === undefined ? note('The browser tests do not run: apt-get install chromium') : ok(`The browser tests run in ${found}.`)
}
