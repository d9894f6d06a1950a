import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { type Anchor, appendAnchor } from '#platform/anchor'
import { type ChainedLine, chainedColumns, chainMoment, hashAfter, origin } from '#platform/chain'
import { sentenceOf } from '#platform/failure'
import type { House } from '#platform/house'
import { maintain, type Work } from '#platform/work'

/** Of two processes that seal at once, one waits for the other and goes on where that ended. */
const lockKey = 7_726_922_484
const batchSize = 1_000
const second = 1_000
/** How often the head of the chain is written down outside, at most. */
const anchorEvery = 60 * second

/** Up to which place lines will be sealed, once every transaction up to a number is over. */
type Horizon = { place: number; transaction: string }

/**
 * Where to seal up to, or nothing when nothing waits. The last place given is read first, and then a number of a transaction taken:
 * whoever took a place up to there did so with a smaller number (`platform_take_place`). So once all those are over, no line can
 * appear any more at or before that place, however late its transaction was committed.
 */
const findHorizon = async (work: Work): Promise<Horizon | null> => {
  const { rows: waiting } = await sql<{ any: boolean }>`
    select exists (select from platform_journal
                    where position > (select coalesce(max(position), 0) from platform_journal_seal)) as any`.execute(work.db)
  if (!waiting[0]?.any) return null
  const { rows: places } = await sql<{ place: number }>`select last_value as place from platform_journal_place`.execute(work.db)
  const { rows: numbers } = await sql<{ transaction: string }>`select pg_current_xact_id()::text as transaction`.execute(work.db)
  return { place: places[0]!.place, transaction: numbers[0]!.transaction }
}

const isOver = async (work: Work, transaction: string): Promise<boolean> => {
  const { rows } = await sql<{ over: boolean }>`
    select pg_snapshot_xmin(pg_current_snapshot()) > ${transaction}::xid8 as over`.execute(work.db)
  return rows[0]?.over ?? false
}

/** Waits until everybody who may still write a line up to the horizon is done; false when that takes more than `patience` milliseconds. */
const settled = async (house: House, transaction: string, patience: number): Promise<boolean> => {
  const until = performance.now() + patience
  while (!(await maintain(house, 'journal', (work) => isOver(work, transaction)))) {
    if (performance.now() > until) return false
    await pause(20)
  }
  return true
}

const lastSeal = (work: Work) =>
  work.db.selectFrom('platformJournalSeal').select(['position', 'hash']).orderBy('position', 'desc').limit(1).executeTakeFirst()

/** Seals the next lines up to a place, in the order of their positions. False when none is left. */
const sealBatch = async (work: Work, place: number): Promise<boolean> => {
  await sql`select pg_advisory_xact_lock(${lockKey})`.execute(work.db)
  const last = await lastSeal(work)
  const { rows: lines } = await sql<ChainedLine>`
    select j.position, ${chainedColumns} from platform_journal j
     where j.position > ${last?.position ?? 0} and j.position <= ${place} order by j.position limit ${sql.lit(batchSize)}`.execute(work.db)
  if (lines.length === 0) return false
  const sealedAt = chainMoment(work.now)
  let hash = last?.hash ?? origin
  const hashes = lines.map((line) => (hash = hashAfter(hash, line, sealedAt)).toString('hex'))
  await sql`
    insert into platform_journal_seal (position, sealed_at, hash)
    select position, ${sealedAt}, decode(hash, 'hex')
      from unnest(${lines.map(({ position }) => position)}::bigint[], ${hashes}::text[]) as sealed (position, hash)`.execute(work.db)
  return lines.length === batchSize
}

/**
 * Seals every line that was written before this call. Writers do not wait for it. Lines whose neighbours are still being written after
 * `patience` milliseconds are left for the next call.
 */
export const seal = async (house: House, patience: number): Promise<void> => {
  const horizon = await maintain(house, 'journal', findHorizon)
  if (!horizon || !(await settled(house, horizon.transaction, patience))) return
  while (await maintain(house, 'journal', (work) => sealBatch(work, horizon.place)));
}

/** The head of the chain: the last sealed line; nothing where none is. */
export const head = async (house: House): Promise<Anchor | null> => {
  const last = await maintain(house, 'journal', lastSeal)
  return last ? { position: last.position, hash: last.hash.toString('hex'), at: house.clock().toString() } : null
}

/** Writes the head down outside when it has moved. */
const anchoring = (house: House, file: string) => {
  let position = 0
  let next = 0
  return async (now = performance.now()): Promise<void> => {
    if (now < next) return
    const anchor = await head(house)
    next = now + anchorEvery
    if (anchor === null || anchor.position === position) return
    await appendAnchor(file, anchor)
    position = anchor.position
  }
}

/**
 * Seals the journal every second from now on, and writes the head of the chain to a file outside at most once a minute, where one is
 * named. A round that fails is told once and tried again. Answers how to stop: what was written until then is sealed first.
 */
export const keepSealed = (house: House, anchorFile: string | undefined): { stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const anchor = anchorFile ? anchoring(house, anchorFile) : () => Promise.resolve()
  let failing = false
  const round = async (patience: number, now?: number) => {
    try {
      await seal(house, patience)
      await anchor(now)
      failing = false
    } catch (error) {
      if (!failing) house.log.warn({ reason: sentenceOf(error) }, 'the journal is not sealed')
      failing = true
    }
  }
  const rounds = async () => {
    while (!stopping.signal.aborted) {
      await round(second)
      await pause(second, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
    }
  }
  const running = rounds()
  const stop = async () => {
    stopping.abort()
    await running
    await round(5 * second, Number.POSITIVE_INFINITY)
  }
  return { stop }
}
