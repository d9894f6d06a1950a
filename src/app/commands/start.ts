import { parseArgs } from 'node:util'
import { ensureDemonstration } from '#app/demo'
import { loadAll } from '#app/load'
import { ensurePapers } from '#app/papers'
import { ensurePublished } from '#app/publishing'
import { startServer } from '#app/server'
import { codeOf, sentenceOf } from '#platform/failure'
import type { Settings } from '#platform/settings'
import { readWishes, settle } from '#platform/settings'
import { ensureFreePort, portFailure } from '../port.ts'
import { print, warn } from '../print.ts'
import type { Stopping } from '../stopping.ts'
import { stopOnSignal } from '../stopping.ts'
import type { Store } from '../store.ts'
import { openStore } from '../store.ts'
import { ensureWeb } from '../web.ts'

type Server = Awaited<ReturnType<typeof startServer>>
type Login = Awaited<ReturnType<typeof ensureDemonstration>>[number]
type Wanted = { empty: boolean; web: boolean }
type Closing = (() => Promise<void>)[]

/** Starts everything and serves until a signal asks to stop; then ends in the order opposite to that of the start. */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({
    args: arguments_,
    options: {
      port: { type: 'string' },
      host: { type: 'string' },
      empty: { type: 'boolean', default: false },
      'no-web': { type: 'boolean', default: false },
    },
  })
  const wishes = readWishes(values)
  const stopping = stopOnSignal()
  const closing: Closing = []
  await ensureFreePort(wishes.host, wishes.port)
  try {
    await rise(settle(wishes), { empty: values.empty, web: !values['no-web'] }, closing, stopping)
    await stopping.asked
  } catch (error) {
    if (!stopping.signal.aborted) throw error
  } finally {
    for (const close of closing.reverse()) await close().catch((error: unknown) => warn(sentenceOf(error)))
  }
  return 0
}

/** The pages are built on one core while the database starts and is filled on the other. */
async function rise(settings: Settings, wanted: Wanted, closing: Closing, { signal }: Stopping): Promise<void> {
  const pages = wanted.web ? ensureWeb(signal) : Promise.resolve(false)
  const filled = fill(settings, wanted.empty, closing, signal)
  const [{ url, logins }] = await both(filled, pages)
  signal.throwIfAborted()
  const server = await serve(settings, url)
  closing.push(server.close)
  announce(server.address, logins)
}

async function fill(settings: Settings, empty: boolean, closing: Closing, signal: AbortSignal): Promise<{ url: string; logins: Login[] }> {
  const store: Store = await openStore(settings, warn)
  closing.push(store.close)
  signal.throwIfAborted()
  await loadAll(store.url)
  signal.throwIfAborted()
  const logins = empty ? [] : await ensureDemonstration(store.url)
  signal.throwIfAborted()
  if (logins.length > 0) await ensurePapers(store.url, settings)
  signal.throwIfAborted()
  await ensurePublished(store.url)
  return { url: store.url, logins }
}

/** Waits for both also when one fails, so that nothing still runs while we end. */
async function both<A, B>(first: Promise<A>, second: Promise<B>): Promise<[A, B]> {
  await Promise.allSettled([first, second])
  return Promise.all([first, second])
}

async function serve(settings: Settings, databaseUrl: string): Promise<Server> {
  try {
    return await startServer({ databaseUrl, settings })
  } catch (error) {
    if (['EADDRINUSE', 'EACCES', 'EADDRNOTAVAIL'].includes(codeOf(error))) throw portFailure(settings.host, settings.port, error)
    throw error
  }
}

function announce(address: string, logins: Login[]): void {
  print(`\n  Rawabit  ${address}\n`)
  for (const { role, email, password } of logins) print(`  ${role.padEnd(28)} ${email.padEnd(36)} ${password}`)
}
