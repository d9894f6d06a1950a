import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { newId } from '#language/id'
import { makeHandle, openHandle } from '#person/opening/handle'
import { handleMinutes } from '#person/opening/model'
import { keysOf } from '#platform/secret'
import { type StaffActor, transact } from '#platform/work'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { lendRole, lookAs, refusalFor, rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let knows: Client
let asks: Client
let third: Client

beforeAll(async () => {
  service = await startService(database.url)
  knows = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health', 'protection'] })
  asks = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['social'] })
  third = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
})
afterAll(() => service.close())

let number = 0
const somebody = async (mentioned: Record<string, unknown> = {}) => {
  number += 1
  const phone = `06660000${String(number).padStart(2, '0')}`
  return { ...(await aPerson(knows, { contacts: [{ kind: 'phone', value: phone }], ...mentioned })), phone }
}
const handleOf = async (phone: string, client = asks): Promise<string> => (await client.post('/v1/persons/matches', { phone })).body.items[0].handle
const reason = 'Elle dit être suivie chez vous'
const asked = async (mentioned: Record<string, unknown> = {}) => {
  const person = await somebody(mentioned)
  const { body } = await asks.post('/v1/access-requests', { handle: await handleOf(person.phone), reason })
  return { person, request: body.id as string, body }
}
const answer = (request: string, given: Record<string, unknown>, client = knows) => client.post(`/v1/access-requests/${request}/answer`, given)
const idsOf = async (client: Client, query = '') => (await client.get(`/v1/access-requests?limit=200${query}`)).body.items.map((each: { id: string }) => each.id)

describe('asking', () => {
  test('those who know the person see it in their queue; who asked sees that it waits, and not whose file it is', async () => {
    const { person, request, body } = await asked()
    expect(body).toMatchObject({ direction: 'out', state: 'asked', person: null, initials: 'A. D.', birthYear: '1994', reason, mine: true })
    expect(JSON.stringify(body)).not.toContain(person.id)
    const { body: received } = await knows.get(`/v1/access-requests/${request}`)
    expect(received).toMatchObject({ direction: 'in', person: { id: person.id, code: person.code }, asking: { id: 'crm' }, consent: false, mine: false })
    expect(await idsOf(knows, '&state=asked')).toContain(request)
    expect(await idsOf(asks, '&direction=out&state=asked')).toContain(request)
    expect(await idsOf(asks)).not.toContain(request)
    const [match] = (await asks.post('/v1/persons/matches', { phone: person.phone })).body.items
    expect(match.asked).toBe(true)
  })

  test('a third organisation sees nothing of it, and cannot answer', async () => {
    const { request } = await asked()
    expect(await idsOf(third)).not.toContain(request)
    expect((await third.get(`/v1/access-requests/${request}`)).status).toBe(404)
    expect((await answer(request, { to: 'granted', reason }, third)).status).toBe(404)
  })

  test('is told to their staff, with ids only', async () => {
    const { person, request } = await asked()
    const letters = () => service.house.pool.query(`select template, reference::text from platform_message where reference ->> 'request' = $1`, [request])
    const { rows } = await eventually(letters, (found) => found.rows.length > 0)
    expect(rows[0].template).toBe('access.asked')
    expect(rows[0].reference).not.toMatch(new RegExp(`${person.id}|Aminata|Diallo`))
  })

  test('twice at once is refused; after an answer one may ask again', async () => {
    const { person, request } = await asked()
    const again = async () => asks.post('/v1/access-requests', { handle: await handleOf(person.phone), reason })
    expect((await again()).body.code).toBe('access-already-asked')
    await answer(request, { to: 'refused', reason: 'Elle ne le souhaite pas' })
    expect((await again()).status).toBe(201)
  })

  test.each([
    ['forged', () => Promise.resolve('bm90LWEtaGFuZGxl.bm90.bm90')],
    ['altered', async (phone: string) => (await handleOf(phone)).replace(/^./, (first) => (first === 'A' ? 'B' : 'A'))],
    ['given to a colleague', async (phone: string) => handleOf(phone, await service.signIn({ organisation: 'crm', role: 'counsellor' }))],
    ['given to another organisation', (phone: string) => handleOf(phone, third)],
    ['the id of the person', () => Promise.resolve(newId())],
  ])('with a handle that is %s is refused alike', async (_, handle) => {
    const { phone } = await somebody()
    for (const path of ['/v1/access-requests', '/v1/glass']) {
      expect(await asks.post(path, { handle: await handle(phone), reason })).toMatchObject({ status: 409, body: { code: 'match-expired' } })
    }
  })

  test('an old handle is worth nothing, nor is one of another person’s hand', async () => {
    let now = Temporal.Instant.from('2026-02-03T09:00:00Z')
    const house = { ...service.house, keyFor: keysOf('only-for-this-test-0123456789-abcdef'), clock: () => now }
    const actor = (staffId: string): StaffActor =>
      ({ kind: 'staff', staffId, name: '', language: 'fr', roleId: newId(), role: 'counsellor', organisationId: 'crm', siteId: null, compartments: [], reach: 'involved' })
    const mine = actor(asks.staffId)
    const id = newId()
    const handle = await transact(house, mine, async (work) => makeHandle(work, id))
    const open = (who: StaffActor) => transact(house, who, async (work) => openHandle(work, handle))
    expect(await open(mine)).toBe(id)
    await expect(open(actor(third.staffId))).rejects.toThrow('match-expired')
    now = now.add({ minutes: handleMinutes })
    await expect(open(mine)).rejects.toThrow('match-expired')
  })

  test('a person who was protected meanwhile cannot be asked for', async () => {
    const { id, phone } = await somebody()
    const handle = await handleOf(phone)
    await knows.put(`/v1/persons/${id}/protection`, { assigned: [] })
    expect((await asks.post('/v1/access-requests', { handle, reason })).body.code).toBe('match-expired')
  })
})

describe('answering', () => {
  test('a grant leans on the consent to share, and the one who asked sees the file from then on', async () => {
    const { person, request } = await asked({ consents: [consentToShare('crm')] })
    expect((await asks.get(`/v1/persons/${person.id}`)).status).toBe(404)
    expect((await answer(request, { to: 'granted' })).body).toMatchObject({ state: 'granted', consent: true, until: null })
    expect((await asks.get(`/v1/persons/${person.id}`)).body.involvement).toEqual([expect.objectContaining({ organisation: 'crm', reason: 'granted', until: null })])
    expect((await asks.get(`/v1/access-requests/${request}`)).body).toMatchObject({ state: 'granted', person: { id: person.id, code: person.code }, answering: { id: 'ms2' } })
  })

  test('without consent it is refused, unless a reason is given, which is audited', async () => {
    const { person, request } = await asked()
    expect((await answer(request, { to: 'granted' })).body.code).toBe('consent-missing')
    expect((await asks.get(`/v1/persons/${person.id}`)).status).toBe(404)
    expect((await answer(request, { to: 'granted', reason: 'Soins urgents, elle ne peut répondre' })).status).toBe(200)
    const { rows } = await service.house.pool.query(`select details from platform_journal where verb = 'person.access-granted' and person_id = $1`, [person.id])
    expect(rows[0].details).toMatchObject({ request, organisation: 'crm', consent: null, override: true })
  })

  test('a last day ends the sight of the file at once when it is over', async () => {
    const { person, request } = await asked({ consents: [consentToShare('crm')] })
    expect((await answer(request, { to: 'granted', lastDay: '2020-01-01' })).body.faults).toEqual([{ path: 'lastDay', code: 'in-the-past' }])
    const lastDay = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 3 }).toString()
    expect((await answer(request, { to: 'granted', lastDay })).body.until).toMatch(new RegExp(`^${lastDay}T23|^${Temporal.PlainDate.from(lastDay).add({ days: 1 }).toString()}T00`))
    const seen = async () => [
      (await asks.get(`/v1/persons/${person.id}`)).status,
      (await asks.get('/v1/persons?limit=200')).body.items.some((row: { id: string }) => row.id === person.id),
      (await asks.post('/v1/persons/search', { text: person.code })).body.items.length,
    ]
    expect(await seen()).toEqual([200, true, 1])
    await service.house.pool.query(`update person_involvement set until = now() where person_id = $1 and organisation_id = 'crm'`, [person.id])
    expect(await seen()).toEqual([404, false, 0])
  })

  test('nobody lengthens their own sight: to serve or to book moves no end', async () => {
    const { person, request } = await asked({ consents: [consentToShare('crm')] })
    await answer(request, { to: 'granted', lastDay: Temporal.Now.plainDateISO().add({ days: 2 }).toString() })
    const end = async () => (await service.house.pool.query(`select until from person_involvement where person_id = $1 and organisation_id = 'crm'`, [person.id])).rows[0].until
    const before = await end()
    expect((await asks.post('/v1/deliveries', { person: person.id, offer: 'crm-oujda-panier', on: '2026-02-03' })).status).toBe(201)
    expect(await end()).toEqual(before)
  })

  test('a refusal owes its reason, which the one who asked reads', async () => {
    const { request } = await asked()
    expect(await answer(request, { to: 'refused' })).toMatchObject({ status: 422, body: { code: 'reason-required', faults: [{ path: 'reason', code: 'required' }] } })
    await answer(request, { to: 'refused', reason: 'Elle ne le souhaite pas' })
    expect((await asks.get(`/v1/access-requests/${request}`)).body).toMatchObject({ state: 'refused', answerReason: 'Elle ne le souhaite pas', person: null })
  })

  test('is done once, also by two at once', async () => {
    const { request } = await asked({ consents: [consentToShare('crm')] })
    const answers = await Promise.all([answer(request, { to: 'granted' }), answer(request, { to: 'refused', reason: 'Non, pas encore' })])
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409])
    expect((await answer(request, { to: 'granted' })).body.code).toBe('transition-refused')
  })

  test('after fourteen days it is too late, and one may ask again', async () => {
    const { person, request, body } = await asked({ consents: [consentToShare('crm')] })
    expect(Temporal.Instant.from(body.askedAt).until(Temporal.Instant.from(body.expiresAt), { largestUnit: 'hours' }).hours).toBe(14 * 24)
    await service.house.pool.query(`update person_access_request set asked_at = now() - interval '15 days', expires_at = now() - interval '1 day' where id = $1`, [request])
    expect((await asks.get(`/v1/access-requests/${request}`)).body.state).toBe('expired')
    expect(await idsOf(knows, '&state=asked')).not.toContain(request)
    expect((await answer(request, { to: 'granted' })).body.code).toBe('transition-refused')
    expect((await asks.post('/v1/access-requests', { handle: await handleOf(person.phone), reason })).status).toBe(201)
  })

  test('who asked does not answer, with a second role neither', async () => {
    const double = await service.signIn({ organisation: 'crm', role: 'supervisor', compartments: ['social'] })
    const person = await somebody({ consents: [consentToShare('crm')] })
    const { body } = await double.post('/v1/access-requests', { handle: await handleOf(person.phone, double), reason })
    expect((await answer(body.id, { to: 'granted' }, double)).body.code).toBe('incompatible-role')
    expect((await answer(body.id, { to: 'granted' }, asks)).body.code).toBe('forbidden')
    await lendRole(service, double, { organisation: 'ms2', role: 'supervisor', compartments: ['social'] })
    expect((await double.get(`/v1/access-requests/${body.id}`)).body.mine).toBe(true)
    expect(await answer(body.id, { to: 'granted' }, double)).toMatchObject({ status: 403, body: { code: 'incompatible-role' } })
    expect((await answer(body.id, { to: 'granted' })).status).toBe(200)
  })

  test('for a hidden name is for those who guard it', async () => {
    const { person, request } = await asked({ consents: [consentToShare('crm')] })
    const colleague = await service.signIn({ organisation: 'ms2', role: 'counsellor', compartments: ['social', 'protection'] })
    await knows.put(`/v1/persons/${person.id}/protection`, { assigned: [] })
    expect((await answer(request, { to: 'granted' }, colleague)).status).toBe(403)
    expect((await colleague.get(`/v1/access-requests/${request}`)).body.initials).toBe('')
    expect((await answer(request, { to: 'granted' })).status).toBe(200)
    expect((await asks.get(`/v1/persons/${person.id}`)).body.nameHidden).toBe(true)
  })
})

describe('by SQL alone', () => {
  const asker = () => ({ organisation: 'crm', staff: asks.staffId })
  const update = `update person_access_request set state = 'granted', answered_by = $2, answered_at = now(), answering_organisation = $3, consent_id = null, without_consent = true, answer_reason = 'x' where id = $1`

  test('who asked, their organisation, and a third cannot write the answer; in time, those who know the person can', async () => {
    const { request } = await asked()
    const written = (who: { organisation: string; staff: string }, by = who.staff) =>
      lookAs(service, who, async (query) => (await query(update, [request, by, who.organisation])).rowCount)
    const colleague = await service.signIn({ organisation: 'crm', role: 'supervisor' })
    expect(await written(asker())).toBe(0)
    expect(await written({ organisation: 'crm', staff: colleague.staffId })).toBe(0)
    expect(await written({ organisation: 'anapec', staff: third.staffId })).toBe(0)
    expect(await written({ organisation: 'ms2', staff: asks.staffId })).toBe(0)
    expect(await written({ organisation: 'ms2', staff: knows.staffId })).toBe(1)
    expect(await refusalFor(service, { organisation: 'ms2', staff: knows.staffId }, update, [request, asks.staffId, 'ms2'])).toBe('42501')
  })

  test('nobody involves themselves: not by a row, not by the function, not by moving an end', async () => {
    const { id } = await somebody()
    const row = `insert into person_involvement (organisation_id, person_id, reason, since, last_at, sort_name) values ('crm', $1, 'registered', now(), now(), 'x')`
    expect(await refusalFor(service, asker(), row, [id])).toBe('42501')
    expect(await rowsFor(service, asker(), `select person_involve($1, 'crm', 'served', now()) as done`, [id])).toEqual([{ done: false }])
    expect(await refusalFor(service, asker(), `update person_involvement set until = null where person_id = $1`, [id])).toBe('42501')
    expect(await rowsFor(service, { ...asker(), reach: 'figures' }, `select person_involve($1, 'crm', 'served', now()) as done`, [id])).toEqual([{ done: false }])
  })

  test('an involvement that has ended shows nothing of the person in any table', async () => {
    const { person, request } = await asked({ consents: [consentToShare('crm')] })
    await answer(request, { to: 'granted' })
    await knows.post('/v1/deliveries', { person: person.id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    const who = { ...asker(), compartments: ['social', 'health', 'employment', 'legal', 'protection'] }
    const tables = ['person_name', 'person_status', 'person_contact', 'person_consent', 'person_involvement', 'person_share', 'delivery']
    const seen = async () => Promise.all([
      ...tables.map(async (table) => (await rowsFor(service, who, `select 1 from ${table} where person_id = $1`, [person.id])).length),
      rowsFor(service, who, 'select 1 from person where id = $1', [person.id]).then((rows) => rows.length),
      rowsFor(service, who, `select 1 from person_search('aminata', 200) where person_id = $1`, [person.id]).then((rows) => rows.length),
    ])
    expect(Math.min(...(await seen()))).toBeGreaterThan(0)
    await service.house.pool.query(`update person_involvement set until = now() - interval '1 second' where person_id = $1 and organisation_id = 'crm'`, [person.id])
    expect(await seen()).toEqual([...tables, 'person', 'search'].map(() => 0))
  })
})
