import pg from 'pg'

/** How far a connection sees: what `organisation_open_session` sets for the holder of a session, set by hand. */
export type Reach = { reach: 'involved' | 'figures' | 'journal' | 'every' | 'none'; organisation?: string; compartments?: string[]; staff?: string }

/** A plain client of the database, as its owner, with none of the product's checks: what holds here holds alone. */
export const openClient = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** Runs statements under a reach, in a transaction that is always taken back. */
export const under = async <V>(client: pg.Client, reach: Reach, body: (client: pg.Client) => Promise<V>): Promise<V> => {
  await client.query('begin')
  try {
    await client.query(
      `select set_config('app.reach', $1, true), set_config('app.organisation', $2, true), set_config('app.compartments', $3::text[]::text, true),
              set_config('app.staff', $4, true)`,
      [reach.reach, reach.organisation ?? '', reach.compartments ?? [], reach.staff ?? ''],
    )
    await client.query(`select set_config('role', platform_role($1), true)`, [reach.reach])
    return await body(client)
  } finally {
    await client.query('rollback')
  }
}

/** What a refusal says: the state, and everything that PostgreSQL would tell whoever reads it. */
export type Refusal = { state: string; said: string }

/** The refusal of a statement, or `null` where it was done (and taken back to where it began). */
export const refusalOf = async (client: pg.Client, statement: string, values: unknown[] = []): Promise<Refusal | null> => {
  await client.query('savepoint attempt')
  try {
    await client.query(statement, values)
    return null
  } catch (error) {
    const { code = '', message, detail, hint, where } = error as pg.DatabaseError
    return { state: code, said: [message, detail, hint, where].filter(Boolean).join(' | ') }
  } finally {
    await client.query('rollback to savepoint attempt')
  }
}

/** The rows of a query, as texts of its first column. */
export const column = async (client: pg.Client, statement: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<unknown[]>({ text: statement, values, rowMode: 'array' })).rows.map(([value]) => String(value))
