import { mkdtempSync, realpathSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join, resolve } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { prepareDirectory } from './directory.ts'
import { serverAccount } from './embedded/account.ts'
import type { Binaries } from './embedded/binaries.ts'
import { packagedBinaries } from './embedded/binaries.ts'
import { ensureCluster, passwordOf } from './embedded/cluster.ts'
import type { Launch } from './embedded/postmaster.ts'
import { halt, launch, livePostmaster } from './embedded/postmaster.ts'
import type { Site, Transport } from './embedded/run.ts'
import { failureOf } from './embedded/run.ts'
import { Failure, codeOf, sentenceOf } from './failure.ts'
import { withLock } from './lock.ts'

/**
 * PostgreSQL without an installation: a real server, from the packages, over a directory of ours.
 *
 * Whoever needs the store calls `startEmbedded`: the first starts the server, the others find it (also one that
 * outlived a killed parent). Each holds one connection with a shared advisory lock for as long as it uses the store;
 * the last to call `stop` sees that nobody else holds it and stops the server, whoever started it. A process that is
 * killed loses its connection, and with it its share, so nothing is left to clean up. If the server dies while
 * somebody uses it, the first user to notice starts it again.
 */
export type Embedded = {
  /** The address of the database, as its owner, who is no superuser: what holds here holds on a ministry's server. */
  url: string
  /** The same as the superuser, for tests and maintenance. */
  adminUrl: string
  /** Whether this call started the server. */
  owner: boolean
  stop: () => Promise<void>
}

export type EmbeddedOptions = {
  /** Made where it is missing, mode 0700. The cluster lies in `postgresql` below it, the server's log beside that. */
  directory: string
  /** Gives up safety for speed (no flush to disk): for tests only. */
  quick?: boolean
  /** Other programs than the packaged ones. */
  binaries?: Binaries
  /** By default a socket; on Windows, where Node knows none, a port of 127.0.0.1 with a password. */
  transport?: Transport
  /** Hears, in a sentence, that the server died and was started again. */
  notice?: (sentence: string) => void
}

declare module 'pg' {
  /** Missing from its published types: whether an idle connection keeps the process alive. */
  interface Client {
    ref: () => void
    unref: () => void
  }
}

type Server = { site: Site; host: string; log: string }
type Share = { server: Server; client: pg.Client; owner: boolean }

/** Any number that other advisory locks of the database do not use. */
const shareKey = 7_726_922_481

/**
 * Starts the server over a directory, or joins the one that runs there.
 *
 * @throws Failure `directory-unusable`, `store-foreign`, `disk-full` or `database-unavailable`, in one sentence
 */
export async function startEmbedded(options: EmbeddedOptions): Promise<Embedded> {
  prepareDirectory(resolve(options.directory))
  const place = join(realpathSync(options.directory), 'postgresql')
  const host = shortName(place)
  const share = await withLock(`${place}.lock`, () => takePart(place, host, options))
  const use = new Use(share, () => takePart(place, host, options), options.notice)
  return {
    url: addressOf(share.server, 'rawabit'),
    adminUrl: addressOf(share.server, 'postgres'),
    owner: share.owner,
    stop: async () => {
      await use.end()
      if (host !== place) rmSync(dirname(host), { recursive: true, force: true })
    },
  }
}

/** One share in a server, for as long as somebody uses it; taken anew when the server dies under it. */
class Use {
  #share: Share
  #ended = false
  readonly #take: () => Promise<Share>
  readonly #notice: (sentence: string) => void
  readonly #lock: string

  constructor(share: Share, take: () => Promise<Share>, notice: (sentence: string) => void = () => undefined) {
    this.#share = share
    this.#take = take
    this.#notice = notice
    this.#lock = `${share.server.site.cluster}.lock`
    this.#watch()
  }

  #watch(): void {
    this.#share.client.on('end', () => void this.#revive())
  }

  async #revive(): Promise<void> {
    for (let wait = 100; !this.#ended; wait = Math.min(wait * 2, 5000)) {
      try {
        return await withLock(this.#lock, () => this.#takeAgain())
      } catch (error) {
        this.#notice(`The database server has ended and does not start again: ${sentenceOf(error)}`)
        await pause(wait, undefined, { ref: false })
      }
    }
  }

  /** Under the lock, so that no server is started behind the back of an `end` that came first. */
  async #takeAgain(): Promise<void> {
    if (this.#ended) return
    this.#share = await this.#take()
    this.#watch()
    this.#notice('The database server had ended and was started again.')
  }

  async end(): Promise<void> {
    if (this.#ended) return
    this.#ended = true
    await withLock(this.#lock, () => leave(this.#share))
  }
}

/** A socket's name may have some hundred bytes at most; a store that lies deeper is reached by a short link. */
function shortName(place: string): string {
  if (Buffer.byteLength(join(place, '.s.PGSQL.5432')) <= 100) return place
  const link = join(mkdtempSync(join(tmpdir().length < 60 ? tmpdir() : '/tmp', 'rawabit-')), 's')
  symlinkSync(place, link)
  return link
}

/** Under the lock: makes the cluster and starts its server where either is missing, and takes a share in it. */
async function takePart(place: string, host: string, options: EmbeddedOptions): Promise<Share> {
  const account = serverAccount(place)
  const site: Site = {
    cluster: place,
    binaries: options.binaries ?? packagedBinaries(account),
    account,
    transport: options.transport ?? (process.platform === 'win32' ? 'loopback' : 'socket'),
    quick: options.quick ?? false,
  }
  ensureCluster(site)
  const server = { site, host, log: `${place}.log` }
  return { server, ...(await reach(server)) }
}

/**
 * Takes a share as soon as the server serves; starts it where none lives, also while an earlier one is still going
 * down. A server that says itself that it is starting up (after a crash it reads its log) is given all its time.
 */
async function reach(server: Server, patience = 30_000): Promise<{ client: pg.Client; owner: boolean }> {
  let launched: Launch | undefined
  let deadline = Date.now() + patience
  while (Date.now() < deadline) {
    if (livePostmaster(server.site.cluster) !== undefined) {
      const answer = await connected(server)
      if (typeof answer === 'object') return { client: answer, owner: launched !== undefined }
      if (answer === 'starting') deadline = Date.now() + patience
    } else if (launched === undefined || hasGivenWay(launched)) {
      launched = await launch(server.site, server.log)
    }
    await pause(10)
  }
  throw new Failure('database-unavailable', `The database server does not answer; see ${server.log}.`)
}

/** Whether a start ended only because children of the last server still held its memory. Any other end is a failure. */
function hasGivenWay(launched: Launch): boolean {
  const complaint = launched.outcome()
  if (complaint === undefined) return false
  if (/shared memory block .* is still in use/.test(complaint)) return true
  throw failureOf('The database server', complaint)
}

/** A connection with a share; or why there is none yet. */
async function connected(server: Server): Promise<pg.Client | 'starting' | 'silent'> {
  try {
    const client = await open(addressOf(server, 'rawabit'))
    await client.query('select pg_advisory_lock_shared($1)', [shareKey])
    client.unref()
    return client
  } catch (error) {
    if (['28000', '28P01', '3D000'].includes(codeOf(error))) await furnish(server)
    else if (codeOf(error) === '57P03') return 'starting'
    else if (!isBroken(error)) throw new Failure('database-unavailable', `The database refuses us: ${sentenceOf(error)}.`, { cause: error })
    return 'silent'
  }
}

async function open(address: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: address, application_name: 'rawabit share' })
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/** A connection that is not there, or no longer: the server is on its way up or down. */
const isBroken = (error: unknown): boolean =>
  ['57P01', 'ENOENT', 'ECONNREFUSED', 'ECONNRESET', 'EPIPE'].includes(codeOf(error)) || /terminated|not queryable|closed/.test(sentenceOf(error))

/** Gives a new cluster its owner and its database; again after an interruption, what is missing. */
async function furnish(server: Server): Promise<void> {
  const client = await open(addressOf(server, 'postgres', 'postgres'))
  const has = async (question: string) => (await client.query(question)).rowCount !== 0
  if (!(await has("select 1 from pg_roles where rolname = 'rawabit'"))) {
    const password = passwordOf(server.site)
    await client.query(`create role rawabit login createrole ${password === undefined ? '' : `password ${client.escapeLiteral(password)}`}`)
  }
  if (!(await has("select 1 from pg_database where datname = 'rawabit'"))) await client.query('create database rawabit owner rawabit')
  await client.end()
}

function addressOf({ site, host }: Server, user: string, database = 'rawabit'): string {
  if (site.transport === 'socket') return `postgres://${user}@localhost/${database}?host=${encodeURIComponent(host)}`
  return `postgres://${user}:${passwordOf(site)}@127.0.0.1:${livePostmaster(site.cluster)?.port ?? 0}/${database}`
}

/** Under the lock: gives the share back, and stops the server when it was the last one. */
async function leave({ server, client }: Share): Promise<void> {
  client.ref()
  try {
    await client.query('select pg_advisory_unlock_shared($1)', [shareKey])
    const { rows } = await client.query<{ last: boolean }>('select pg_try_advisory_lock($1) as last', [shareKey])
    await client.end()
    const alive = livePostmaster(server.site.cluster)
    if (rows[0]?.last === true && alive !== undefined) await halt(server.site, alive)
  } catch (error) {
    // The share went with the connection; whoever started the server again has one of their own.
    if (!isBroken(error)) throw error
  }
}
