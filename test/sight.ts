import type pg from 'pg'
import { placeOf } from '#platform/vault'
import type { Service } from '#test/service'

/** Somebody at the database itself: what row visibility reads of whoever acts, with none of the application's own checks. */
export type Onlooker = { organisation: string; staff: string; compartments?: string[]; reach?: 'involved' | 'figures' | 'every' }

/** What the database shows or allows to an onlooker, by itself: one transaction as the restricted role, rolled back in the end. */
export const lookAs = async <T>(service: Service, who: Onlooker, look: (query: (text: string, values?: unknown[]) => Promise<pg.QueryResult>) => Promise<T>): Promise<T> => {
  const { organisation, staff, compartments = [], reach = 'involved' } = who
  const client = await service.house.pool.connect()
  try {
    await client.query('begin')
    await client.query(
      `select set_config('app.reach', $1, true), set_config('app.organisation', $2, true), set_config('app.compartments', $3, true),
              set_config('app.staff', $4, true), set_config('role', platform_role($1), true)`,
      [reach, reach === 'involved' ? organisation : '', `{${compartments.join()}}`, staff],
    )
    return await look((text, values) => client.query(text, values))
  } finally {
    await client.query('rollback')
    client.release()
  }
}

/** The rows that an onlooker reads. */
export const rowsFor = (service: Service, who: Onlooker, text: string, values: unknown[] = []): Promise<Record<string, unknown>[]> =>
  lookAs(service, who, async (query) => (await query(text, values)).rows)

/** The state of the refusal that an onlooker meets, or null where the statement went through. */
export const refusalFor = (service: Service, who: Onlooker, text: string, values: unknown[] = []): Promise<string | null> =>
  lookAs(service, who, (query) => query(text, values).then(() => null, (error: { code?: string }) => error.code ?? 'unknown'))

/** Gives somebody who is signed in a further role, and lets them act in it from now on. */
export const lendRole = async (service: Service, staff: { staffId: string; put: (path: string, body?: unknown) => Promise<unknown> }, post: { organisation: string; role: string; compartments?: string[] }) => {
  const { rows } = await service.house.pool.query<{ id: string }>(
    'insert into organisation_role (id, staff_id, organisation_id, role, compartments) values (gen_random_uuid(), $1, $2, $3, $4) returning id',
    [staff.staffId, post.organisation, post.role, post.compartments ?? []],
  )
  await staff.put('/v1/session/acting', { role: rows[0]!.id })
}

/** All that is kept of answers for repeated requests, opened: what the keys of the installation would still give. */
export const keptAnswers = async ({ house }: Service): Promise<string> => {
  const { rows } = await house.pool.query<{ id: string; sealed: string }>('select id, sealed from platform_answer where sealed is not null')
  return rows.map(({ id, sealed }) => house.vault.open(sealed, placeOf('platform_answer', 'sealed', id))).join('\n')
}
