import pg from 'pg'

/** A plain client of the database, as its owner, with none of the product's checks: what holds here holds alone. */
export const openClient = async (url: string): Promise<pg.Client> => {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  return client
}

/** The rows of a query, as texts of its first column. */
export const column = async (client: pg.Client, statement: string, values: unknown[] = []): Promise<string[]> =>
  (await client.query<unknown[]>({ text: statement, values, rowMode: 'array' })).rows.map(([value]) => String(value))
