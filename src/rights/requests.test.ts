import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { readPdf } from '../report/fixture/pdf.ts'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { keptAnswers } from '#test/sight'

const database = useDatabase()
let service: Service
let counter: Client
let listening: Client
let officer: Client

beforeAll(async () => {
  service = await startService(database.url)
  counter = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'counsellor', compartments: ['social'] })
  listening = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health', 'protection', 'legal'] })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer', compartments: [] })
})
afterAll(() => service.close())

const asking = { kind: 'access', language: 'fr', on: '2026-02-05' }
const asked = async (worker: Client, person: string, mentioned: Record<string, unknown> = {}) => {
  const { status, body } = await worker.post(`/v1/persons/${person}/rights-requests`, { ...asking, ...mentioned })
  if (status !== 201) throw new Error(`${status} ${JSON.stringify(body)}`)
  return body as { id: string; dueOn: string; was: unknown; organisation: { id: string } }
}
const answer = (worker: Client, id: string, body: Record<string, unknown>) => worker.post(`/v1/rights-requests/${id}/answer`, body)

const handOver = async (worker: Client, id: string, format: 'pdf' | 'json') => {
  const reply = await fetch(`${service.address}/v1/rights-requests/${id}/file`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', cookie: worker.cookie },
    body: JSON.stringify({ format, reason: 'Remis en main propre' }),
  })
  return { status: reply.status, headers: reply.headers, bytes: new Uint8Array(await reply.arrayBuffer()) }
}
const dataOf = async (worker: Client, id: string) => JSON.parse(Buffer.from((await handOver(worker, id, 'json')).bytes).toString())
const bare = (text: string): string => text.replace(/[\u2066-\u2069]/g, '').replace(/[\u00a0\u202f]/g, ' ')

describe('a request', () => {
  test('made at another counter is told to the organisation that registered the person, too', async () => {
    const advice = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
    const person = await aPerson(counter, { consents: [consentToShare('anapec')] })
    const { body: sent } = await counter.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
    await advice.post(`/v1/referrals/${sent.id}/state`, { to: 'accepted' })
    const request = await asked(advice, person.id)
    const told = () => service.house.pool.query(`select 1 from platform_message m join organisation_staff s on s.email = m.recipient where m.reference ->> 'request' = $1 and s.id = $2`, [request.id, counter.staffId])
    expect((await eventually(told, ({ rows }) => rows.length > 0)).rows).toHaveLength(1)
  })

  test('has a due date, a queue and an owner, and the organisation and the officer are told by ids alone', async () => {
    const person = await aPerson(counter)
    const request = await asked(counter, person.id)
    expect(request).toMatchObject({ dueOn: '2026-02-15', organisation: { id: 'crm' }, state: 'received', owner: null, mine: true })
    for (const reader of [counter, officer]) expect((await reader.get('/v1/rights-requests?open=true')).body.items.map(({ id }: { id: string }) => id)).toContain(request.id)
    expect((await listening.get('/v1/rights-requests')).body.items.map(({ id }: { id: string }) => id)).not.toContain(request.id)
    expect((await answer(counter, request.id, { to: 'in-hand' })).body.request).toMatchObject({ state: 'in-hand', owner: 'Personne d’essai' })
    const told = () => service.house.pool.query(`select template, reference from platform_message where reference ->> 'request' = $1`, [request.id])
    const { rows } = await eventually(told, (found) => found.rows.length >= 2)
    expect(rows.length).toBeGreaterThanOrEqual(2)
    expect(rows.every(({ reference }: { reference: object }) => Object.keys(reference).join() === 'request')).toBe(true)
  })

  test('is answered as the table of transitions allows, and refused with a reason only', async () => {
    const { id } = await asked(counter, (await aPerson(counter)).id)
    expect((await answer(counter, id, { to: 'refused' })).status).toBe(422)
    expect((await answer(counter, id, { to: 'granted' })).body.code).toBe('transition-refused')
    expect((await answer(counter, id, { to: 'refused', reason: 'Déjà remis la semaine passée' })).status).toBe(200)
    expect((await answer(counter, id, { to: 'in-hand' })).body.code).toBe('transition-refused')
    const { body } = await officer.get(`/v1/rights-requests/${id}`)
    expect(body.history.map(({ to }: { to: string }) => to)).toEqual(['received', 'refused'])
  })

  test('is of another organisation’s person nobody’s to make, to read or to answer', async () => {
    const person = await aPerson(counter)
    const { id } = await asked(counter, person.id)
    expect((await listening.post(`/v1/persons/${person.id}/rights-requests`, asking)).status).toBe(404)
    expect((await listening.get(`/v1/rights-requests/${id}`)).status).toBe(404)
    expect((await answer(listening, id, { to: 'in-hand' })).status).toBe(404)
    expect((await handOver(listening, id, 'json')).status).toBe(404)
  })

  test('written down by the officer goes to the organisation concerned', async () => {
    const person = await aPerson(counter)
    const { id, organisation } = await asked(officer, person.id)
    expect(organisation.id).toBe('crm')
    expect((await officer.post(`/v1/rights-requests/${id}/organisation`, { organisation: 'ms2' })).body.organisation.id).toBe('ms2')
    expect((await counter.post(`/v1/rights-requests/${id}/organisation`, { organisation: 'crm' })).status).toBe(403)
  })
})

describe('rectification', () => {
  test('keeps what was, and writes what is right by the file’s own verbs', async () => {
    const person = await aPerson(counter)
    const { id, was } = await asked(counter, person.id, { kind: 'rectification', field: 'birth', asked: 'Née en 1992' })
    expect(was).toEqual({ value: '1994', precision: 'year' })
    expect((await answer(counter, id, { to: 'granted' })).status).toBe(422)
    const { body } = await answer(counter, id, { to: 'granted', correction: { birth: { value: '1992', precision: 'year' } } })
    expect(body.request).toMatchObject({ state: 'granted', effect: { fields: ['birth'] } })
    expect((await counter.get(`/v1/persons/${person.id}`)).body.birth).toEqual({ value: '1992', precision: 'year' })
  })

  test('needs to say what, and what is asked', async () => {
    const { id } = await aPerson(counter)
    expect((await counter.post(`/v1/persons/${id}/rights-requests`, { ...asking, kind: 'rectification', asked: 'Née en 1992' })).status).toBe(422)
    expect((await counter.post(`/v1/persons/${id}/rights-requests`, { ...asking, kind: 'rectification', field: 'birth' })).status).toBe(422)
  })
})

describe('opposition', () => {
  test('to sharing ends it at once, whoever grants it', async () => {
    for (const who of [counter, officer]) {
      const person = await aPerson(counter, { consents: [consentToShare('ms2')] })
      await counter.post('/v1/referrals', { person: person.id, to: 'cellule-al-andalous-ecoute', reason: 'Écoute' })
      expect((await listening.get(`/v1/persons/${person.id}`)).status).toBe(200)
      const { id } = await asked(counter, person.id, { kind: 'opposition', purpose: 'sharing' })
      expect((await answer(who, id, { to: 'granted' })).body.request).toMatchObject({ state: 'granted', effect: { ended: ['ms2'] } })
      expect((await listening.get(`/v1/persons/${person.id}`)).status).toBe(404)
    }
  })

  test('to statistics: later lines count the service, and say nothing of the person', async () => {
    const person = await aPerson(counter)
    const serve = async () => (await counter.post('/v1/deliveries', { person: person.id, offer: 'crm-oujda-panier', on: '2026-02-06' })).body.id as string
    const before = await serve()
    const { id } = await asked(counter, person.id, { kind: 'opposition', purpose: 'statistics' })
    await answer(counter, id, { to: 'granted' })
    const after = await serve()
    const { rows } = await service.house.pool.query('select sex, age, age_band, nationality, status from delivery where id = any ($1) order by position', [[before, after]])
    expect(rows).toEqual([
      { sex: 'female', age: null, age_band: '30-44', nationality: 'GN', status: 'regularised' },
      { sex: null, age: null, age_band: 'unknown', nationality: null, status: null },
    ])
  })
})

describe('the file that is handed to its person', () => {
  test('holds everything, on paper and as data alike, and is never kept', async () => {
    const person = await aPerson(counter, { consents: [consentToShare('ms2')] })
    await counter.post('/v1/deliveries', { person: person.id, offer: 'crm-oujda-panier', on: '2026-02-06' })
    await counter.post('/v1/appointments', { person: person.id, offer: 'crm-oujda-panier', startsAt: '2026-12-03T09:00:00Z', note: 'Vient avec sa sœur' })
    await counter.post('/v1/referrals', { person: person.id, to: 'cellule-al-andalous-ecoute', reason: 'Besoin d’écoute' })
    await listening.get(`/v1/persons/${person.id}`)
    const { id } = await asked(counter, person.id)
    const paper = await handOver(counter, id, 'pdf')
    expect(paper.headers.get('content-disposition')).toContain('attachment')
    expect(paper.headers.get('cache-control')).toContain('no-store')
    const printed = bare(readPdf(paper.bytes).pages.flatMap(({ runs }) => runs).join(' '))
    const data = await dataOf(counter, id)
    const said = JSON.stringify(data)
    expect(said).toContain('0612345678')
    for (const text of ['Aminata Diallo', 'Guinée', 'Titre obtenu par la régularisation', 'Vient avec sa sœur', 'Besoin d’écoute', person.code]) {
      expect(said, text).toContain(text)
      expect(printed, text).toContain(text)
    }
    expect(data.parts.map(({ code }: { code: string }) => code)).toEqual([
      'identity', 'contacts', 'statuses', 'documents', 'consents', 'involvement', 'services', 'appointments', 'referrals', 'eligibility', 'notes', 'shares', 'openings', 'requests', 'left',
    ])
    expect(await keptAnswers(service)).not.toContain('Vient avec sa sœur, gardée')
    expect((await officer.get('/v1/journal?verb=rights.handed')).body.items.filter(({ person: whose }: { person: string }) => whose === person.id).length).toBe(2)
    const { body } = await counter.get(`/v1/rights-requests/${id}`)
    expect(body).toMatchObject({ state: 'granted', history: [{}, { format: 'pdf', reason: 'Remis en main propre' }, { format: 'json' }] })
  })

  test('speaks Arabic to who asked for Arabic, and French, saying so, where there is no better', async () => {
    const person = await aPerson(counter)
    const arabic = await asked(counter, person.id, { language: 'ar' })
    const { bytes } = await handOver(counter, arabic.id, 'pdf')
    const { source, pages } = readPdf(bytes)
    expect(source).toContain('/Lang (ar-MA)')
    expect(source).toContain('<pdfuaid:part>1</pdfuaid:part>')
    expect(bare(pages.flatMap(({ runs }) => runs).join(' '))).toContain('Aminata Diallo')
    expect(await dataOf(counter, arabic.id)).toMatchObject({ direction: 'rtl', title: 'ما تحتفظ به روابط عنكم' })
    const wolof = await dataOf(counter, (await asked(counter, person.id, { language: 'wo' })).id)
    expect(wolof.language).toBe('fr')
    expect(wolof.lead.join(' ')).toContain('wolof')
  })

  test('tells at a counter nothing of what others do in protection, and the officer’s copy that it is there', async () => {
    const person = await aPerson(counter, { consents: [consentToShare('ms2')] })
    await counter.post('/v1/referrals', { person: person.id, to: 'cellule-al-andalous-ecoute', reason: 'Écoute' })
    await service.house.pool.query(
      `insert into delivery (id, happened_on, recorded_at, position, person_id, organisation_id, service_kind, objective_code, channel, age_band, compartment)
       select gen_random_uuid(), '2026-02-07', now(), 999999, $1, 'ms2', k.code, 'OSP1', 'in-person', 'unknown', 'protection' from service_kind k limit 1`,
      [person.id],
    )
    const { id } = await asked(counter, person.id)
    const services = (data: { parts: { code: string; tables: { rows: string[][] }[] }[] }) => data.parts.find(({ code }) => code === 'services')!.tables.flatMap(({ rows }) => rows)
    const atCounter = await dataOf(counter, id)
    expect(services(atCounter)).toEqual([])
    expect(atCounter.lead.join(' ')).toContain('protection')
    expect(services(await dataOf(officer, id)).length).toBe(1)
  })

  test('hands the text of notes only where its reader may read it, and never of protection', async () => {
    const person = await aPerson(listening)
    await listening.post(`/v1/persons/${person.id}/notes`, { compartment: 'social', text: 'Cherche un logement' })
    await listening.post(`/v1/persons/${person.id}/notes`, { compartment: 'protection', text: 'Parle de son mari' })
    await listening.post(`/v1/persons/${person.id}/documents`, { kind: 'passport', number: 'GN1234567', country: 'GN' })
    const { id } = await asked(listening, person.id)
    const atCounter = JSON.stringify(await dataOf(listening, id))
    expect(atCounter).toContain('Cherche un logement')
    expect(atCounter).not.toContain('Parle de son mari')
    expect(atCounter).toContain('GN1234567')
    const ofOfficer = JSON.stringify(await dataOf(officer, id))
    expect(ofOfficer).not.toContain('Cherche un logement')
    expect(ofOfficer).toContain('Notes gardées')
  })

  const copyOf = async (client: Client, person: string) => dataOf(client, (await asked(client, person)).id)
  const told = (data: { parts: { code: string; none: string | null; tables: { rows: string[][] }[] }[] }, code: string) => data.parts.find((part) => part.code === code)!

  test('holds at a counter what its worker may read by the ordinary routes, and no more; the officer’s holds the whole', async () => {
    const advice = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
    const person = await aPerson(counter, { consents: [consentToShare('ms2'), consentToShare('anapec')] })
    await counter.post('/v1/appointments', { person: person.id, offer: 'crm-oujda-panier', startsAt: '2026-12-03T09:00:00Z', note: 'Vient avec sa sœur' })
    await counter.post(`/v1/persons/${person.id}/documents`, { kind: 'passport', number: 'GN7654321', country: 'GN' })
    await counter.post('/v1/referrals', { person: person.id, to: 'cellule-al-andalous-ecoute', reason: 'Parle de ses nuits' })
    await counter.post('/v1/deliveries', { person: person.id, offer: 'crm-oujda-panier', on: '2026-02-06' })
    const { body: sent } = await counter.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
    expect((await advice.post(`/v1/referrals/${sent.id}/state`, { to: 'accepted' })).status).toBe(200)
    const data = await copyOf(advice, person.id)
    const said = JSON.stringify(data)
    expect(said).toContain('Cherche un emploi')
    for (const others of ['Parle de ses nuits', 'Vient avec sa sœur', 'Maroc Solidarité Médico-Sociale · ', 'Panier']) expect(said, others).not.toContain(others)
    for (const code of ['appointments', 'services', 'openings']) expect(told(data, code)).toMatchObject({ none: expect.stringContaining('autres organisations') })
    expect(told(data, 'shares').tables.flatMap(({ rows }) => rows)).toHaveLength(1)
    expect(data.lead.join(' ')).toContain('délégué à la protection des données vous en remet la copie entière')
    const whole = JSON.stringify(await dataOf(officer, (await asked(officer, person.id)).id))
    for (const text of ['Parle de ses nuits', 'Vient avec sa sœur', 'Cherche un emploi', 'GN7654321']) expect(whole, text).toContain(text)
  })

  test('never says that nothing is kept of what is hidden, and counts it in the whole copy', async () => {
    const person = await aPerson(listening)
    await listening.post(`/v1/persons/${person.id}/documents`, { kind: 'passport', number: 'GN1112223', country: 'GN' })
    await listening.post(`/v1/persons/${person.id}/notes`, { compartment: 'protection', text: 'Parle de son mari' })
    await listening.put(`/v1/persons/${person.id}/protection`, { owner: listening.staffId, assigned: [] })
    const data = await dataOf(officer, (await asked(officer, person.id)).id)
    expect(data.lead.join(' ')).not.toContain('tout ce qui')
    for (const code of ['contacts', 'documents', 'notes']) expect(told(data, code).none).toContain('voir la dernière partie')
    const rows = told(data, 'left').tables.flatMap((table) => table.rows)
    expect(rows.map(([what, many]) => [what, many])).toEqual([['Vos noms', '1'], ['Vos numéros et adresses', '1'], ['Les numéros de vos documents', '1'], ['Le texte des notes', '1']])
    expect(rows[0]![2]).toContain('La personne qui suit votre dossier protégé')
    const colleague = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social'] })
    const atCounter = await dataOf(colleague, (await asked(colleague, person.id)).id)
    expect(told(atCounter, 'contacts').none).toContain('voir la dernière partie')
    expect(JSON.stringify(atCounter)).not.toContain('GN1112223')
  })

  test('sets a telephone from left to right in Arabic', async () => {
    const person = await aPerson(counter)
    const data = await dataOf(counter, (await asked(counter, person.id, { language: 'ar' })).id)
    expect(data.parts.find(({ code }: { code: string }) => code === 'contacts').facts[0].value).toBe('\u20660612345678\u2069')
  })

  test('bears a hidden name only where the one who hands it over may read it', async () => {
    const person = await aPerson(listening)
    await listening.put(`/v1/persons/${person.id}/protection`, { owner: listening.staffId, assigned: [] })
    const { id } = await asked(listening, person.id)
    expect(JSON.stringify(await dataOf(listening, id))).toContain('Aminata')
    expect(JSON.stringify(await dataOf(officer, id))).not.toContain('Aminata')
  })
})

describe('the register of processings', () => {
  test('is everybody’s to read, and says which number is awaited', async () => {
    const donor = await service.signIn({ organisation: 'mcmream', role: 'donor', compartments: [] })
    const { body } = await donor.get('/v1/processings')
    expect(body.items.length).toBeGreaterThan(5)
    expect(body.items.every(({ authorisation }: { authorisation: string | null }) => authorisation === null)).toBe(true)
  })

  test('takes its numbers from the data-protection officer alone', async () => {
    expect((await counter.put('/v1/processings/registry', { number: 'A-TEST-1', on: '2026-01-05' })).status).toBe(403)
    const { body } = await officer.put('/v1/processings/registry', { number: 'A-TEST-1', on: '2026-01-05' })
    expect(body.items.find(({ code }: { code: string }) => code === 'registry')).toMatchObject({ authorisation: 'A-TEST-1', authorisedOn: '2026-01-05' })
  })
})
