import { CompiledQuery, type Kysely } from 'kysely'
import type pg from 'pg'
import { fromKysely } from 'pg-boss'
import { Problem } from '#language/problem'
import { builderOf, type DB } from '#platform/database'
import { problemOf } from '#platform/fault'
import type { House } from '#platform/house'

/** A member of staff who acts in one of their roles. */
export type StaffActor = {
  kind: 'staff'
  staffId: string
  name: string
  language: 'fr' | 'ar' | 'en'
  roleId: string
  role: string
  organisationId: string
  siteId: string | null
  compartments: string[]
  reach: string
}
/** The product itself: a job, a command, the loading of data. */
export type SystemActor = { kind: 'system'; name: string }
/** Somebody who has not signed in. */
export type VisitorActor = { kind: 'visitor' }
export type Actor = StaffActor | SystemActor | VisitorActor

/**
 * The hand in which every verb works: the open transaction, who asks, the time, the caller's key for this write,
 * and `enqueue`, which leaves a job in the same transaction. It is made in this file only, and is the same for HTTP,
 * jobs, the command line and tests.
 */
export type Work = {
  db: Kysely<DB>
  actor: Actor
  now: Temporal.Instant
  key: string | null
  /** Whose files this transaction is about, as the lines say that it writes in the journal. */
  about: Set<string>
  enqueue: (queue: string, data: Record<string, unknown>, after?: number) => Promise<void>
  follow: House['follow']
  excludes: NonNullable<House['excludes']>
  /** The folder in which files are kept. */
  files: string
  /** The key for a purpose, made from the secret of this installation. */
  keyFor: House['keyFor']
  /** Seals and opens what the database may not read. */
  vault: House['vault']
  /** How much is too much. */
  limits: House['limits']
}

export type Caller = { token: string } | Actor

const reachOf = (actor: Actor): string => (actor.kind === 'system' ? 'every' : actor.kind === 'staff' ? actor.reach : 'none')

/** What row visibility reads, for an actor who is already known: the reach, the organisation, the compartments, the member of staff. */
const settingsOf = (actor: Actor): [string, string, string, string] => [
  reachOf(actor),
  actor.kind === 'staff' && actor.reach === 'involved' ? actor.organisationId : '',
  actor.kind === 'staff' ? `{${actor.compartments.map((each) => JSON.stringify(each)).join()}}` : '{}',
  actor.kind === 'staff' ? actor.staffId : '',
]

type Opened = { rows: { opened: Record<string, unknown> | null }[] }

/** Begins, finds who holds the session, and sets what row visibility reads: one round trip. */
const beginForToken = async (client: pg.PoolClient, token: string, mode: string): Promise<Actor> => {
  const results = (await client.query(
    `begin${mode}; select organisation_open_session(${client.escapeLiteral(token)}) as opened`,
  )) as unknown as [unknown, Opened]
  const row = results[1].rows[0]?.opened
  if (!row) return { kind: 'visitor' }
  const { staff_id: staffId, role_id: roleId, organisation_id: organisationId, site_id: siteId, ...plain } = row
  return { kind: 'staff', staffId, roleId, organisationId, siteId, ...plain } as StaffActor
}

/** The same for an actor who is already known. */
const beginForActor = async (client: pg.PoolClient, actor: Actor, mode: string): Promise<Actor> => {
  const [reach, organisation, compartments, staff] = settingsOf(actor).map((value) => client.escapeLiteral(value))
  await client.query(
    `begin${mode}; select set_config('app.reach', ${reach}, true), set_config('app.organisation', ${organisation}, true),
       set_config('app.compartments', ${compartments}, true), set_config('app.staff', ${staff}, true), set_config('role', platform_role(${reach}), true)`,
  )
  return actor
}

/** Runs `body` in one transaction on one connection; what was done is kept only when it returns. Database faults become problems here. */
const inTransaction = async <V>(
  house: House,
  begin: (client: pg.PoolClient) => Promise<Actor>,
  key: string | null,
  body: (work: Work) => Promise<V>,
): Promise<V> => {
  let client: pg.PoolClient | undefined
  let broken = false
  try {
    client = await house.pool.connect()
    const actor = await begin(client)
    const value = await body(makeWork(house, client, actor, key))
    await client.query('commit')
    return value
  } catch (error) {
    broken = await (client?.query('rollback') ?? Promise.resolve()).then(
      () => false,
      () => true,
    )
    throw problemOf(error, house.constraints)
  } finally {
    client?.release(broken)
  }
}

const makeWork = (house: House, client: pg.PoolClient, actor: Actor, key: string | null): Work => {
  const db = builderOf(client)
  const enqueue = async (queue: string, data: Record<string, unknown>, after = 0) => {
    if (!house.jobs) throw new Error(`no queues are open here: ${queue}`)
    await house.jobs.send(queue, data, { db: fromKysely(db), ...(after > 0 && { startAfter: after }) })
  }
  return { db, actor, now: house.clock(), key, about: new Set(), enqueue, follow: house.follow, excludes: house.excludes ?? (() => []), files: house.files, keyFor: house.keyFor, vault: house.vault, limits: house.limits }
}

/**
 * The one place where a transaction is opened for a verb. The caller is an actor, or the token of a session, which is looked up
 * in the same round trip that sets the row visibility; the role of the connection is a restricted one until the end.
 */
export const transact = <V>(
  house: House,
  caller: Caller,
  verb: (work: Work) => Promise<V>,
  options: { key?: string | null; readOnly?: boolean } = {},
): Promise<V> => {
  const mode = options.readOnly ? ' read only' : ''
  const begin = (client: pg.PoolClient) =>
    'token' in caller ? beginForToken(client, caller.token, mode) : beginForActor(client, caller, mode)
  return inTransaction(house, begin, options.key ?? null, verb)
}

/** Opens a transaction as the owner of the tables: for loading reference data and making partitions, never for answering a request. */
export const maintain = <V>(house: House, name: string, verb: (work: Work) => Promise<V>): Promise<V> => {
  const begin = async (client: pg.PoolClient): Promise<Actor> => {
    await client.query('begin')
    return { kind: 'system', name }
  }
  return inTransaction(house, begin, null, verb)
}

/** Counts over lines whose persons the actor may not see: figures without identities. The visibility before is restored afterwards. */
export const counting = async <V>(work: Work, count: () => Promise<V>): Promise<V> => {
  const before = reachOf(work.actor)
  if (before === 'every' || before === 'figures') return count()
  const see = (reach: string) => work.db.executeQuery(CompiledQuery.raw(`select set_config('role', platform_role($1), true)`, [reach]))
  await see('figures')
  const value = await count()
  await see(before)
  return value
}

/**
 * Runs a step as the keeper of accounts: the only role of the database that reads or writes staff, invitations and the secrets of
 * signing in. Nothing of persons is visible from there. The visibility before is restored afterwards.
 */
export const keeping = async <V>(work: Work, step: () => Promise<V>): Promise<V> => {
  const be = (role: string) => work.db.executeQuery(CompiledQuery.raw(`select set_config('role', $1, true)`, [role]))
  const { rows } = await work.db.executeQuery<{ before: string }>(CompiledQuery.raw(`select current_setting('role') as before`))
  await be('rawabit_accounts')
  const value = await step()
  await be(rows[0]!.before)
  return value
}

const seeAs = (work: Work, actor: Actor) => {
  const [reach, organisation, compartments, staff] = settingsOf(actor)
  return work.db.executeQuery(
    CompiledQuery.raw(
      `select set_config('app.reach', $1, true), set_config('app.organisation', $2, true), set_config('app.compartments', $3, true),
              set_config('app.staff', $4, true), set_config('role', platform_role($1), true)`,
      [reach, organisation, compartments, staff],
    ),
  )
}

/** Runs a step of the product's own as a member of staff would see it, no more: what a job makes for somebody. Afterwards the product sees as before. */
export const actingAs = async <V>(work: Work, actor: StaffActor, step: (work: Work) => Promise<V>): Promise<V> => {
  await seeAs(work, actor)
  const value = await step({ ...work, actor })
  await seeAs(work, work.actor)
  return value
}

/** The member of staff who acts. Problem: `unauthenticated`. */
export const staffOf = (work: Work): StaffActor => {
  if (work.actor.kind !== 'staff') throw new Problem('unauthenticated')
  return work.actor
}
