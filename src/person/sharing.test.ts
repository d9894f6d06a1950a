import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let owner: Client
let partner: Client
let other: Client

beforeAll(async () => {
  service = await startService(database.url)
  owner = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health'] })
  partner = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  other = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'counsellor', compartments: ['social'] })
})
afterAll(() => service.close())

const toAnapec = 'anapec-oujda-accompagnement'
const toAll = { ...consentToShare('anapec'), organisation: null }
const refer = async (person: string, to: string, mentioned: Record<string, unknown> = {}) => {
  const { status, body } = await owner.post('/v1/referrals', { person, to, reason: 'Cherche un appui', ...mentioned })
  if (status !== 201) throw new Error(JSON.stringify(body))
  if (to === toAnapec) await partner.post(`/v1/referrals/${body.id}/state`, { to: 'accepted' })
  return body.id as string
}
const consentOf = async (person: string, organisation: string | null): Promise<string> =>
  (await owner.get(`/v1/persons/${person}`)).body.consents.find((each: { purpose: string; organisation: string | null }) => each.purpose === 'sharing' && each.organisation === organisation).id
const withdraw = async (person: string, organisation: string | null, client = owner) => client.remove(`/v1/persons/${person}/consents/${await consentOf(person, organisation)}`)
const sees = async (client: Client, person: string) => (await client.get(`/v1/persons/${person}`)).status === 200

describe('withdrawing the consent to share', () => {
  test('ends the sharing at once, and the answer says with whom, since when and by which referral', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    const referral = await refer(id, toAnapec)
    expect(await sees(partner, id)).toBe(true)
    const { status, body } = await withdraw(id, 'anapec')
    expect(status).toBe(200)
    expect(body.shared).toEqual([
      { organisation: expect.objectContaining({ id: 'anapec' }), reason: 'referral', since: expect.any(String), endedAt: expect.any(String), origin: { word: 'referral', id: referral } },
    ])
    expect(await sees(partner, id)).toBe(false)
    expect((await partner.post('/v1/persons/search', { text: body.code })).body.items).toEqual([])
    expect((await owner.get(`/v1/persons/${id}/shares`)).body.items).toEqual(body.shared.map((each: object) => ({ ...each, endedAt: expect.any(String) })))
  })

  test('ends what a key gives again, and the change is not made a second time', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    await refer(id, toAnapec)
    const change = () => partner.send('PATCH', `/v1/persons/${id}`, { contacts: [{ kind: 'phone', value: '0655667788' }] }, 'clef-du-partenaire-1')
    const [first, again] = [await change(), await change()]
    expect([first.status, again.status, again.body]).toEqual([200, 200, first.body])
    await withdraw(id, 'anapec')
    expect(await change()).toMatchObject({ status: 404, body: { code: 'not-found' } })
    const changes = await service.house.pool.query(`select 1 from platform_journal where verb = 'person.corrected' and person_id = $1`, [id])
    expect(changes.rows).toHaveLength(1)
    expect((await partner.send('PATCH', `/v1/persons/${id}`, { sex: 'male' }, 'clef-du-partenaire-1')).body.code).toBe('key-reused')
  })

  test('leaves who gave a service their own lines of the ledger, and nothing else', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    await refer(id, toAnapec)
    await owner.post('/v1/deliveries', { person: id, offer: 'cellule-al-andalous-ecoute', on: '2026-02-03' })
    const { body: line } = await partner.post('/v1/deliveries', { person: id, offer: toAnapec, on: '2026-02-04' })
    await withdraw(id, 'anapec')
    expect(await sees(partner, id)).toBe(false)
    expect((await partner.get(`/v1/ledger/${line.id}`)).status).toBe(200)
    const who = { organisation: 'anapec', staff: partner.staffId, compartments: ['employment', 'social', 'health'] }
    expect(await rowsFor(service, who, 'select id from delivery where person_id = $1', [id])).toEqual([{ id: line.id }])
    for (const table of ['person_name', 'person_status', 'person_contact', 'person_consent', 'person_involvement', 'person_share', 'referral']) {
      expect(await rowsFor(service, who, `select 1 from ${table} where person_id = $1`, [id]), table).toEqual([])
    }
    expect((await partner.post('/v1/deliveries', { person: id, offer: toAnapec, on: '2026-02-05' })).status).toBe(404)
    expect((await partner.post(`/v1/deliveries/${line.id}/reversal`, { reason: 'Saisi deux fois' })).status).toBe(201)
  })

  test('closes the open referral and calls off the appointment: nobody waits for what cannot come', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    const referral = await refer(id, toAnapec)
    await partner.post(`/v1/referrals/${referral}/state`, { to: 'accepted' })
    const { body: appointment } = await partner.post(`/v1/referrals/${referral}/appointments`, { startsAt: '2027-03-04T09:00:00Z' })
    await withdraw(id, 'anapec')
    const closed = await eventually(() => owner.get(`/v1/referrals/${referral}`), ({ body }) => body.state === 'cancelled')
    expect(closed.body).toMatchObject({ state: 'cancelled', stateReason: 'consent-ended' })
    const { rows } = await service.house.pool.query('select state from casework_appointment where id = $1', [appointment.id])
    expect(rows).toEqual([{ state: 'cancelled' }])
    expect((await partner.post(`/v1/appointments/${appointment.id}/attendance`, { on: '2026-02-03' })).status).not.toBe(201)
  })

  test('from one organisation leaves the others; from all at large ends with all', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec'), consentToShare('crm')] })
    await refer(id, toAnapec)
    await refer(id, 'crm-oujda-panier')
    const { body } = await withdraw(id, 'anapec')
    expect(body.shared.map((each: { organisation: { id: string } }) => each.organisation.id)).toEqual(['anapec'])
    expect([await sees(partner, id), await sees(other, id)]).toEqual([false, true])

    const { id: open } = await aPerson(owner, { consents: [toAll] })
    await refer(open, toAnapec)
    await refer(open, 'crm-oujda-panier')
    const { body: all } = await withdraw(open, null)
    expect(all.shared.map((each: { organisation: { id: string } }) => each.organisation.id).toSorted()).toEqual(['anapec', 'crm'])
    expect([await sees(partner, open), await sees(other, open)]).toEqual([false, false])
  })

  test('to withdraw is what was said last: an older consent at large does not hold the door open', async () => {
    const { id } = await aPerson(owner, { consents: [{ ...toAll, on: '2026-02-01' }, consentToShare('anapec')] })
    await refer(id, toAnapec)
    await withdraw(id, 'anapec')
    expect(await sees(partner, id)).toBe(false)
    expect((await owner.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Encore' })).body.code).toBe('consent-missing')
  })

  test('a refusal written down later ends it too, and says what was shared', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    await refer(id, toAnapec)
    const { body } = await owner.post(`/v1/persons/${id}/consents`, { ...consentToShare('anapec'), given: false, on: '2026-02-05' })
    expect(body.shared).toHaveLength(1)
    expect(await sees(partner, id)).toBe(false)
  })

  test('ends what was granted as well as what was referred', async () => {
    const { id } = await aPerson(owner, { contacts: [{ kind: 'phone', value: '0699000001' }], consents: [consentToShare('crm')] })
    const { handle } = (await other.post('/v1/persons/matches', { phone: '0699000001' })).body.items[0]
    const { body: request } = await other.post('/v1/access-requests', { handle, reason: 'Suivie ici aussi' })
    await owner.post(`/v1/access-requests/${request.id}/answer`, { to: 'granted' })
    expect(await sees(other, id)).toBe(true)
    const { body } = await withdraw(id, 'crm')
    expect(body.shared).toEqual([expect.objectContaining({ reason: 'granted', origin: { word: 'person', id: request.id } })])
    expect(await sees(other, id)).toBe(false)
  })

  test('may be written down where the file was shared: the answer comes, and is the last that is seen', async () => {
    const { id, code } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    await refer(id, toAnapec)
    const { status, body } = await withdraw(id, 'anapec', partner)
    expect([status, body.code]).toEqual([200, code])
    expect(await sees(partner, id)).toBe(false)
    expect(await sees(owner, id)).toBe(true)
  })

  test('touches nobody who registered the person, and no other purpose', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('ms2'), { ...consentToShare('ms2'), purpose: 'photo', organisation: null }] })
    expect((await withdraw(id, 'ms2')).body.shared).toEqual([])
    const { body } = await owner.get(`/v1/persons/${id}`)
    const photo = body.consents.find((each: { purpose: string }) => each.purpose === 'photo').id
    expect((await owner.remove(`/v1/persons/${id}/consents/${photo}`)).body.shared).toEqual([])
    expect(await sees(owner, id)).toBe(true)
  })

  test('a new consent and a new referral open the file again, with nothing left of the end', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    const first = await refer(id, toAnapec)
    await withdraw(id, 'anapec')
    await eventually(() => owner.get(`/v1/referrals/${first}`), ({ body }) => body.state === 'cancelled')
    const today = Temporal.Now.plainDateISO('Africa/Casablanca').add({ days: 1 }).toString()
    await owner.post(`/v1/persons/${id}/consents`, { ...consentToShare('anapec'), on: today })
    await refer(id, toAnapec)
    expect((await partner.get(`/v1/persons/${id}`)).body.involvement).toEqual([expect.objectContaining({ organisation: 'anapec', until: null })])
  })

  test('another organisation’s consent cannot be withdrawn', async () => {
    const { id } = await aPerson(owner, { consents: [consentToShare('anapec')] })
    const consent = await consentOf(id, 'anapec')
    expect((await other.remove(`/v1/persons/${id}/consents/${consent}`)).status).toBe(404)
    const { id: mine } = await aPerson(other)
    expect((await other.remove(`/v1/persons/${mine}/consents/${consent}`)).status).toBe(404)
    expect((await owner.get(`/v1/persons/${id}`)).body.consents[0].withdrawnAt).toBeNull()
    expect((await other.get(`/v1/persons/${id}/shares`)).status).toBe(404)
  })

  test('with whom a file was shared is told to the two sides, and all of it to who registered the person and to the officer', async () => {
    const officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer' })
    const { id } = await aPerson(owner, { consents: [toAll] })
    await refer(id, toAnapec)
    await refer(id, 'crm-oujda-panier')
    const withWhom = async (client: Client) => (await client.get(`/v1/persons/${id}/shares`)).body.items.map(({ organisation }: { organisation: { id: string } }) => organisation.id).sort()
    expect(await withWhom(partner)).toEqual(['anapec'])
    expect(await withWhom(other)).toEqual(['crm'])
    for (const client of [owner, officer]) expect(await withWhom(client)).toEqual(['anapec', 'crm'])
  })

  test('by SQL alone nobody outside ends a sharing, and a share with protection shows to its two sides only', async () => {
    const { id } = await aPerson(owner, { consents: [toAll] })
    await refer(id, toAnapec)
    await refer(id, 'crm-oujda-panier')
    await service.house.pool.query(`update person_consent set withdrawn_at = now() where person_id = $1`, [id])
    expect(await rowsFor(service, { organisation: 'fondation-orient-occident', staff: other.staffId }, 'select person_end_sharing($1, null, now()) as ended', [id])).toEqual([{ ended: [] }])
    await service.house.pool.query(`update person_share set compartment = 'protection' where person_id = $1 and organisation_id = 'anapec'`, [id])
    const withWhom = async (organisation: string) => (await rowsFor(service, { organisation, staff: other.staffId }, 'select organisation_id from person_share where person_id = $1 order by 1', [id])).map((row) => row['organisation_id'])
    expect(await withWhom('crm')).toEqual(['crm'])
    expect(await withWhom('anapec')).toEqual(['anapec'])
    expect(await withWhom('ms2')).toEqual(['anapec', 'crm'])
  })
})
