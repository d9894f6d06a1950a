import pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { House } from '#platform/house'
import { prove } from '#platform/proof'
import { seal } from '#platform/sealing'
import { maintain, transact } from '#platform/work'
import * as Results from '#results/actions'
import * as Rights from '#rights/actions'
import { proposedTerms } from '#rights/data'
import { aPdf, aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, openQueues, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let counter: Client
let officer: Client
let second: Client
let sql: pg.Client
/** A house with its queues: what the disk holds goes by a job. */
let house: House

const system = { kind: 'system', name: 'test' } as const
/** Marks that stand nowhere else: whatever of them is left is found. */
const marks = ['Zarafina', 'Qwertyba', 'زرافينا', '0677889911', 'Motifzz', 'Notezz', 'Repriszz', 'Souhaitzz', 'Clefzz9']

beforeAll(async () => {
  service = await startService(database.url)
  counter = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health', 'legal'] })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer', compartments: [] })
  second = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer', compartments: [] })
  sql = new pg.Client({ connectionString: database.url })
  await sql.connect()
  house = await openQueues(database.url)
})
afterAll(async () => {
  await house.close()
  await sql.end()
  await service.close()
})

const served = async (): Promise<{ id: string; code: string }> => {
  const person = await aPerson(counter, {
    names: [{ given: marks[0], family: marks[1], script: 'latin' }, { given: marks[2], family: '', script: 'arabic' }],
    contacts: [{ kind: 'phone', value: marks[3] }],
    consents: [consentToShare('fondation-orient-occident')],
  })
  const offer = 'cellule-al-andalous-ecoute'
  await counter.post('/v1/deliveries', { person: person.id, offer, on: '2026-02-03' }, `delivery of ${person.id}`)
  const { body: wrong } = await counter.post('/v1/deliveries', { person: person.id, offer, on: '2026-02-04' })
  await counter.post(`/v1/deliveries/${wrong.id}/reversal`, { reason: marks[6] })
  const { body: booked } = await counter.post('/v1/appointments', { person: person.id, offer, startsAt: '2026-03-03T09:00:00Z', note: marks[5] })
  await counter.post(`/v1/appointments/${booked.id}/ending`, { to: 'missed' }, `ending of ${person.id}`)
  const { body: sent } = await counter.post('/v1/referrals', { person: person.id, to: 'foo-oujda-ecoute', reason: marks[4] }, `referral of ${person.id}`)
  await counter.post(`/v1/referrals/${sent.id}/state`, { to: 'cancelled', reason: marks[4] })
  await counter.post(`/v1/persons/${person.id}/documents`, { kind: 'passport', number: marks[8] }, `document of ${person.id}`)
  await counter.post(`/v1/persons/${person.id}/pieces`, { name: `${marks[8]}.pdf`, kind: 'document', compartment: 'social', content: aPdf('piece') })
  await counter.post(`/v1/persons/${person.id}/notes`, { compartment: 'social', text: marks[5] })
  await counter.post(`/v1/persons/${person.id}/rights-requests`, { kind: 'opposition', purpose: 'photo', asked: marks[7], language: 'fr', on: '2026-02-05' }, `asking of ${person.id}`)
  const { body: queue } = await counter.get('/v1/rights-requests?open=true')
  await officer.post(`/v1/rights-requests/${queue.items[0].id}/answer`, { to: 'refused', reason: marks[7] })
  return person
}

/** Every figure: of all time and of a year, each with its parts and the quarters; and the number of distinct persons. */
const everyFigure = async () => {
  const all = await transact(service.house, system, async (work) => {
    const { items } = await Results.figures(work, {})
    const parts = []
    for (const { indicator } of items) parts.push(await Results.explain(work, indicator.code, null), await Results.explain(work, indicator.code, '2026'))
    return { items, parts, trends: await Results.trends(work, {}) }
  })
  const { rows } = await sql.query('select count(distinct person_id) as persons, count(*) as lines, sum(quantity) as services from delivery')
  const timeless = JSON.stringify(all, (key, value: unknown) => (key === 'countedAt' ? null : value))
  return { timeless, ledger: rows[0] as unknown }
}

/** In which columns of which tables any of these texts still stands, in every schema of ours. */
const traces = async (texts: string[]): Promise<string[]> => {
  const { rows } = await sql.query<{ name: string }>(
    `select format('%I.%I', n.nspname, c.relname) as name from pg_class c join pg_namespace n on n.oid = c.relnamespace
      where c.relkind = 'r' and n.nspname in ('public', 'auth', 'jobs') order by 1`,
  )
  const found: string[] = []
  for (const { name } of rows) {
    const { rows: hits } = await sql.query(`select 1 from ${name} t where to_jsonb(t)::text ilike any ($1) limit 1`, [texts.map((text) => `%${text}%`)])
    if (hits.length > 0) found.push(name)
  }
  return found
}

const propose = async (purpose: string, months: number) => {
  const { body } = await officer.put(`/v1/retention/${purpose}`, { months, source: 'Décision de test' })
  return body.items.find((each: { purpose: string }) => each.purpose === purpose) as { id: string; persons: number }
}
/** Two weeks pass for the terms that wait: nothing else brings their day. */
const letDelayPass = () => sql.query(`update rights_term_change set confirmed_at = confirmed_at - interval '14 days', effective_on = effective_on - 14 where effective_on > now()::date`)
const confirmAll = async (months: number): Promise<void> => {
  for (const { purpose } of proposedTerms) {
    const { id } = await propose(purpose, months)
    await second.post(`/v1/term-changes/${id}/confirmation`, {})
  }
  await letDelayPass()
}

/** Puts everything that happened to a person back in time: nothing else ages them. */
const age = (id: string): Promise<void> =>
  maintain(service.house, 'test', async () => {
    await sql.query(`update person set registered_at = '2015-01-01' where id = $1`, [id])
    await sql.query(`update person_involvement set since = '2015-01-01', last_at = '2015-01-01' where person_id = $1`, [id])
    await sql.query(`update person_consent set recorded_at = '2015-01-01', withdrawn_at = null where person_id = $1`, [id])
    await sql.query(`update person_status set recorded_at = '2015-01-01' where person_id = $1`, [id])
    await sql.query(`update casework_appointment set starts_at = '2015-01-01' where person_id = $1`, [id])
    await sql.query(`update casework_note set at = '2015-01-01' where person_id = $1`, [id])
    await sql.query(`update referral set sent_at = '2015-01-01', answered_at = '2015-01-01', closed_at = '2015-01-01' where person_id = $1`, [id])
    await sql.query(`update rights_request set recorded_at = '2015-01-01', decided_at = '2015-01-01' where person_id = $1`, [id])
  })

const run = () => transact(house, system, Rights.run)

test('nobody is anonymised by a term that nobody confirmed, and a preview says how many wait for it', async () => {
  const person = await aPerson(counter)
  await age(person.id)
  const { body } = await officer.get('/v1/retention')
  expect(body.preview).toMatchObject({ due: 0, unconfirmed: 1 })
  expect(body.preview.persons).toEqual([{ code: person.code, over: '2020-01-01', state: 'unconfirmed' }])
  expect(await run()).toEqual({ anonymised: 0, more: false })
  expect((await counter.get(`/v1/persons/${person.id}`)).status).toBe(200)
})

test('no hand alone ends a term: it is proposed, confirmed by another, waits a week, and may be taken back meanwhile', async () => {
  const secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat', compartments: [] })
  const inForce = async () => (await officer.get('/v1/retention')).body.terms.map(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt).filter(Boolean)
  const changes = []
  for (const { purpose } of proposedTerms) changes.push(await propose(purpose, 1))
  expect(changes.at(-1)!.persons).toBe(1)
  expect(await inForce()).toEqual([])
  expect(await run()).toMatchObject({ anonymised: 0 })
  const confirm = (client: Client, id: string) => client.post(`/v1/term-changes/${id}/confirmation`, {})
  for (const { id } of changes) {
    expect(await confirm(officer, id)).toMatchObject({ status: 403, body: { code: 'incompatible-role' } })
    expect((await confirm(counter, id)).status).toBe(403)
    const { status, body } = await confirm(secretariat, id)
    expect(status).toBe(200)
    const day = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 7 }).toString()
    expect(body.items.find((each: { id: string }) => each.id === id)).toMatchObject({ effectiveOn: day, mine: false })
  }
  expect(await inForce()).toEqual([])
  expect(await run()).toMatchObject({ anonymised: 0 })
  expect((await officer.put(`/v1/retention/${proposedTerms[0]!.purpose}`, { months: 2, source: 'Autre' })).status).toBe(409)
  for (const { id } of changes) expect((await officer.post(`/v1/term-changes/${id}/withdrawal`, {})).status).toBe(200)
  expect((await secretariat.get('/v1/term-changes')).body.items).toEqual([])
  expect((await confirm(second, changes[0]!.id)).status).toBe(404)
})

test('terms are decided by the data-protection officer alone, and say on what they lean', async () => {
  expect((await counter.put('/v1/retention/social', { months: 12, source: 'Test' })).status).toBe(403)
  expect((await officer.put('/v1/retention/social', { months: 12 })).status).toBe(422)
  expect((await officer.put('/v1/retention/unheard-of', { months: 12, source: 'Test' })).status).toBe(404)
  await confirmAll(60)
  const { body } = await officer.get('/v1/retention')
  expect(body.terms.every(({ confirmedAt }: { confirmedAt: string | null }) => confirmedAt !== null)).toBe(true)
  expect(body.preview).toMatchObject({ due: 1, unconfirmed: 0 })
})

test('a person whose term is over leaves no trace, and every figure stays what it was', async () => {
  const person = await served()
  for (let other = 0; other < 12; other++) {
    const { id } = await aPerson(counter)
    await counter.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
  }
  await age(person.id)
  const before = await everyFigure()
  expect(before.timeless).toContain('"value":13')
  expect((await traces(marks)).length).toBeGreaterThan(5)
  // The line of 2026 keeps the file: the term counts from the last contact for the compartment of the service.
  expect((await run()).anonymised).toBe(1)
  expect((await traces(marks)).length).toBeGreaterThan(5)
  await confirmAll(1)
  expect((await run()).anonymised).toBe(1)
  expect(await traces([...marks, person.code])).toEqual([])
  const { rows } = await sql.query('select (select count(*) from person_document) + (select count(*) from casework_note) + (select count(*) from person_piece) as sealed')
  expect(Number(rows[0].sealed)).toBe(0)
  const files = () => sql.query<{ many: number }>('select count(*)::int as many from platform_file')
  expect((await eventually(files, (found) => found.rows[0]?.many === 0)).rows).toEqual([{ many: 0 }])
  expect(await everyFigure()).toEqual(before)
}, 120_000)

test('the ledger keeps of them what the figures need, and no more', async () => {
  const { rows } = await sql.query(
    `select d.sex, d.age, d.age_band, d.nationality, d.status, d.reason from delivery d join person p on p.id = d.person_id
      where p.anonymised_at is not null order by d.position`,
  )
  expect(rows[0]).toMatchObject({ sex: 'female', age: null, age_band: '30-44', nationality: 'GN', status: 'regularised', reason: null })
  expect(rows.map(({ reason }: { reason: string | null }) => reason)).toEqual([null, null, '—'])
})

test('a line of the ledger changes in no other way, whoever asks', async () => {
  for (const change of ['quantity = 2', "sex = 'male'", 'age = 3', "reason = 'autre'"]) {
    await expect(sql.query(`update delivery set ${change}`), change).rejects.toThrow('append-only')
  }
  await expect(sql.query('delete from delivery')).rejects.toThrow('append-only')
})

test('whoever opened the file before finds nothing, nor do those who may read every file', async () => {
  const { rows } = await sql.query<{ id: string }>('select id from person where anonymised_at is not null')
  for (const { id } of rows) {
    expect((await counter.get(`/v1/persons/${id}`)).status).toBe(404)
    expect((await officer.get(`/v1/persons/${id}`)).status).toBe(404)
  }
  expect((await officer.post('/v1/persons/search', { text: marks[0] })).body.items).toEqual([])
  expect((await counter.get('/v1/appointments')).status).toBe(200)
})

test('the journal still proves itself, and says who was anonymised by whom', async () => {
  await seal(service.house, 10_000)
  expect((await prove(service.house)).broken).toBeNull()
  const { body } = await officer.get('/v1/journal?verb=person.anonymised')
  expect(body.items.length).toBe(2)
  expect(body.items[0]).toMatchObject({ staff: null, role: null })
})

test('nobody of whom something is open is anonymised', async () => {
  const person = await aPerson(counter)
  await age(person.id)
  await counter.post('/v1/appointments', { person: person.id, offer: 'cellule-al-andalous-ecoute', startsAt: '2015-03-03T09:00:00Z' })
  await age(person.id)
  const { body } = await officer.get('/v1/retention')
  expect(body.preview.persons).toContainEqual(expect.objectContaining({ code: person.code, state: 'open' }))
  expect((await run()).anonymised).toBe(0)
  expect((await counter.get(`/v1/persons/${person.id}`)).status).toBe(200)
})

test('one person is anonymised when they oppose that the file be kept, with four eyes', async () => {
  const { id } = await served()
  const asked = await officer.post(`/v1/persons/${id}/rights-requests`, { kind: 'opposition', purpose: 'file', language: 'fr', on: '2026-02-05' })
  expect(asked.status).toBe(201)
  const path = `/v1/rights-requests/${asked.body.id}/answer`
  const before = await everyFigure()
  expect((await counter.post(path, { to: 'granted' })).status).toBe(403)
  expect(await officer.post(path, { to: 'granted' })).toMatchObject({ status: 403, body: { code: 'incompatible-role' } })
  expect(await second.post(path, { to: 'granted' })).toMatchObject({ status: 200, body: { request: { state: 'granted', person: { name: '—' } } } })
  expect((await counter.get(`/v1/persons/${id}`)).status).toBe(404)
  expect(await traces(marks)).toEqual([])
  expect(await everyFigure()).toEqual(before)
}, 120_000)

test('an open appointment stops even an opposition that is granted', async () => {
  const { id } = await aPerson(counter)
  await counter.post('/v1/appointments', { person: id, offer: 'cellule-al-andalous-ecoute', startsAt: '2026-12-03T09:00:00Z' })
  const asked = await officer.post(`/v1/persons/${id}/rights-requests`, { kind: 'opposition', purpose: 'file', language: 'fr', on: '2026-02-05' })
  expect(await second.post(`/v1/rights-requests/${asked.body.id}/answer`, { to: 'granted' })).toMatchObject({ status: 409, body: { code: 'file-open' } })
  expect((await counter.get(`/v1/persons/${id}`)).status).toBe(200)
})
