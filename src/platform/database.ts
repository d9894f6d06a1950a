import { CamelCasePlugin, Kysely, type PostgresPoolClient, PostgresDialect } from 'kysely'
import pg from 'pg'
import type { DB } from '#platform/schema'

export type { DB }

const { Pool, TypeOverrides, types } = pg

const int8 = 20
const date = 1082
const timestamptz = 1184
const numeric = 1700

/** `2026-11-21 20:50:09.3+00` → `2026-11-21T20:50:09.3Z`: every connection speaks UTC. */
const moment = (text: string): string => `${text.slice(0, 10)}T${text.slice(11, -3)}Z`

/** Reads what PostgreSQL sends: days and moments as ISO strings, never `Date`; whole numbers and counts as numbers. */
const parsers = (): pg.CustomTypesConfig => {
  const overrides = new TypeOverrides(types)
  overrides.setTypeParser(int8, Number)
  overrides.setTypeParser(numeric, Number)
  overrides.setTypeParser(date, (text: string) => text)
  overrides.setTypeParser(timestamptz, moment)
  return overrides
}

/** A pool of connections; `max` bounds it. A connection that breaks is dropped without ending the program: who uses it then, learns it from the query. */
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
  pool.on('connect', (client) => client.on('error', () => undefined))
  return pool
}

/** Statements that a connection keeps ready, by their text: planning a query under row visibility costs more than running it. */
const mostStatements = 300
const named = new Map<string, string>()

const nameOf = (text: string): string | undefined => {
  const known = named.get(text)
  if (known || named.size >= mostStatements) return known
  const name = `r${named.size}`
  named.set(text, name)
  return name
}

const prepare = (client: pg.PoolClient): PostgresPoolClient =>
  ({
    query: (text: string, values: unknown[]) => {
      const name = values.length > 0 ? nameOf(text) : undefined
      return client.query(name ? { name, text, values } : { text, values })
    },
    release: () => undefined,
  }) as unknown as PostgresPoolClient

const builders = new WeakMap<pg.PoolClient, Kysely<DB>>()

/**
 * The typed query builder over one connection in hand: columns in snake_case there, in camelCase here; what stands inside JSON is left
 * as it is. There is no builder over the pool: a query outside the transaction in hand would escape both its locks and its rollback.
 */
export const builderOf = (client: pg.PoolClient): Kysely<DB> => {
  const known = builders.get(client)
  if (known) return known
  const one = prepare(client)
  const dialect = new PostgresDialect({ pool: { connect: () => Promise.resolve(one), end: () => Promise.resolve() } as never })
  const builder = new Kysely<DB>({ dialect, plugins: [new CamelCasePlugin({ maintainNestedObjectKeys: true })] })
  builders.set(client, builder)
  return builder
}
