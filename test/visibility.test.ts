import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { startService } from '#test/service'
import { column, openClient, type Reach, type Refusal, refusalOf, under } from '#test/visibility/reach'
import { guarded } from '#test/visibility/tables'
import { buildWorldOfThree, type Party, type World, workerOf } from '#test/world'

const database = useDatabase()
let owner: pg.Client
let client: pg.Client
let world: World
/** Each organisation as the database knows it, with its compartments and its member of staff. */
let parties: Record<'ms2' | 'crm' | 'anapec', Required<Reach>>

beforeAll(async () => {
  const service = await startService(database.url)
  world = await buildWorldOfThree(service)
  for (const place of ['ms2', 'crm'] as const) {
    const secretariat = await workerOf(service, place, 'secretariat')
    await secretariat.post('/v1/reports', { period: '2026-Q1', language: 'fr' }, 'a-report-once')
  }
  const helper = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['protection'] })
  const hidden = await aPerson(world.ms2.worker, { names: [{ given: 'Cachée', family: 'Gardée', script: 'latin' }] })
  await world.ms2.worker.put(`/v1/persons/${hidden.id}/protection`, { assigned: [] })
  await world.ms2.worker.post(`/v1/persons/${hidden.id}/notes`, { compartment: 'protection', text: 'Note', readers: [helper.staffId] })
  await world.ms2.worker.post('/v1/persons/matches', { phone: '0600000000' })
  const administrator = await workerOf(service, 'ms2', 'organisation-administrator')
  await administrator.post('/v1/invitations', { email: 'invitee@ms2.example', language: 'fr', role: 'counsellor' })
  const officer = await workerOf(service, 'ms2', 'data-protection-officer')
  await officer.put('/v1/retention/social', { months: 60, source: 'Décision' })
  await service.house.pool.query(`insert into rights_term (purpose, months, confirmed_by, confirmed_at) values ('health', 60, $1, now())`, [officer.staffId])
  await officer.put('/v1/processings/registry', { number: 'A-1', on: '2026-01-05' })
  await service.close()
  owner = await openClient(database.url)
  client = await openClient(database.url)
  await owner.query(`
    insert into platform_file (id, name, media_type, bytes, sha256, organisation_id, created_at)
    select gen_random_uuid(), 'f.pdf', 'application/pdf', 1, 'x', organisation, now() from unnest(array['ms2', 'crm', 'anapec']) organisation;
    insert into platform_message (id, recipient, language, template, created_at)
    values (gen_random_uuid(), 'quelquun@essai.example', 'fr', 'referral.received', now())`)
  for (const party of [world.ms2, world.crm]) imports[party.organisation] = await bringIn(party)
  for (const [table, { changes }] of Object.entries(guarded)) {
    const readable = await column(owner, `
      select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped
         and (has_column_privilege('rawabit_scoped', attrelid, attname, 'select') or not has_any_column_privilege('rawabit_scoped', attrelid, 'select'))`)
    shown[table] = digest(readable)
    steady[table] = digest(readable.filter((name) => !changes.includes(name)))
  }
  parties = {
    ms2: { reach: 'involved', organisation: 'ms2', compartments: ['social', 'health', 'protection'], staff: world.ms2.worker.staffId },
    crm: { reach: 'involved', organisation: 'crm', compartments: ['social'], staff: world.crm.worker.staffId },
    anapec: { reach: 'involved', organisation: 'anapec', compartments: ['employment'], staff: world.anapec.worker.staffId },
  }
})
afterAll(async () => {
  await owner.end()
  await client.end()
})

/** Imports of each organisation, and its forms, by its name. */
const imports: Record<string, string> = {}

/** A file that somebody of an organisation brought in, with one row, who became the person of that organisation. */
const bringIn = async ({ organisation, worker, person }: Party): Promise<string> => {
  const id = newId()
  const [role] = await column(owner, 'select id from organisation_role where staff_id = $1', [worker.staffId])
  const [stored] = await column(owner, 'select id from platform_file where organisation_id = $1', [organisation])
  await owner.query(
    `insert into intake_import (id, organisation_id, staff_id, role_id, file_id, sha256, name, bytes, state, reading, columns, profile, mapping, uploaded_at)
     values ($1, $2, $3, $4, $5, 'x', 'f.csv', 1, 'open', '{}', '[]', '[]', '{}', now())`,
    [id, organisation, worker.staffId, role, stored],
  )
  await owner.query(`insert into intake_mapping values ($1, 'x', '{}', now(), $2)`, [organisation, worker.staffId])
  await owner.query(`insert into intake_row (organisation_id, import_id, row, outcome, person_id, source_key) values ($1, $2, 1, 'new', $3, 'k')`, [organisation, id, person.id])
  await owner.query(`insert into intake_source values ($1, 's', 'k', $2, $3, now())`, [organisation, person.id, id])
  await owner.query(
    `insert into person_export (id, organisation_id, staff_id, role_id, reason, format, language, counted, threshold, state, asked_at)
     values ($1, $2, $3, $4, 'une raison qui suffit', 'csv', 'fr', 1, 200, 'waiting', now())`,
    [id, organisation, worker.staffId, role],
  )
  await owner.query(
    `insert into intake_form (id, organisation_id, form_key, version, title, state, shape, columns, sha256, file_id, uploaded_at, uploaded_by)
     values ($1, $2, 'f', '1', 'Formulaire', 'open', '{}', '[]', 'x', $3, now(), $4)`,
    [id, organisation, stored, worker.staffId],
  )
  await owner.query(
    `insert into intake_answer (id, organisation_id, form_id, person_id, answers, language, filled_at, filled_by) values ($1, $2, $1, $3, '{}', 'fr', now(), $4)`,
    [id, organisation, person.id, worker.staffId],
  )
  return id
}

test('every table with row-level security is described here', async () => {
  const found = await column(owner, `select relname from pg_class where relrowsecurity and relnamespace = 'public'::regnamespace order by 1`)
  expect(found).toEqual(Object.keys(guarded).toSorted())
})

/** A condition of the table, as PostgreSQL is asked it. */
const as = (condition: string, { organisation = '', compartments = [], staff = '' }: Partial<Reach>): string =>
  condition
    .replaceAll('$1', `'${organisation}'`)
    .replaceAll('$2', `'{${compartments.join()}}'::text[]`)
    .replaceAll('$3', `'${staff}'`)

/** What may be read of a row, in short; where nothing may be kept from anybody, the whole row. */
const shown: Record<string, string> = {}
/** The same, of the columns that nobody changes. */
const steady: Record<string, string> = {}
const digest = (columns: string[]): string => `md5(concat_ws('|', ${columns.map((name) => `t.${name}`).join()}))`
const rowsOf = (asking: pg.Client, table: string, condition = 'true', row = shown[table]) => column(asking, `select ${row} from ${table} t where ${condition} order by 1`)

/** What a reach is shown of a table, or `refused`. */
const shownTo = (reach: Reach, table: string): Promise<string[] | 'refused'> =>
  under(client, reach, async (asking) => ((await refusalOf(asking, `select ${shown[table]} from ${table} t`)) ? 'refused' : rowsOf(asking, table)))
/** What it should be shown, as the owner knows. */
const due = async (table: string, condition: string): Promise<string[] | 'refused'> => (condition === 'refused' ? 'refused' : rowsOf(owner, table, condition))

/** One row of MS2's own, as data: nothing in it is anybody else's. */
const sampleOf = async (table: string): Promise<Record<string, unknown>> => {
  const { ties, seen, inserts, fresh = {} } = guarded[table]!
  const own = Object.entries(ties).flatMap(([name, kind]) =>
    name in fresh ? [] : kind === 'organisation' ? [`${name} = 'ms2'`] : kind === 'person' ? [`${name} = '${world.ms2.person.id}'`] : [],
  )
  const seenByUs = ['false', 'refused'].includes(seen) ? 'true' : as(seen, parties.ms2)
  const unwritten = `select attname::text from pg_attribute where attrelid = '${table}'::regclass and attnum > 0
    and (attgenerated <> '' or (${String(inserts)} and not has_column_privilege('rawabit_scoped', attrelid, attnum, 'insert')))`
  const find = (condition: string) =>
    owner.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) - array(${unwritten}) as row from ${table} t where ${condition} limit 1`)
  const { rows } = await find([seenByUs, ...own].join(' and '))
  const found = rows[0] ?? (inserts ? undefined : (await find('true')).rows[0])
  if (!found) throw new Error(`the world has no row of MS2 in ${table}`)
  return found.row
}

/** Stands in a row for a member of staff: somebody else, or who writes it. */
const stands: Readonly<Record<string, () => string>> = { $staff: () => world.crm.worker.staffId, $self: () => world.ms2.worker.staffId }

/** The statement that adds a copy of a row, with some of its columns set to something else. */
const insertion = (table: string, row: Record<string, unknown>, other: Record<string, unknown> = {}): [string, unknown[]] => {
  const { ties, fresh = {} } = guarded[table]!
  const id = 'id' in row && !('id' in ties) ? { id: newId() } : {}
  const anew = Object.fromEntries(Object.entries(fresh).map(([name, value]) => [name, stands[String(value)]?.() ?? value]))
  const copy = { ...row, ...id, ...anew, ...other }
  return [`insert into ${table} (${Object.keys(copy).join()}) select ${Object.keys(copy).join()} from jsonb_populate_record(null::${table}, $1)`, [JSON.stringify(copy)]]
}

/** Adds a copy of a row as MS2 would; a line of the ledger stands at a place that was taken for it. */
const addition = (table: string, row: Record<string, unknown>, other: Record<string, unknown> = {}): Promise<Refusal | null> =>
  under(client, parties.ms2, async (asking) => {
    const turn = table === 'delivery' ? { position: Number((await column(asking, 'select delivery_take_positions(1)'))[0]) } : {}
    return refusalOf(asking, ...insertion(table, row, { ...turn, ...other }))
  })

describe.each(Object.entries(guarded))('%s', (table, { seen, every = 'true', figures, journal, changes, changed, sets = {}, inserts, deletes, taken }) => {
  test('shows every reach its own rows, and no other', async () => {
    const everything = await rowsOf(owner, table)
    expect(everything.length).toBeGreaterThan(0)
    const hidden: number[] = []
    for (const party of Object.values(parties)) {
      const mine = await due(table, as(seen, party))
      expect(await shownTo(party, table), party.organisation).toEqual(mine)
      hidden.push(everything.length - (mine === 'refused' ? 0 : mine.length))
    }
    if (seen !== 'true') expect(Math.max(...hidden), 'there is something to hide').toBeGreaterThan(0)
    const wide = { every, figures, journal, none: undefined }
    for (const [reach, condition] of Object.entries(wide)) {
      expect(await shownTo({ reach: reach as Reach['reach'] }, table), reach).toEqual(await due(table, condition ?? as(seen, {})))
    }
  })

  test(`${inserts ? 'takes a row of one’s own' : 'takes no row'}`, async () => {
    const row = await sampleOf(table)
    const refused = await addition(table, row)
    expect(refused?.state ?? null).toBe(inserts ? null : '42501')
  })

  test('lets no column change but those that a verb changes, and no row but one’s own', async () => {
    const names = await column(owner, `select attname from pg_attribute where attrelid = '${table}'::regclass and attnum > 0 and not attisdropped`)
    await under(client, parties.ms2, async (asking) => {
      for (const name of names.filter((each) => !changes.includes(each))) {
        expect((await refusalOf(asking, `update ${table} set ${name} = default`))?.state, `${table}.${name}`).toBe('42501')
      }
      if (changes.length === 0) return
      const own = await rowsOf(owner, table, as(changed ?? seen, parties.ms2), steady[table])
      const touched = await column(asking, `update ${table} t set ${changes.map((name) => `${name} = ${sets[name] ?? name}`).join()} returning ${steady[table]}`)
      expect(touched.toSorted()).toEqual(own)
    })
  })

  test('lets nothing be taken away but one’s own, where a verb takes away', async () => {
    await under(client, parties.ms2, async (asking) => {
      expect((await refusalOf(asking, `truncate ${table}`))?.state).toBe('42501')
      if (!deletes) expect((await refusalOf(asking, `delete from ${table}`))?.state).toBe('42501')
      else expect(await column(asking, `delete from ${table} t returning ${shown[table]}`)).toHaveLength((await rowsOf(owner, table, as(taken ?? seen, parties.ms2))).length)
    })
  })
})

test.each(Object.entries(guarded).flatMap(([table, { ties }]) => Object.entries(ties).map(([name, kind]) => [table, name, kind] as const)))(
  'refuses %s.%s of another, and says no more of what exists than of what does not',
  async (table, name, kind) => {
    const row = await sampleOf(table)
    const { crm } = world
    const theirs = { organisation: 'crm', person: crm.person.id, referral: crm.referral, delivery: crm.delivery, consent: crm.consent, staff: crm.worker.staffId, note: crm.note, import: imports['crm']!, form: imports['crm']! }
    const attempt = (value: string) => addition(table, row, { [name]: value })
    const refused = await attempt(theirs[kind])
    expect(refused?.state).toBe('42501')
    expect(await attempt(kind === 'organisation' ? 'no-organisation' : newId())).toEqual(refused)
  },
)
