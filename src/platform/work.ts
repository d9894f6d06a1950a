import { CompiledQuery, type Kysely } from 'kysely'
import { fromKysely } from 'pg-boss'
import { Problem } from '#language/problem'
import type { DB } from '#platform/database'
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
  enqueue: (queue: string, data: Record<string, unknown>) => Promise<void>
  follow: House['follow']
}

export type Caller = { token: string } | Actor

const reachOf = (actor: Actor): string => (actor.kind === 'system' ? 'every' : actor.kind === 'staff' ? actor.reach : 'none')

/** What row visibility reads, for an actor who is already known: the reach, the organisation, the compartments. */
const settingsOf = (actor: Actor): [string, string, string] => [
  reachOf(actor),
  actor.kind === 'staff' && actor.reach === 'involved' ? actor.organisationId : '',
  actor.kind === 'staff' ? `{${actor.compartments.map((each) => JSON.stringify(each)).join()}}` : '{}',
]

const openSession = async (db: Kysely<DB>, token: string): Promise<Actor> => {
  const { rows } = await db.executeQuery<{ opened: Record<string, never> | null }>(
    CompiledQuery.raw('select organisation_open_session($1) as opened', [token]),
  )
  const row = rows[0]?.opened as unknown as Record<string, string & string[]> | null | undefined
  if (!row) return { kind: 'visitor' }
  return {
    kind: 'staff',
    staffId: row['staff_id']!,
    name: row['name']!,
    language: row['language'] as unknown as 'fr',
    roleId: row['role_id']!,
    role: row['role']!,
    organisationId: row['organisation_id']!,
    siteId: row['site_id'] ?? null,
    compartments: row['compartments']!,
    reach: row['reach']!,
  }
}

const openActor = async (db: Kysely<DB>, actor: Actor): Promise<Actor> => {
  await db.executeQuery(
    CompiledQuery.raw(
      `select set_config('app.reach', $1, true), set_config('app.organisation', $2, true),
              set_config('app.compartments', $3, true), set_config('role', platform_role($1), true)`,
      settingsOf(actor),
    ),
  )
  return actor
}

const raw = (db: Kysely<DB>, statement: string) => db.executeQuery(CompiledQuery.raw(statement))

/** Runs `body` in one transaction on one connection; what was done is kept only when it returns. Database faults become problems here. */
const inTransaction = <V>(house: House, body: (db: Kysely<DB>) => Promise<V>, mode = ''): Promise<V> =>
  house.kysely
    .connection()
    .execute(async (db) => {
      const begun = raw(db, `begin${mode}`)
      try {
        await begun
        const value = await body(db)
        await raw(db, 'commit')
        return value
      } catch (error) {
        await raw(db, 'rollback').catch(() => undefined)
        throw error
      }
    })
    .catch((error: unknown) => {
      throw problemOf(error, house.constraints)
    })

const makeWork = (house: House, db: Kysely<DB>, actor: Actor, key: string | null): Work => ({
  db,
  actor,
  now: house.clock(),
  key,
  enqueue: async (queue, data) => {
    if (!house.jobs) throw new Error(`no queues are open here: ${queue}`)
    await house.jobs.send(queue, data, { db: fromKysely(db) })
  },
  follow: house.follow,
})

/**
 * The one place where a transaction is opened for a verb. The caller is an actor, or the token of a session, which is looked up
 * in the same round trip that sets the row visibility; the role of the connection is the restricted one until the end.
 */
export const transact = <V>(
  house: House,
  caller: Caller,
  verb: (work: Work) => Promise<V>,
  options: { key?: string | null; readOnly?: boolean } = {},
): Promise<V> =>
  inTransaction(
    house,
    async (db) => {
      const actor = 'token' in caller ? await openSession(db, caller.token) : await openActor(db, caller)
      return verb(makeWork(house, db, actor, options.key ?? null))
    },
    options.readOnly ? ' read only' : '',
  )

/** Opens a transaction as the owner of the tables: for loading reference data and making partitions, never for answering a request. */
export const maintain = <V>(house: House, name: string, verb: (work: Work) => Promise<V>): Promise<V> =>
  inTransaction(house, (db) => verb(makeWork(house, db, { kind: 'system', name }, null)))

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

/** The member of staff who acts. Problem: `unauthenticated`. */
export const staffOf = (work: Work): StaffActor => {
  if (work.actor.kind !== 'staff') throw new Problem('unauthenticated')
  return work.actor
}
