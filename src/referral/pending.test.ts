import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aPdf, aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { lookAs, refusalFor, rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let sender: Client
let receiver: Client
let receiving: { organisation: string; staff: string; compartments: string[] }

beforeAll(async () => {
  service = await startService(database.url)
  sender = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health'] })
  receiver = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  receiving = { organisation: 'anapec', staff: receiver.staffId, compartments: ['employment'] }
})
afterAll(() => service.close())

const offer = 'anapec-oujda-accompagnement'
const statistics = { purpose: 'statistics', organisation: null, given: true, on: '2026-01-05', manner: 'spoken', language: 'fr' }
const toAll = { ...consentToShare('anapec'), organisation: null }
const shown = { kind: 'passport', number: 'AB 123-456' }
const status = { kind: 'regular', knownOn: '2026-02-03', proof: 'stated' }
const note = { compartment: 'employment', text: 'Cherche un emploi' }
const scan = { name: 'x.pdf', kind: 'document', compartment: 'employment', content: aPdf() }

/** Somebody whom MS2 refers to ANAPEC, with a document and consents that MS2 wrote down. */
const referred = async () => {
  const { id } = await aPerson(sender, { consents: [toAll, statistics] })
  const { body: document } = await sender.post(`/v1/persons/${id}/documents`, shown)
  const { body: referral } = await sender.post('/v1/referrals', { person: id, to: offer, reason: 'Cherche un emploi' })
  const { body: file } = await sender.get(`/v1/persons/${id}`)
  const consent = (purpose: string): string => file.consents.find((each: { purpose: string }) => each.purpose === purpose).id
  return { id, document: document.id as string, referral: referral.id as string, statistics: consent('statistics'), sharing: consent('sharing') }
}
type Referred = Awaited<ReturnType<typeof referred>>

const accept = ({ referral }: Referred) => receiver.post(`/v1/referrals/${referral}/state`, { to: 'accepted' })

/** Everything that writes into a file, as the receiver asks for it. */
const writes = ({ id, document, statistics: consent, sharing }: Referred) => ({
  correction: () => receiver.patch(`/v1/persons/${id}`, { sex: 'male' }),
  status: () => receiver.post(`/v1/persons/${id}/statuses`, status),
  consent: () => receiver.post(`/v1/persons/${id}/consents`, toAll),
  'withdrawal of statistics': () => receiver.remove(`/v1/persons/${id}/consents/${consent}`),
  'withdrawal of sharing': () => receiver.remove(`/v1/persons/${id}/consents/${sharing}`),
  document: () => receiver.post(`/v1/persons/${id}/documents`, { ...shown, number: 'CD 777-001' }),
  'removal of a document': () => receiver.remove(`/v1/persons/${id}/documents/${document}`),
  'number of a document': () => receiver.get(`/v1/persons/${id}/documents/${document}/number`),
  piece: () => receiver.post(`/v1/persons/${id}/pieces`, scan),
  note: () => receiver.post(`/v1/persons/${id}/notes`, note),
  delivery: () => receiver.post('/v1/deliveries', { person: id, offer, on: '2026-02-04' }),
  appointment: () => receiver.post('/v1/appointments', { person: id, offer, startsAt: '2027-03-04T09:00:00Z' }),
  'referral onward': () => receiver.post('/v1/referrals', { person: id, to: 'crm-oujda-panier', reason: 'Besoin de vivres' }),
})

/** How many rows a statement touches at the database itself; a refusal is told by its state. */
const touched = (text: string, values: unknown[]): Promise<number | string> =>
  lookAs(service, receiving, (query) => query(text, values).then(({ rowCount }) => rowCount ?? 0, (error: { code?: string }) => error.code ?? 'unknown'))

describe('a referral that nobody has accepted', () => {
  test('shows its receiver the head of the file and the referral, and no papers', async () => {
    const file = await referred()
    const { status: code, body } = await receiver.get(`/v1/persons/${file.id}`)
    expect(code).toBe(200)
    expect(body.involvement).toMatchObject([{ organisation: 'anapec', reason: 'referral', pending: true }])
    expect((await receiver.get(`/v1/referrals/${file.referral}`)).body.state).toBe('requested')
    expect((await receiver.get(`/v1/persons/${file.id}/documents`)).body.items).toEqual([])
    expect(await rowsFor(service, receiving, 'select 1 from person_document where person_id = $1', [file.id])).toEqual([])
  })

  test('lets the receiver write nothing into it', async () => {
    const file = await referred()
    for (const [what, write] of Object.entries(writes(file))) expect([403, 404], what).toContain((await write()).status)
    const { rows } = await service.house.pool.query(
      `select (select count(*)::int from person_document where person_id = $1) as documents,
              (select count(*)::int from person_consent where person_id = $1 and withdrawn_at is null) as consents,
              (select count(*)::int from delivery where person_id = $1) as deliveries, (select count(*)::int from referral where person_id = $1) as referrals`,
      [file.id],
    )
    expect(rows).toEqual([{ documents: 1, consents: 2, deliveries: 0, referrals: 1 }])
  })

  test('is kept to it by the database itself', async () => {
    const { id, referral } = await referred()
    expect(await touched(`update person set sex = 'male' where id = $1`, [id])).toBe(0)
    expect(await touched('update person_consent set withdrawn_at = now() where person_id = $1', [id])).toBe(0)
    for (const table of ['person_document', 'person_piece', 'person_name']) expect(await touched(`delete from ${table} where person_id = $1`, [id]), table).toBe(0)
    expect(await rowsFor(service, receiving, `select person_involve($1, 'crm', 'referral', now()) as onward, person_involve($1, 'anapec', 'served', now()) as own`, [id])).toEqual([{ onward: false, own: false }])
    for (const text of [
      `insert into person_status (id, person_id, kind, known_on, proof, recorded_by, recorded_at) values (gen_random_uuid(), $1, 'regularised', now(), 'declared', 'anapec', now())`,
      `insert into person_contact (id, person_id, kind, value, normalised, recorded_at) values (gen_random_uuid(), $1, 'phone', '0612345678', '+212612345678', now())`,
      'select person_take_up($1, $$anapec$$)',
      'update person_involvement set pending = false where person_id = $1',
    ]) expect(await refusalFor(service, receiving, text, [id]), text).toBe('42501')
    await receiver.post(`/v1/referrals/${referral}/state`, { to: 'rejected', reason: 'Complet ce mois-ci' })
    expect(await touched(`update referral set state = 'accepted' where id = $1`, [referral]), 'what was declined stays declined').toBe(0)
  })

  test('is open to the receiver as soon as it is accepted', async () => {
    const file = await referred()
    expect((await accept(file)).status).toBe(200)
    expect((await receiver.get(`/v1/persons/${file.id}`)).body.involvement).toMatchObject([{ pending: false }])
    const { 'withdrawal of statistics': _, 'removal of a document': __, 'withdrawal of sharing': ___, ...allowed } = writes(file)
    for (const [what, write] of Object.entries(allowed)) expect([200, 201], what).toContain((await write()).status)
  })

  test('stays shut after a refusal, and waits no longer where another reason came', async () => {
    const declined = await referred()
    await receiver.post(`/v1/referrals/${declined.referral}/state`, { to: 'rejected', reason: 'Complet ce mois-ci' })
    expect((await receiver.patch(`/v1/persons/${declined.id}`, { sex: 'male' })).status).toBe(403)
    const again = await sender.post('/v1/referrals', { person: declined.id, to: offer, reason: 'Une place s’est libérée' })
    expect((await receiver.patch(`/v1/persons/${declined.id}`, { sex: 'male' })).status).toBe(403)
    await receiver.post(`/v1/referrals/${again.body.id}/state`, { to: 'accepted' })
    expect((await receiver.patch(`/v1/persons/${declined.id}`, { sex: 'male' })).status).toBe(200)
    await sender.post('/v1/referrals', { person: declined.id, to: offer, reason: 'Encore' })
    expect((await receiver.patch(`/v1/persons/${declined.id}`, { sex: 'female' })).status, 'who cares already goes on').toBe(200)
  })
})

describe('what another organisation wrote down', () => {
  test('is not taken out nor withdrawn, but for the consent to share', async () => {
    const file = await referred()
    await accept(file)
    const { 'withdrawal of statistics': statisticsEnd, 'removal of a document': removal, 'withdrawal of sharing': sharingEnd } = writes(file)
    expect((await statisticsEnd()).status).toBe(403)
    expect((await removal()).status).toBe(403)
    expect(await touched('delete from person_document where id = $1', [file.document])).toBe(0)
    expect((await sender.post(`/v1/persons/${file.id}/pieces`, { ...scan, compartment: 'social' })).status).toBe(201)
    const left = await lookAs(service, receiving, async (query) => {
      await query('delete from person_piece')
      await query('reset role')
      return (await query('select count(*)::int as many from person_piece where person_id = $1', [file.id])).rows
    })
    expect(left).toEqual([{ many: 1 }])
    expect(await touched('update person_consent set withdrawn_at = now() where id = $1', [file.statistics])).toBe(0)
    expect(await touched('update person_consent set withdrawn_at = now() where id = $1', [file.sharing])).toBe(1)
    expect([200, 404]).toContain((await sharingEnd()).status)
    const { rows } = await service.house.pool.query('select withdrawn_at is not null as ended from person_consent where id = $1', [file.sharing])
    expect(rows).toEqual([{ ended: true }])
  })

  test('is its own to take out', async () => {
    const file = await referred()
    expect((await sender.remove(`/v1/persons/${file.id}/documents/${file.document}`)).status).toBe(204)
    expect((await sender.remove(`/v1/persons/${file.id}/consents/${file.statistics}`)).status).toBe(200)
  })
})
