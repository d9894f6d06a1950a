import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { lendRole, refusalFor, rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let owner: Client
let supervisor: Client
let officer: Client
let breaker: Client
let colleague: Client

beforeAll(async () => {
  service = await startService(database.url)
  owner = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health', 'protection'] })
  supervisor = await service.signIn({ organisation: 'ms2', role: 'supervisor', email: 'superviseuse@essai.example' })
  officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer', email: 'dpo@essai.example' })
  breaker = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['social', 'health'] })
  colleague = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['social', 'health'] })
})
afterAll(() => service.close())

let number = 0
const somebody = async (mentioned: Record<string, unknown> = {}) => {
  number += 1
  const phone = `06770000${String(number).padStart(2, '0')}`
  return { ...(await aPerson(owner, { contacts: [{ kind: 'phone', value: phone }], ...mentioned })), phone }
}
const reason = 'Malaise au guichet, allergies inconnues'
const handleOf = async (phone: string, client = breaker) => (await client.post('/v1/persons/matches', { phone })).body.items[0].handle as string
const broken = async (mentioned: Record<string, unknown> = {}) => {
  const person = await somebody(mentioned)
  const { status, body } = await breaker.post('/v1/glass', { handle: await handleOf(person.phone), reason })
  if (status !== 201) throw new Error(JSON.stringify(body))
  return { person, glass: body.id as string, until: body.until as string }
}
const look = (client: Client, id: string) => client.get(`/v1/persons/${id}`).then(({ status }) => status)

describe('breaking the glass', () => {
  test('opens the file to the one who broke it, for three hours, and to nobody else of the organisation', async () => {
    const { person, until } = await broken()
    const minutes = Temporal.Now.instant().until(Temporal.Instant.from(until), { largestUnit: 'minutes' }).minutes
    expect(minutes).toBeGreaterThan(178)
    expect(minutes).toBeLessThanOrEqual(180)
    expect((await breaker.get(`/v1/persons/${person.id}`)).body.involvement).toEqual([expect.objectContaining({ organisation: 'crm', reason: 'glass', until: expect.any(String) })])
    expect((await breaker.get('/v1/persons')).body.items.find((row: { id: string }) => row.id === person.id)).toMatchObject({ reason: 'glass' })
    expect(await look(colleague, person.id)).toBe(404)
    expect((await colleague.post('/v1/persons/search', { text: person.code })).body.items).toEqual([])
  })

  test('is over at once when the time is', async () => {
    const { person } = await broken()
    await service.house.pool.query(`update person_involvement set until = now() where person_id = $1 and reason = 'glass'`, [person.id])
    expect(await look(breaker, person.id)).toBe(404)
    expect((await breaker.get(`/v1/persons/${person.id}/deliveries`)).status).toBe(404)
    expect((await breaker.post('/v1/persons/search', { text: person.phone })).body.items).toEqual([])
  })

  test('lets one read, and neither write, nor serve, nor refer, nor stay', async () => {
    const { person } = await broken({ consents: [consentToShare('anapec'), consentToShare('crm')] })
    const attempts = [
      breaker.patch(`/v1/persons/${person.id}`, { sex: 'male' }),
      breaker.post(`/v1/persons/${person.id}/statuses`, { kind: 'regular', knownOn: '2026-02-03', proof: 'stated' }),
      breaker.post(`/v1/persons/${person.id}/consents`, consentToShare('crm')),
      breaker.post('/v1/deliveries', { person: person.id, offer: 'crm-oujda-panier', on: '2026-02-03' }),
      breaker.post('/v1/appointments', { person: person.id, offer: 'crm-oujda-panier', startsAt: '2026-03-03T09:00:00Z' }),
      breaker.post('/v1/referrals', { person: person.id, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' }),
      breaker.post(`/v1/persons/${person.id}/notes`, { compartment: 'health', text: 'Note' }),
    ]
    expect((await Promise.all(attempts)).map(({ status }) => status)).toEqual(attempts.map(() => 403))
    await service.house.pool.query(`update person_involvement set until = now() where person_id = $1 and reason = 'glass'`, [person.id])
    expect(await look(breaker, person.id)).toBe(404)
  })

  test('is for counsellors and supervisors who are cleared, with a reason', async () => {
    const { phone } = await somebody()
    const uncleared = await service.signIn({ organisation: 'crm', role: 'counsellor', compartments: ['social', 'employment'] })
    const manager = await service.signIn({ organisation: 'crm', role: 'site-manager', compartments: ['health', 'protection'] })
    for (const client of [uncleared, manager]) expect((await client.post('/v1/glass', { handle: await handleOf(phone, client), reason })).status).toBe(403)
    expect((await uncleared.post('/v1/persons/matches', { phone })).body.mayBreakGlass).toBe(false)
    expect((await breaker.post('/v1/persons/matches', { phone })).body.mayBreakGlass).toBe(true)
    expect((await breaker.post('/v1/glass', { handle: await handleOf(phone), reason: ' ' })).body.faults).toEqual([{ path: 'reason', code: 'too-small' }])
  })

  test('never reaches somebody protected, nor a line of protection', async () => {
    const hidden = await somebody()
    const handle = await handleOf(hidden.phone)
    await owner.put(`/v1/persons/${hidden.id}/protection`, { assigned: [] })
    expect((await breaker.post('/v1/glass', { handle, reason })).body.code).toBe('match-expired')

    const { person } = await broken()
    await owner.post('/v1/deliveries', { person: person.id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    const who = { organisation: 'crm', staff: breaker.staffId, compartments: ['health', 'protection'] }
    const seen = () => rowsFor(service, who, 'select compartment from delivery where person_id = $1', [person.id])
    expect(await seen()).toHaveLength(1)
    await service.house.pool.query('alter table delivery disable trigger user')
    await service.house.pool.query(`update delivery set compartment = 'protection' where person_id = $1`, [person.id])
    await service.house.pool.query('alter table delivery enable trigger user')
    expect(await seen()).toEqual([])
  })

  test('a name that is hidden while the glass is broken is hidden at once', async () => {
    const { person } = await broken()
    await owner.put(`/v1/persons/${person.id}/protection`, { assigned: [] })
    expect((await breaker.get(`/v1/persons/${person.id}`)).body).toMatchObject({ nameHidden: true, names: [{ given: '•••' }], contacts: [] })
  })

  test('is told to who administers the owner where it has no supervisor, else to who registered the person; and the page may say so', async () => {
    const registering = await service.signIn({ organisation: 'anapec', role: 'counsellor', site: 'anapec-oujda', email: 'guichet@essai.example', compartments: ['employment'] })
    const openOne = async (phone: string) => {
      await aPerson(registering, { contacts: [{ kind: 'phone', value: phone }] })
      return (await breaker.post('/v1/glass', { handle: await handleOf(phone), reason })).body as { id: string; told: string[] }
    }
    const letters = async (glass: string) =>
      (await eventually(() => service.house.pool.query(`select recipient from platform_message where reference ->> 'glass' = $1 order by recipient`, [glass]), ({ rows }) => rows.length >= 2)).rows.map(({ recipient }: { recipient: string }) => recipient)
    const first = await openOne('0677110001')
    expect(first.told).toEqual(['data-protection-officer', 'registrar'])
    expect(await letters(first.id)).toEqual(['dpo@essai.example', 'guichet@essai.example'])
    await service.signIn({ organisation: 'anapec', role: 'organisation-administrator', email: 'administre@essai.example' })
    const second = await openOne('0677110002')
    expect(second.told).toEqual(['data-protection-officer', 'organisation-administrator'])
    expect(await letters(second.id)).toEqual(['administre@essai.example', 'dpo@essai.example'])
  })

  test('is audited, and told to the owner’s supervisors and the data-protection officer, with ids only', async () => {
    const { person, glass } = await broken()
    const { rows } = await service.house.pool.query(`select verb, staff_id, details from platform_journal where person_id = $1 and verb = 'person.glass-broken'`, [person.id])
    expect(rows).toEqual([{ verb: 'person.glass-broken', staff_id: breaker.staffId, details: expect.objectContaining({ glass, owner: 'ms2' }) }])
    const letters = () => service.house.pool.query(`select recipient, template, reference from platform_message where reference ->> 'glass' = $1 order by recipient`, [glass])
    const { rows: told } = await eventually(letters, (found) => found.rows.length >= 2)
    expect(told).toEqual(['dpo@essai.example', 'superviseuse@essai.example'].map((recipient) => ({ recipient, template: 'glass.broken', reference: { glass } })))
  })
})

describe('looking into it', () => {
  const queue = async (client: Client, query = '') => (await client.get(`/v1/glass?limit=200${query}`)).body.items as { id: string; mayReview: boolean; person: { code: string } | null; finding: string | null }[]

  test('the owner’s supervisors and the data-protection officer see it in a queue, others do not', async () => {
    const { person, glass } = await broken()
    for (const client of [supervisor, officer]) {
      expect((await queue(client, '&reviewed=false')).find(({ id }) => id === glass)).toMatchObject({ mayReview: true, person: { code: person.code }, reason, open: true })
    }
    const elsewhere = await service.signIn({ organisation: 'anapec', role: 'supervisor' })
    expect((await queue(elsewhere)).map(({ id }) => id)).not.toContain(glass)
    expect((await elsewhere.post(`/v1/glass/${glass}/review`, { finding: 'justified' })).status).toBe(404)
    const nearby = await service.signIn({ organisation: 'crm', role: 'supervisor' })
    expect((await queue(nearby)).find(({ id }) => id === glass)).toMatchObject({ mayReview: false, person: null })
    expect((await nearby.post(`/v1/glass/${glass}/review`, { finding: 'justified' })).status).toBe(403)
    for (const client of [owner, breaker]) expect((await client.get('/v1/glass')).status).toBe(403)
  })

  test('the journal of the file says why, to those who may review it', async () => {
    const { person } = await broken()
    const line = async (client: Client) => (await client.get(`/v1/persons/${person.id}/journal`)).body.items.find(({ verb }: { verb: string }) => verb === 'person.glass-broken')
    for (const client of [supervisor, officer]) expect(await line(client)).toMatchObject({ cause: reason, organisation: { id: 'crm' } })
  })

  test('is said once; that it was not justified owes a remark', async () => {
    const { glass } = await broken()
    expect((await supervisor.post(`/v1/glass/${glass}/review`, { finding: 'unjustified' })).body.faults).toEqual([{ path: 'remark', code: 'required' }])
    expect((await supervisor.post(`/v1/glass/${glass}/review`, { finding: 'unjustified', remark: 'Elle n’était pas au guichet' })).body).toMatchObject({ finding: 'unjustified', mayReview: false })
    expect((await officer.post(`/v1/glass/${glass}/review`, { finding: 'justified' })).body.code).toBe('transition-refused')
  })

  test('that it was not justified closes the file at once; that it was, does not', async () => {
    const [wrong, right] = [await broken(), await broken()]
    const found = await supervisor.post(`/v1/glass/${wrong.glass}/review`, { finding: 'unjustified', remark: 'Elle n’était pas au guichet' })
    expect(found.body.open).toBe(false)
    expect(await look(breaker, wrong.person.id)).toBe(404)
    await supervisor.post(`/v1/glass/${right.glass}/review`, { finding: 'justified' })
    expect(await look(breaker, right.person.id)).toBe(200)
  })

  test('glass broken once more on the same file stands until its own finding', async () => {
    const { person, glass } = await broken()
    await service.house.pool.query(`update person_involvement set until = now() where person_id = $1 and reason = 'glass'`, [person.id])
    const again = await breaker.post('/v1/glass', { handle: await handleOf(person.phone), reason })
    expect(again.status).toBe(201)
    await supervisor.post(`/v1/glass/${glass}/review`, { finding: 'unjustified', remark: 'Sans motif' })
    expect(await look(breaker, person.id)).toBe(200)
    await supervisor.post(`/v1/glass/${again.body.id}/review`, { finding: 'unjustified', remark: 'Sans motif' })
    expect(await look(breaker, person.id)).toBe(404)
  })

  test('who broke it does not review it, with a second role neither', async () => {
    const double = await service.signIn({ organisation: 'crm', role: 'supervisor', compartments: ['health'] })
    const { phone } = await somebody()
    const { body } = await double.post('/v1/glass', { handle: await handleOf(phone, double), reason })
    for (const post of [{ organisation: 'ms2', role: 'supervisor' }, { organisation: 'mcmream', role: 'data-protection-officer' }]) {
      await lendRole(service, double, post)
      expect((await double.post(`/v1/glass/${body.id}/review`, { finding: 'justified' })).body.code).toBe('incompatible-role')
    }
  })
})

describe('by SQL alone', () => {
  const breaking = 'select * from person_break_glass(gen_random_uuid(), $1, $2, 3)'

  test('a volunteer, or a counsellor without clearance, opens nothing', async () => {
    const { id } = await somebody()
    const volunteer = await service.signIn({ organisation: 'crm', role: 'volunteer', compartments: ['health'] })
    expect(await rowsFor(service, { organisation: 'crm', staff: volunteer.staffId, compartments: ['health'] }, breaking, [id, reason])).toEqual([])
    expect(await rowsFor(service, { organisation: 'crm', staff: breaker.staffId, compartments: ['social'] }, breaking, [id, reason])).toEqual([])
    expect(await rowsFor(service, { organisation: 'crm', staff: breaker.staffId, compartments: ['health'] }, breaking, [id, reason])).toHaveLength(1)
  })

  test('broken glass writes nothing and involves nobody', async () => {
    const { person } = await broken()
    const who = { organisation: 'crm', staff: breaker.staffId, compartments: ['social', 'health'] }
    expect(await rowsFor(service, who, `update person set sex = 'male' where id = $1 returning id`, [person.id])).toEqual([])
    expect(await refusalFor(service, who, `insert into person_contact (id, person_id, kind, value, normalised, recorded_at) values (gen_random_uuid(), $1, 'phone', 'x', 'x', now())`, [person.id])).toBe('42501')
    expect(await rowsFor(service, who, `select person_involve($1, 'crm', 'served', now()) as own, person_involve($1, 'anapec', 'referral', now()) as other`, [person.id])).toEqual([{ own: false, other: false }])
    expect(await rowsFor(service, { ...who, staff: colleague.staffId }, 'select 1 from person_involvement where person_id = $1', [person.id])).toEqual([])
  })

  test('who broke it cannot write the finding, nor can who does not answer for the file', async () => {
    const { glass } = await broken()
    const review = `update person_glass set reviewed_by = $2, reviewed_at = now(), finding = 'justified' where id = $1 returning id`
    expect(await rowsFor(service, { organisation: 'crm', staff: breaker.staffId }, review, [glass, breaker.staffId])).toEqual([])
    expect(await rowsFor(service, { organisation: 'ms2', staff: owner.staffId }, review, [glass, owner.staffId])).toEqual([])
    expect(await rowsFor(service, { organisation: 'mcmream', staff: breaker.staffId, reach: 'every' }, review, [glass, breaker.staffId])).toEqual([])
    expect(await rowsFor(service, { organisation: 'ms2', staff: supervisor.staffId }, review, [glass, supervisor.staffId])).toHaveLength(1)
  })
})
