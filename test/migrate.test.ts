import { appendFileSync, cpSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { migrate, pendingMigrations } from '#platform/migrate'
import { useDatabase } from './database.ts'

const { url } = useDatabase({ empty: true })
let home: string
let migrations: string

beforeEach(async () => {
  home = mkdtempSync(join(tmpdir(), 'rawabit-migrations-'))
  migrations = join(home, 'migrations')
  cpSync(join(import.meta.dirname, 'migrations'), migrations, { recursive: true })
  await ask('drop table if exists platform_migration, thing, colour; drop schema if exists jobs cascade')
})

afterEach(() => rmSync(home, { recursive: true }))

async function ask(statement: string): Promise<Record<string, unknown>[]> {
  const client = new pg.Client({ connectionString: url })
  await client.connect()
  try {
    return (await client.query<Record<string, unknown>>(statement)).rows
  } finally {
    await client.end()
  }
}

test('applies what is missing in its order, once, with the tables of the queues', async () => {
  expect(await pendingMigrations(url, migrations)).toEqual(['0001_thing', '0002_colour', 'jobs-43'])
  expect(await migrate(url, migrations)).toEqual({ applied: ['0001_thing', '0002_colour', 'jobs-43'] })
  expect(await migrate(url, migrations)).toEqual({ applied: [] })
  expect(await ask('select name from colour')).toEqual([{ name: 'green' }])
  expect(await ask('select count(*)::int as queues from jobs.queue')).toHaveLength(1)
})

test('of two at once each migration is applied by one', async () => {
  const both = await Promise.all([migrate(url, migrations), migrate(url, migrations)])
  expect(both.flatMap(({ applied }) => applied).sort()).toEqual(['0001_thing', '0002_colour', 'jobs-43'])
})

test('refuses a migration that was edited after it was applied', async () => {
  await migrate(url, migrations)
  appendFileSync(join(migrations, '0001_thing.sql'), '-- afterthought\n')
  await expect(migrate(url, migrations)).rejects.toMatchObject({ code: 'migration-refused', message: expect.stringContaining('0001_thing was edited') })
})

test('line ends of another system are no edit', async () => {
  await migrate(url, migrations)
  writeFileSync(join(migrations, '0001_thing.sql'), 'create table thing (\r\n  id int primary key\r\n);\r\n')
  expect(await migrate(url, migrations)).toEqual({ applied: [] })
})

test('refuses a gap in the numbers, and a number that is there twice', async () => {
  writeFileSync(join(migrations, '0004_late.sql'), 'select 1;\n')
  await expect(migrate(url, migrations)).rejects.toMatchObject({ code: 'migration-refused', message: expect.stringContaining('0004_late.sql') })
  rmSync(join(migrations, '0004_late.sql'))
  writeFileSync(join(migrations, '0002_again.sql'), 'select 1;\n')
  await expect(migrate(url, migrations)).rejects.toMatchObject({ code: 'migration-refused' })
})

test('refuses a database with a newer schema than this checkout', async () => {
  await migrate(url, migrations)
  rmSync(join(migrations, '0002_colour.sql'))
  await expect(migrate(url, migrations)).rejects.toMatchObject({ code: 'schema-newer', message: expect.stringContaining('0002_colour') })
})

test('a migration that fails leaves nothing of itself, and says where', async () => {
  writeFileSync(join(migrations, '0003_broken.sql'), 'create table half (id int);\nselect nothing from nowhere;\n')
  await expect(migrate(url, migrations)).rejects.toMatchObject({ code: 'migration-refused', message: expect.stringMatching(/0003_broken is not applied \(line 2\)/) })
  expect(await ask("select to_regclass('half') as half, (select count(*)::int from platform_migration) as applied")).toEqual([{ half: null, applied: 2 }])
})

test('says in one sentence that a database does not answer, without its password', async () => {
  await expect(migrate('postgres://someone:geheim@127.0.0.1:1/nothing')).rejects.toMatchObject({
    code: 'database-unavailable',
    message: expect.not.stringContaining('geheim'),
  })
})
