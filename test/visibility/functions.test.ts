import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { newId } from '#language/id'
import { useDatabase } from '#test/database'
import { startService } from '#test/service'
import { databaseRoles } from '#test/visibility/grants'
import { column, openClient, type Reach, under } from '#test/visibility/reach'
import { buildWorldOfThree, type World } from '#test/world'

const database = useDatabase()
const file = join(import.meta.dirname, '..', '..', 'docs', 'security', 'functions.csv')
let owner: pg.Client
let client: pg.Client
let world: World
let reaches: Reach[]

beforeAll(async () => {
  const service = await startService(database.url)
  world = await buildWorldOfThree(service)
  await service.close()
  owner = await openClient(database.url)
  client = await openClient(database.url)
  const ms2: Reach = { reach: 'involved', organisation: 'ms2', compartments: ['social', 'health', 'protection'], staff: world.ms2.worker.staffId }
  reaches = [ms2, { reach: 'figures', staff: world.ms2.worker.staffId }, { reach: 'journal' }, { reach: 'none' }]
})
afterAll(async () => {
  await owner.end()
  await client.end()
})

type Function = { name: string; types: string[]; roles: string[] }

/** The functions that run as the owner, and which roles of the database may call them. */
const find = async (): Promise<Function[]> =>
  (
    await owner.query<Function>(
      `select proname as name, array(select format_type(t, null) from unnest(proargtypes) with ordinality a (t, at) order by at) as types,
              array(select r from unnest($1::text[]) with ordinality a (r, at) where has_function_privilege(r, oid, 'execute') order by at) as roles
         from pg_proc where prosecdef and pronamespace = 'public'::regnamespace and prorettype <> 'trigger'::regtype order by 1, 2`,
      [databaseRoles],
    )
  ).rows

test('docs/security/functions.csv names every function that runs as the owner, and who may call it', async () => {
  const header = ['function', ...databaseRoles].join()
  const lines = (await find()).map(({ name, types, roles }) => [`${name}(${types.join(' ')})`, ...databaseRoles.map((role) => (roles.includes(role) ? 'yes' : 'no'))].join())
  const written = [header, ...lines].join('\n') + '\n'
  if (process.env['RAWABIT_WRITE'] === 'tables') writeFileSync(file, written)
  expect(readFileSync(file, 'utf8')).toBe(written)
})

/**
 * What these do, they do to whoever is named: they are how one asks for a file and opens it in an emergency (tried in
 * `src/person/opening`), and how one takes one's turn in the ledger. `person_is_new` says whether an id is taken, as the key of the table
 * would. None shows a row.
 */
const doors = ['person_ask', 'person_break_glass', 'person_is_new', 'delivery_take_positions']

/** Something of each type, in which `id` is whoever is asked about. */
const valueOf = (type: string, id: string): unknown =>
  ({ 'uuid': id, 'text': 'crm', 'integer': 10, 'bigint': 1, 'boolean': true, 'timestamp with time zone': '2026-03-01T00:00:00Z', 'date': '2026-03-01', 'text[]': ['crm'], 'uuid[]': [id], 'jsonb': '{}' })[type]

const counts = async (asking: pg.Client): Promise<string[]> => {
  const tables = await column(owner, `select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace order by 1`)
  await asking.query('reset role')
  return column(asking, tables.map((table) => `select '${table} ' || count(*) || coalesce(max(xmin::text::bigint)::text, '') from ${table}`).join(' union all '))
}

/** What a call answers to a reach, and what it leaves behind. */
const call = ({ name, types }: Function, reach: Reach, id: string): Promise<{ said: string; left: string[] }> =>
  under(client, reach, async (asking) => {
    await asking.query('savepoint call')
    const values = types.map((type) => valueOf(type, id))
    const places = types.map((type, at) => `$${at + 1}::${type}`).join()
    const said = await asking.query(`select * from ${name}(${places})`, values).then(
      ({ rows }) => JSON.stringify(rows),
      async (error: pg.DatabaseError) => {
        await asking.query('rollback to savepoint call')
        return `${error.code}`
      },
    )
    return { said, left: await counts(asking) }
  })

test('called about a person of another organisation, none says or does more than about a person who does not exist', async () => {
  const wrong: string[] = []
  const callable = (await find()).filter(({ name, roles }) => roles.includes('rawabit_scoped') && !doors.includes(name))
  expect(callable.length).toBeGreaterThan(10)
  for (const each of callable) {
    expect(each.types.filter((type) => valueOf(type, '') === undefined), `${each.name}: say in this test what fits`).toEqual([])
    for (const reach of reaches) {
      const [theirs, nobodys] = [await call(each, reach, world.crm.person.id), await call(each, reach, newId())]
      if (theirs.said !== nobodys.said) wrong.push(`${each.name} says ${theirs.said} to ${reach.reach}, and of nobody ${nobodys.said}`)
      if (theirs.left.join() !== nobodys.left.join()) wrong.push(`${each.name} does something for ${reach.reach}`)
      if (theirs.said.includes(world.crm.mark)) wrong.push(`${each.name} shows ${world.crm.mark} to ${reach.reach}`)
    }
  }
  expect(wrong).toEqual([])
})
