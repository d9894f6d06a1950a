import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type pg from 'pg'
import type { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { ProblemCode } from '#language/problem'
import { openPool } from '#platform/database'
import { endJobs, openJobs } from '#platform/jobs'
import { openLog } from '#platform/log'
import type { KeySource } from '#platform/ring'
import { type KeyFor, keysOf } from '#platform/secret'
import { type Limits, usualLimits } from '#platform/settings'
import { openVault, type Vault } from '#platform/vault'

/** What a journal line sets going: the name of a queue and what its job needs to know (ids only). */
export type Following = { queue: string; data: Record<string, unknown>; /** Seconds to wait first. */ after?: number }

/** What the words above tell the platform, which must not know them. */
export type Customs = {
  /** Which jobs follow a journal line. */
  follow: (line: { verb: string; subjectId: string | null; details: Record<string, unknown> }) => Following[]
  /** The verbs of which none may have been done by the same hand to the same thing; without it, none excludes another. */
  excludes?: (verb: string) => readonly string[]
  /** What a broken constraint of the database means to a caller. */
  constraints: Record<string, ProblemCode>
  /** The queues of jobs that exist. */
  queues: string[]
}

/** Everything that a running process shares. There is one, and it is closed in the end. */
export type House = Customs & {
  pool: pg.Pool
  /** The queues; none in a process that only loads data. */
  jobs: PgBoss | null
  log: Logger
  clock: () => Temporal.Instant
  /** The folder in which files are kept. */
  files: string
  /** The key for a purpose, made from the secret of this installation. */
  keyFor: KeyFor
  /** Seals and opens what the database may not read. */
  vault: Vault
  limits: Limits
  close: () => Promise<void>
}

type HouseOptions = {
  connections?: number
  logLevel?: string
  clock?: () => Temporal.Instant
  jobs?: boolean
  files?: string
  secret?: string
  keys?: KeySource | undefined
  limits?: Partial<Limits> | undefined
}

/** Opens the house on a migrated database. Jobs can be enqueued at once; they are worked off only where `workJobs` is called. */
export const openHouse = async (
  url: string,
  customs: Customs,
  options: HouseOptions = {},
): Promise<House> => {
  const log = openLog(options.logLevel ?? 'info')
  const vault = openVault(options.keys)
  const pool = openPool(url, { max: options.connections ?? 10 })
  const jobs = options.jobs === false ? null : await openJobs(url, customs.queues, log)
  return {
    ...customs,
    pool,
    jobs,
    log,
    files: options.files ?? join(tmpdir(), 'rawabit-files'),
    keyFor: keysOf(options.secret),
    vault,
    limits: { ...usualLimits, ...options.limits },
    clock: options.clock ?? (() => Temporal.Now.instant()),
    close: async () => {
      await endJobs(jobs)
      await pool.end()
    },
  }
}
