import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { type Service, startService } from '#test/service'
import { column, openClient, type Reach, refusalOf, under } from '#test/visibility/reach'
import { buildWorldOfThree, type World } from '#test/world'

const database = useDatabase()
const roles = ['rawabit_scoped', 'rawabit_figures', 'rawabit_journal', 'rawabit_every']
let service: Service
let owner: pg.Client
let client: pg.Client
let world: World
let ms2: Reach

beforeAll(async () => {
  service = await startService(database.url)
  world = await buildWorldOfThree(service)
  owner = await openClient(database.url)
  client = await openClient(database.url)
  await owner.query('analyze')
  ms2 = { reach: 'involved', organisation: 'ms2', compartments: ['social', 'health'], staff: world.ms2.worker.staffId }
})
afterAll(async () => {
  await owner.end()
  await client.end()
  await service.close()
})

describe('nobody involves themselves', () => {
  const involving = `insert into person_involvement (organisation_id, person_id, reason, since, last_at, sort_name) values ('ms2', $1, $2, now(), now(), 'x')`

  test.each(['registered', 'referral', 'case', 'served', 'granted'])('with a person whom another organisation knows, as "%s"', async (reason) => {
    const refused = await under(client, ms2, (asking) => refusalOf(asking, involving, [world.crm.person.id, reason]))
    expect(refused?.state).toBe('42501')
  })

  test('through the function that involves others: an unknown person and a hidden one answer alike', async () => {
    const ask = (reach: Reach, person: string) =>
      under(client, reach, (asking) => column(asking, `select person_involve($1, 'ms2', 'granted', now())`, [person]))
    for (const reach of [ms2, { reach: 'none' }, { reach: 'figures' }, { reach: 'journal' }] as Reach[]) {
      expect(await ask(reach, world.crm.person.id)).toEqual(['false'])
      expect(await ask(reach, newId())).toEqual(['false'])
    }
    expect(await ask(ms2, world.ms2.person.id)).toEqual(['true'])
  })
})

describe('a search', () => {
  const search = (reach: Reach, pattern: string) => under(client, reach, (asking) => column(asking, 'select person_id from person_search($1, 50)', [pattern]))

  test('finds nobody but those whom one knows, whatever the pattern', async () => {
    expect(await search(ms2, 'marquems2')).toEqual([world.ms2.person.id])
    for (const pattern of ['marquecrm', 'famille', '%', '_', '', '\\', '%%\\']) expect(await search(ms2, pattern), pattern).not.toContain(world.crm.person.id)
    for (const reach of ['none', 'figures', 'journal'] as const) expect(await search({ reach }, 'marque')).toEqual([])
  })

  test('is not led astray by a table of its caller’s that bears the name of ours', async () => {
    const found = await under(client, ms2, async (asking) => {
      await asking.query('create temporary table person_involvement (person_id uuid, organisation_id text)')
      await asking.query('insert into pg_temp.person_involvement values ($1, $2)', [world.crm.person.id, 'ms2'])
      return column(asking, `select person_id from person_search('marquecrm', 50)`)
    })
    expect(found).toEqual([])
  })
})

describe('what PostgreSQL tells beside the rows', () => {
  test('a function of the caller’s own is not shown a row before visibility has judged it', async () => {
    const heard: string[] = []
    const listen = ({ message }: { message: string | undefined }) => heard.push(message ?? '')
    client.on('notice', listen)
    await under(client, ms2, async (asking) => {
      await asking.query(`create function pg_temp.overhear(said text) returns boolean language plpgsql cost 0.0000001 as
        $$ begin raise notice '%', said; return true; end $$`)
      for (const [table, name] of [['person', 'display_name'], ['person_contact', 'value'], ['referral', 'reason'], ['casework_appointment', 'note']]) {
        await asking.query(`select count(*) from ${table} where pg_temp.overhear(${name})`)
      }
      await asking.query(`select count(*) from person p join person_name n on n.person_id = p.id and pg_temp.overhear(n.given || p.display_name)`)
    })
    client.off('notice', listen)
    expect(heard.join()).toContain(world.ms2.mark)
    expect(heard.join()).not.toContain(world.crm.mark)
  })

  test('statistics of guarded tables are shown to nobody', async () => {
    const shown = `select distinct tablename from pg_stats s join pg_class c on c.relname = s.tablename and c.relrowsecurity`
    expect((await column(owner, 'select relname from pg_class where relrowsecurity and reltuples > 0')).length).toBeGreaterThan(5)
    for (const reach of ['involved', 'figures', 'journal', 'every', 'none'] as const) {
      expect(await under(client, { ...ms2, reach }, (asking) => column(asking, shown)), reach).toEqual([])
      expect((await under(client, { ...ms2, reach }, (asking) => refusalOf(asking, 'select from pg_statistic')))?.state).toBe('42501')
    }
  })

  test('a broken uniqueness names no value', async () => {
    const { rows } = await owner.query(`select to_jsonb(p) || jsonb_build_object('id', $1::uuid, 'registered_by', 'ms2', 'registered_staff', $3::text) as row from person p where id = $2`, [newId(), world.crm.person.id, world.ms2.worker.staffId])
    const refused = await under(client, ms2, (asking) => refusalOf(asking, 'insert into person select * from jsonb_populate_record(null::person, $1)', [rows[0].row]))
    expect(refused).toEqual({ state: '23505', said: 'duplicate key value violates unique constraint "person_code_key"' })
  })

  test('"do nothing" and "do update" on a row of another’s show and change nothing', async () => {
    const colliding = `insert into person_name (person_id, number, given, family, script) values ($1, 0, 'x', 'x', 'latin') on conflict (person_id, number)`
    for (const ending of ['do nothing returning given', 'do update set given = person_name.given returning given']) {
      expect((await under(client, ms2, (asking) => refusalOf(asking, `${colliding} ${ending}`, [world.crm.person.id])))?.state, ending).toBe('42501')
    }
  })

  test('a copy out holds one’s own rows; a copy in is refused', async () => {
    const seen = Number((await under(client, ms2, (asking) => column(asking, 'select count(*) from person')))[0])
    const copied = await under(client, ms2, (asking) => asking.query('copy person to stdout'))
    expect(copied.rowCount).toBe(seen)
    for (const copy of [`copy person from program 'cat'`, `copy person to program 'cat'`, `copy person to '/tmp/out'`]) {
      expect((await under(client, ms2, (asking) => refusalOf(asking, copy)))?.state, copy).toBe('42501')
    }
  })
})

describe('round about', () => {
  test('what is partitioned is reached through the whole table only', async () => {
    const open = await column(owner, `
      select r || ' ' || c.relname from pg_class c, unnest($1::text[]) r
       where c.relispartition and c.relnamespace = 'public'::regnamespace and c.relkind = 'r' and has_table_privilege(r, c.oid, 'select, insert, update, delete')`, [roles])
    expect(open).toEqual([])
  })

  test('every table that a restricted role reads and that names a person is guarded; the journal is read by who audits', async () => {
    const open = await column(owner, `
      select distinct c.relname from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attname in ('person_id', 'person', 'body', 'recipient')
       where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm') and not c.relrowsecurity
         and (has_any_column_privilege('rawabit_scoped', c.oid, 'select') or has_any_column_privilege('rawabit_figures', c.oid, 'select'))`)
    expect(open).toEqual([])
  })

  test('no restricted role owns, creates, or becomes anything', async () => {
    const can = async (question: string) => column(owner, `select r from unnest($1::text[]) r where ${question}`, [roles])
    expect(await can(`exists (select from pg_class where relowner = r::regrole)`)).toEqual([])
    expect(await can(`has_schema_privilege(r, 'public', 'create') or has_schema_privilege(r, 'auth', 'usage')`)).toEqual([])
    expect(await can(`exists (select from pg_roles where rolname = r and (rolsuper or rolbypassrls or rolcreaterole or rolcreatedb or rolcanlogin))`)).toEqual([])
    expect(await can(`r <> 'rawabit_every' and pg_has_role(r, 'rawabit_every', 'member')`)).toEqual([])
    expect(await can(`r <> 'rawabit_journal' and pg_has_role(r, 'rawabit_journal', 'member')`)).toEqual([])
    expect(await can(`r <> 'rawabit_figures' and pg_has_role(r, 'rawabit_figures', 'member')`)).toEqual([])
    expect(await can(`has_function_privilege(r, 'pg_read_file(text)', 'execute')`)).toEqual([])
  })

  test('row visibility cannot be switched off, changed or locked out', async () => {
    for (const statement of [
      'alter table person disable row level security',
      'create policy mine on person using (true)',
      'drop policy person_involved on person',
      'lock table person in access exclusive mode',
      'create trigger mine after insert on person execute function platform_refuse_change()',
      'select * from auth.session',
      'select last_value from platform_journal_place',
      `select organisation_open_session('x')`,
    ]) {
      const refused = await under(client, ms2, (asking) => refusalOf(asking, statement))
      expect(refused?.state, statement).toBe('42501')
    }
    await under(client, ms2, async (asking) => {
      await asking.query('set local row_security = off')
      expect((await refusalOf(asking, 'select from person'))?.state).toBe('42501')
    })
  })

  test('where nothing was set, nothing is seen', async () => {
    const fresh = await openClient(database.url)
    await fresh.query('set role rawabit_scoped')
    for (const table of ['person', 'person_name', 'person_contact', 'delivery', 'referral', 'casework_appointment', 'platform_answer', 'report_order']) {
      expect(await column(fresh, `select 1 from ${table}`), table).toEqual([])
    }
    await fresh.end()
  })
})

test('broken glass cannot be kept open, whoever says for how long', async () => {
  const anapec: Reach = { reach: 'involved', organisation: 'anapec', compartments: ['health'], staff: world.anapec.worker.staffId }
  const breaking = (hours: number) =>
    under(client, anapec, (asking) => refusalOf(asking, 'select * from person_break_glass($1, $2, $3, $4)', [newId(), world.crm.person.id, 'Malaise', hours]))
  expect(await breaking(3)).toBeNull()
  expect((await breaking(1000))?.state).toBe('23514')
})

test('who counts, serves or audits cannot read from the ledger who was in an irregular situation', async () => {
  for (const reach of ['involved', 'figures', 'journal', 'none'] as const) {
    for (const columns of ['status', 'status_proof', '*', 'd']) {
      expect((await under(client, { ...ms2, reach }, (asking) => refusalOf(asking, `select ${columns} from delivery d`)))?.state, `${columns} as ${reach}`).toBe('42501')
    }
  }
  const { rows } = await owner.query<{ status: string; recognised: boolean; regularised: boolean }>('select distinct status, recognised, regularised from delivery')
  expect(rows).toEqual([{ status: 'regularised', recognised: false, regularised: true }])
})

test('a line that reverses another shows the person as that one did', async () => {
  const { ms2: party } = world
  const { body } = await party.worker.post(`/v1/deliveries/${party.delivery}/reversal`, { reason: 'Saisi deux fois' })
  expect(await column(owner, 'select status || status_proof from delivery where id = $1', [body.id])).toEqual(['regularisedshown'])
})

test('after a correction the list is sorted by the new name, for every organisation that knows the person', async () => {
  const { crm } = world
  const { id } = await aPerson(crm.worker, { names: [{ given: 'Zzz', family: 'Zzz', script: 'latin' }] })
  await crm.worker.patch(`/v1/persons/${id}`, { names: [{ given: 'Aaa', family: 'Aaa', script: 'latin' }] })
  const { body } = await crm.worker.get('/v1/persons?sort=name&limit=1')
  expect(body.items[0].id).toBe(id)
})
