import { CamelCasePlugin, Kysely, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#platform/schema'

export type { DB }

const { Pool, TypeOverrides, types } = pg

const int8 = 20
const date = 1082
const timestamptz = 1184
const numeric = 1700

/** Reads what PostgreSQL sends: days and moments as ISO strings, never `Date`; whole numbers and counts as numbers. */
const parsers = (): pg.CustomTypesConfig => {
  const overrides = new TypeOverrides(types)
  overrides.setTypeParser(int8, Number)
  overrides.setTypeParser(numeric, Number)
  overrides.setTypeParser(date, (text: string) => text)
  overrides.setTypeParser(timestamptz, (text: string) => Temporal.Instant.from(text).toString())
  return overrides
}

/** A pool of connections; `max` bounds it. A connection that breaks while idle is dropped without ending the program. */
export const openPool = (url: string, options: { max?: number; searchPath?: string } = {}): pg.Pool => {
  const pool = new Pool({
    connectionString: url,
    max: options.max ?? 10,
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 60_000,
    types: parsers(),
    application_name: 'rawabit',
    options: `-c jit=off -c timezone=UTC${options.searchPath ? ` -c search_path=${options.searchPath}` : ''}`,
  })
  pool.on('error', () => undefined)
  return pool
}

/** The typed query builder over a pool: columns in snake_case there, in camelCase here; what stands inside JSON is left as it is. */
export const openKysely = (pool: pg.Pool): Kysely<DB> =>
  new Kysely<DB>({ dialect: new PostgresDialect({ pool }), plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
