import { createHash } from 'node:crypto'
import { readFileSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { getConstructionPlans, getMigrationPlans } from 'pg-boss'
import bossPackage from 'pg-boss/package.json' with { type: 'json' }
import { Failure, codeOf, sentenceOf } from './failure.ts'

type Migration = { number: number; name: string; checksum: string; sql: string }
type Applied = { number: number; name: string; checksum: string }
type Standing = { applied: Applied[]; jobs: number | null; server: number }

/** The schema in which the queues live, and the version of it that this checkout's pg-boss speaks. */
const jobsSchema = 'jobs'
const jobsVersion: number = bossPackage.pgboss.schema

const migrationsHome = join(import.meta.dirname, '..', '..', 'migrations')
const oldestServer = 15
const lockKey = 7_726_922_482

/**
 * Brings a database to the schema of this checkout: the numbered SQL files in their order, each in a transaction of
 * its own with its checksum, then the tables of the queues. Where nothing is to be done it asks one query. Safe to
 * run twice at once, and through a pooler: each transaction holds the lock itself.
 *
 * @returns the names of what was applied now, `0001_platform` first
 * @throws Failure `migration-refused` for an edited or missing migration or one that fails, `schema-newer`,
 *   `store-foreign` for a PostgreSQL older than 15, `database-unavailable`
 */
export async function migrate(databaseUrl: string, directory = migrationsHome): Promise<{ applied: string[] }> {
  const wanted = readMigrations(directory)
  const client = await connect(databaseUrl)
  try {
    const standing = await readStanding(client)
    const missing = compare(wanted, standing)
    const applied: string[] = []
    for (const migration of missing) if (await apply(client, migration)) applied.push(migration.name)
    if (await raiseJobs(client, standing.jobs)) applied.push(`${jobsSchema}-${jobsVersion}`)
    return { applied }
  } finally {
    await client.end()
  }
}

/** What `migrate` would apply, and nothing done: for those who only want to know. Throws as it does. */
export async function pendingMigrations(databaseUrl: string, directory = migrationsHome): Promise<string[]> {
  const client = await connect(databaseUrl)
  try {
    const standing = await readStanding(client)
    const missing = compare(readMigrations(directory), standing).map(({ name }) => name)
    return standing.jobs === jobsVersion ? missing : [...missing, `${jobsSchema}-${jobsVersion}`]
  } finally {
    await client.end()
  }
}

function readMigrations(directory: string): Migration[] {
  const files = readdirSync(directory).filter((file) => file.endsWith('.sql')).sort()
  return files.map((file, index) => {
    const number = Number(/^(\d{4})_[a-z0-9_]+\.sql$/.exec(file)?.[1])
    if (number !== index + 1) {
      throw new Failure('migration-refused', `The migrations are not numbered without a gap: ${file} stands where ${String(index + 1).padStart(4, '0')}_… should.`)
    }
    // A checkout on Windows may have other line ends; the migration is the same.
    const sql = readFileSync(join(directory, file), 'utf8').replaceAll('\r\n', '\n')
    return { number, name: file.slice(0, -'.sql'.length), checksum: createHash('sha256').update(sql).digest('hex'), sql }
  })
}

async function connect(databaseUrl: string): Promise<pg.Client> {
  try {
    const client = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000, application_name: 'rawabit migrate' })
    client.on('error', () => undefined)
    await client.connect()
    return client
  } catch (error) {
    throw new Failure('database-unavailable', `The database ${placeOf(databaseUrl)} does not answer: ${sentenceOf(error)}.`, { cause: error })
  }
}

/** Names a database without its password. */
function placeOf(databaseUrl: string): string {
  if (!URL.canParse(databaseUrl)) return 'in DATABASE_URL'
  const { host, pathname, searchParams } = new URL(databaseUrl)
  return `${pathname.slice(1)} at ${searchParams.get('host') ?? host}`
}

/** One query where everything is in place. */
async function readStanding(client: pg.Client): Promise<Standing> {
  const server = "current_setting('server_version_num')::int / 10000 as server"
  const applied = "(select coalesce(json_agg(json_build_object('number', number, 'name', name, 'checksum', checksum) order by number), '[]') from platform_migration) as applied"
  try {
    const { rows } = await client.query<Standing>(`select ${server}, ${applied}, (select max(version) from ${jobsSchema}.version) as jobs`)
    return rows[0] ?? { applied: [], jobs: null, server: 0 }
  } catch (error) {
    if (!['42P01', '3F000'].includes(codeOf(error))) throw refusal('The schema cannot be read', error)
    return readPartialStanding(client, server, applied)
  }
}

async function readPartialStanding(client: pg.Client, server: string, applied: string): Promise<Standing> {
  const { rows: [has] } = await client.query<{ ours: boolean; jobs: boolean; server: number }>(
    `select ${server}, to_regclass('platform_migration') is not null as ours, to_regclass('${jobsSchema}.version') is not null as jobs`)
  const { rows: [ours] } = await client.query<{ applied: Applied[] }>(has?.ours ? `select ${applied}` : "select '[]'::json as applied")
  const { rows: [queues] } = await client.query<{ jobs: number | null }>(
    has?.jobs ? `select max(version) as jobs from ${jobsSchema}.version` : 'select null::int as jobs')
  return { server: has?.server ?? 0, applied: ours?.applied ?? [], jobs: queues?.jobs ?? null }
}

/** The migrations that are still to be applied, or the reason why none may be. */
function compare(wanted: Migration[], { applied, jobs, server }: Standing): Migration[] {
  if (server < oldestServer) throw new Failure('store-foreign', `The database is PostgreSQL ${server}; Rawabit needs ${oldestServer} or later.`)
  const last = applied.at(-1)?.number ?? 0
  if (last > wanted.length || (jobs ?? 0) > jobsVersion) {
    throw new Failure('schema-newer', `The database has a newer schema (${applied.at(-1)?.name}, queues ${jobs}) than this checkout; start it from a newer one.`)
  }
  for (const [index, { number, name, checksum }] of applied.entries()) {
    if (number !== index + 1) throw new Failure('migration-refused', `The database lacks migration ${index + 1}, but has ${name}.`)
    if (wanted[index]?.name !== name || wanted[index]?.checksum !== checksum) {
      throw new Failure('migration-refused', `Migration ${name} was edited or renamed after it was applied; put it back and write a new one.`)
    }
  }
  return wanted.slice(last)
}

/** Applies one migration, unless another process did so while this one waited for the lock. */
async function apply(client: pg.Client, { number, name, checksum, sql }: Migration): Promise<boolean> {
  try {
    await client.query('begin')
    await client.query('select pg_advisory_xact_lock($1)', [lockKey])
    await client.query(`create table if not exists platform_migration (
      number int primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<Applied>('select checksum from platform_migration where number = $1', [number])
    if (rows[0] === undefined) {
      await client.query(sql)
      await client.query('insert into platform_migration (number, name, checksum) values ($1, $2, $3)', [number, name, checksum])
    } else if (rows[0].checksum !== checksum) {
      throw new Error('another checkout has just applied a different one')
    }
    await client.query('commit')
    return rows[0] === undefined
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    throw refusal(`Migration ${name} is not applied${lineOf(sql, error)}`, error)
  }
}

const lineOf = (sql: string, error: unknown): string => {
  const position = error instanceof Error && 'position' in error ? Number(error.position) : 0
  return position > 0 ? ` (line ${sql.slice(0, position).split('\n').length})` : ''
}

const refusal = (what: string, error: unknown): Failure => {
  if (codeOf(error) === '53100') return new Failure('disk-full', `${what}: no space is left for the database.`, { cause: error })
  return new Failure('migration-refused', `${what}: ${sentenceOf(error)}.`, { cause: error })
}

/** Their own text begins and commits, and takes a lock of its own; of two at once the second stumbles over the first's work. */
async function raiseJobs(client: pg.Client, version: number | null): Promise<boolean> {
  if (version === jobsVersion) return false
  try {
    await client.query(version === null ? getConstructionPlans(jobsSchema) : getMigrationPlans(jobsSchema, version))
    return true
  } catch (error) {
    await client.query('rollback').catch(() => undefined)
    const { jobs } = await readStanding(client)
    if (jobs === jobsVersion) return false
    throw refusal('The tables of the queues cannot be made', error)
  }
}
