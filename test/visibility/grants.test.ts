import { writeFileSync } from 'node:fs'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database'
import { startService } from '#test/service'
import { databaseRoles, file, findGrants, type Grant, readGrants, writeGrants } from '#test/visibility/grants'
import { column, openClient, refusalOf } from '#test/visibility/reach'

const database = useDatabase()
let owner: pg.Client

beforeAll(async () => {
  await (await startService(database.url)).close()
  owner = await openClient(database.url)
})
afterAll(() => owner.end())

test('docs/security/tables.csv says of every table what each role of the database may do', async () => {
  if (process.env['RAWABIT_WRITE'] === 'tables') writeFileSync(file, writeGrants(await findGrants(owner)))
  expect(writeGrants(readGrants())).toBe(writeGrants(await findGrants(owner)))
})

const quoted = (table: string): string => table.split('.').map((part) => `"${part}"`).join('.')

/** A statement of a command that touches no row, for one column or none. */
const statementOf = ({ table, command }: Grant, name: string): string => {
  const at = quoted(table)
  if (command === 'select') return `select "${name}" from ${at} where false`
  if (command === 'insert') return `insert into ${at} ("${name}") select "${name}" from (select null::${at} as r) s, lateral (select (s.r).*) t where false`
  return command === 'update' ? `update ${at} set "${name}" = default where false` : `delete from ${at} where false`
}

/** Whether a cell grants a column. */
const grants = (cell: string, name: string): boolean => {
  if (cell === 'no') return false
  const [, only] = cell.split(': ')
  const [, but] = cell.split(' but ')
  return only ? only.split(' ').includes(name) : !(but?.split(' ').includes(name) ?? false)
}

/** What PostgreSQL lets a role do, where it differs from the table of grants: every table, every column, every command. */
const differences = async (role: (typeof databaseRoles)[number]): Promise<string[]> => {
  const wrong: string[] = []
  for (const row of readGrants()) {
    const names = await column(owner, 'select attname from pg_attribute where attrelid = $1::regclass and attnum > 0 and not attisdropped and attgenerated = $2 and attidentity <> $3', [quoted(row.table), '', 'a'])
    await owner.query(`begin; set local role ${role}`)
    for (const name of row.command === 'delete' ? names.slice(0, 1) : names) {
      const refused = await refusalOf(owner, statementOf(row, name))
      const granted = row.command === 'delete' ? row.cells[role] !== 'no' : grants(row.cells[role], name)
      if ((refused === null) !== granted) wrong.push(`${row.table} ${row.command} ${name}: ${refused?.said ?? 'is let through'}`)
    }
    await owner.query('rollback')
  }
  return wrong
}

describe.each(databaseRoles)('%s', (role) => {
  test('may do what the table grants, column by column, and nothing else', async () => {
    expect(await differences(role)).toEqual([])
  })
})

describe('what no table of grants may say', () => {
  const cells = (table: string, command: string) => Object.values(readGrants().find((row) => row.table === table && row.command === command)!.cells)

  test('that a line of the ledger, of the journal or of its seals is changed or taken away', () => {
    for (const table of ['delivery', 'delivery_key', 'platform_journal', 'platform_journal_seal', 'referral_event', 'casework_note', 'person_glass']) {
      expect([...new Set(cells(table, 'delete'))], table).toEqual(['no'])
      if (table !== 'person_glass') expect([...new Set(cells(table, 'update'))], table).toEqual(['no'])
    }
  })

  test('that any but who keeps accounts comes near a password, a secret or a session', () => {
    const others = databaseRoles.filter((role) => role !== 'rawabit_accounts')
    const near = readGrants().filter(({ table, cells: all }) => table.startsWith('auth.') && others.some((role) => all[role] !== 'no'))
    expect(near).toEqual([])
  })

  test('that a request reads or changes what is in the queues', () => {
    const open = readGrants().filter(({ table, command, cells: all }) => table.startsWith('jobs.') && table !== 'jobs.queue' && command !== 'insert' && Object.values(all).some((cell) => !['no', 'all: id'].includes(cell)))
    expect(open).toEqual([])
  })
})
