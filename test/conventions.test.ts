import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { routes } from '#app/routes'
import { sealed } from '#app/sealed'
import { problems } from '#language/problem'
import { roles } from '#organisation/model'
import type { Route } from '#platform/route'
import { jsonSchemaOf } from '#platform/schemas'
import order from '../src/order.json' with { type: 'json' }
import { useDatabase } from '#test/database'

const database = useDatabase()
const home = join(import.meta.dirname, '..')
let client: pg.Client

beforeAll(async () => {
  client = new pg.Client({ connectionString: database.url })
  await client.connect()
})
afterAll(() => client.end())

const column = async (query: string): Promise<string[]> => (await client.query<{ value: string }>(query)).rows.map((row) => row.value)

describe('the schema', () => {
  test('every foreign key has an index that begins with its columns', async () => {
    const missing = await column(`
      select c.conrelid::regclass || ': ' || c.conname as value
        from pg_constraint c
       where c.contype = 'f' and c.connamespace = 'public'::regnamespace
         and not exists (
           select from pg_index i where i.indrelid = c.conrelid
              and (i.indkey::int2[])[0:array_length(c.conkey, 1) - 1] = c.conkey)`)
    expect(missing).toEqual([])
  })

  test('every table is named after its word', async () => {
    const strangers = (await column(`select relname as value from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p')`)).filter(
      (table) => !order.words.some((word) => table === word || table.startsWith(`${word}_`)),
    )
    expect(strangers).toEqual([])
  })

  test('every column of sealed values is known to the rotation of keys, and takes nothing in clear', async () => {
    const kept = await column(`
      select c.conrelid::regclass::text as value from pg_constraint c
       where c.contype = 'f' and c.confrelid = 'platform_key'::regclass and c.conparentid = 0`)
    expect(kept.sort()).toEqual(sealed.map(({ table }) => table).sort())
    const open = await column(`
      select t || '.' || c as value from unnest(array[${sealed.map(({ table }) => `'${table}'`).join()}], array[${sealed.map((each) => `'${each.column}'`).join()}]) as known (t, c)
       where not exists (select from pg_constraint k where k.conrelid = t::regclass and k.contype = 'c' and pg_get_constraintdef(k.oid) like '%' || c || ' ~ ''^v1%')`)
    expect(open).toEqual([])
  })

  test('every table that speaks of a person or of a member of staff has row-level security, forced on its owner too: platform_guard()', async () => {
    const open = await column(`
      select distinct c.relname as value
        from pg_class c
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
         and not (c.relrowsecurity and c.relforcerowsecurity)
         and (c.relrowsecurity or c.relname in ('person', 'organisation_staff')
           or exists (select from pg_constraint k where k.conrelid = c.oid and k.contype = 'f' and k.confrelid in ('person'::regclass, 'organisation_staff'::regclass))
           or exists (select from pg_attribute a where a.attrelid = c.oid and a.attname in ('person_id', 'staff_id', 'email', 'phone', 'recipient', 'body')))`)
    expect(open).toEqual([])
  })

  test('every policy names its command, but for the one that lets the owner work', async () => {
    const broad = await column(`
      select polrelid::regclass || ': ' || polname as value from pg_policy p join pg_class c on c.oid = p.polrelid
       where polcmd = '*' and polroles <> array[c.relowner]`)
    expect(broad).toEqual([])
    const forAll = await column(`select polrelid::regclass || ': ' || polname as value from pg_policy where 0 = any (polroles)`)
    expect(forAll, 'and no policy is for everybody').toEqual([])
  })

  test('every function that runs as the owner looks for temporary tables last, and is for those alone to whom it was given', async () => {
    const open = await column(`
      select oid::regprocedure::text as value from pg_proc
       where prosecdef and pronamespace = 'public'::regnamespace
         and (not coalesce(array_to_string(proconfig, ' ') ~ 'search_path=public, pg_temp$', false)
           or (prorettype <> 'trigger'::regtype and coalesce(array_to_string(proacl, ' '), '=X') ~ '(^| )=X'))`)
    expect(open).toEqual([])
  })

  test('no restricted role may change or delete a line of the ledger or of the journal', async () => {
    const allowed = await column(`
      select r || ' may ' || p || ' ' || t as value
        from unnest(array['rawabit_scoped', 'rawabit_figures', 'rawabit_every', 'rawabit_journal']) r,
             unnest(array['delivery', 'platform_journal', 'platform_journal_seal']) t, unnest(array['update', 'delete', 'truncate']) p
       where has_table_privilege(r, t, p)`)
    expect(allowed).toEqual([])
    for (const change of ["update platform_journal set verb = 'x'", 'truncate platform_journal', 'truncate platform_journal_seal']) {
      await expect(client.query(change), `not even the owner: ${change}`).rejects.toThrow('append-only')
    }
  })

  test('the partitions reach at least a year ahead', async () => {
    const last = await column(`select max(relname) as value from pg_class where relname ~ '^delivery_\\d{4}_\\d{2}$'`)
    const ahead = Temporal.Now.plainDateISO().add({ years: 1 })
    expect(last[0]! >= `delivery_${ahead.year}_${String(ahead.month).padStart(2, '0')}`).toBe(true)
  })
})

describe('routes', () => {
  test('every route names its guard, and only roles that exist', () => {
    for (const route of routes) {
      const named = typeof route.guard === 'string' ? [] : route.guard
      expect(named.filter((role) => !(roles as readonly string[]).includes(role)), route.path).toEqual([])
      if (typeof route.guard === 'string') expect(['public', 'signed-in']).toContain(route.guard)
    }
  })

  test('no route is public but those of signing in, which are not of a word', () => {
    expect(routes.filter((route) => route.guard === 'public').map((route) => route.path)).toEqual([])
  })

  test('whoever opens what is about a person leaves a line in the journal; a page of one’s own list does not (decision 9)', () => {
    const lists = ['/v1/persons', '/v1/referrals', '/v1/appointments', '/v1/access-requests', '/v1/glass']
    const tells = (route: Route) =>
      route.path.startsWith('/v1/persons') || (typeof route.reply === 'object' && route.reply !== null && JSON.stringify(jsonSchemaOf(route.reply, 'output')).includes('"person":'))
    expect(routes.filter((route) => tells(route) && !route.reads && !route.writes && !lists.includes(route.path)).map((route) => `${route.method} ${route.path}`)).toEqual([])
  })

  test('no address can carry a name, a phone or a free text', () => {
    const carriers = routes.flatMap((route) => {
      const shape = (route.query as { shape?: Record<string, unknown> } | undefined)?.shape ?? {}
      return Object.keys(shape).filter((key) => /name|phone|text|search|^q$|email|document/.test(key)).map((key) => `${route.path}?${key}`)
    })
    expect(carriers).toEqual([])
  })
})

test('every problem has a sentence in every language', () => {
  for (const language of ['fr', 'ar', 'en']) {
    const sentences = JSON.parse(readFileSync(join(home, 'web/app/messages', `${language}.json`), 'utf8')) as Record<string, string>
    expect(Object.keys(problems).filter((code) => !sentences[`problem.${code}`]), language).toEqual([])
  }
})

test('every word of the order has its folder, and every folder its place in the order', () => {
  const folders = readdirSync(join(home, 'src'), { withFileTypes: true }).filter((entry) => entry.isDirectory()).map((entry) => entry.name)
  expect(folders.sort()).toEqual([...order.words].sort())
})

test('every file that the pages on security name is there', () => {
  const pages = readdirSync(join(home, 'docs', 'security')).filter((name) => name.endsWith('.md'))
  const named = pages.flatMap((page) => [...readFileSync(join(home, 'docs', 'security', page), 'utf8').matchAll(/`((?:src|test|web|docs|migrations)\/[\w./-]+\.\w+)`/g)].map(([, path]) => path!))
  expect(named.length).toBeGreaterThan(20)
  expect([...new Set(named)].filter((path) => !existsSync(join(home, path)))).toEqual([])
})
