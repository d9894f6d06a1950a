import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import { rowsFor } from '#test/sight'

const database = useDatabase()
let service: Service
let nurse: Client
let reception: Client
let offer: string

beforeAll(async () => {
  service = await startService(database.url)
  nurse = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health'] })
  reception = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'volunteer', compartments: ['employment'] })
  offer = 'cellule-al-andalous-ecoute'
})
afterAll(() => service.close())

const compartmentOf = async (table: string, id: string) => (await service.house.pool.query(`select compartment from ${table} where id = $1`, [id])).rows[0].compartment
const about = async (client: Client, person: string, what: string): Promise<string[]> =>
  (await client.get(`/v1/persons/${person}/${what}`)).body.items.map((each: { id: string }) => each.id)

test('a line of the ledger and an appointment are read by colleagues cleared for their compartment, by nobody else of the house', async () => {
  const { id } = await aPerson(nurse)
  const { body: line } = await nurse.post('/v1/deliveries', { person: id, offer, on: '2026-02-03' })
  const { body: appointment } = await nurse.post('/v1/appointments', { person: id, offer, startsAt: '2027-03-03T09:00:00Z', note: 'Suite' })
  expect([await compartmentOf('delivery', line.id), await compartmentOf('casework_appointment', appointment.id)]).toEqual(['health', 'health'])
  expect([await about(nurse, id, 'deliveries'), await about(nurse, id, 'appointments')]).toEqual([[line.id], [appointment.id]])
  expect((await reception.get(`/v1/persons/${id}`)).status).toBe(200)
  expect([await about(reception, id, 'deliveries'), await about(reception, id, 'appointments')]).toEqual([[], []])
  expect((await reception.get(`/v1/ledger/${line.id}`)).status).toBe(404)
  expect((await reception.post(`/v1/deliveries/${line.id}/reversal`, { reason: 'Saisi deux fois' })).status).toBe(404)
  expect((await reception.post(`/v1/appointments/${appointment.id}/ending`, { to: 'cancelled' })).status).toBe(404)
})

test('who wrote a line reads it, cleared or not; and takes it back', async () => {
  const { id } = await aPerson(nurse)
  const { body: line } = await reception.post('/v1/deliveries', { person: id, offer, on: '2026-02-03' })
  expect([await about(reception, id, 'deliveries'), await about(nurse, id, 'deliveries')]).toEqual([[line.id], [line.id]])
  expect((await reception.post(`/v1/deliveries/${line.id}/reversal`, { reason: 'Saisi deux fois' })).status).toBe(201)
})

test('a referral that came is for those cleared for what is asked; who asked keeps sight of the answer', async () => {
  const sender = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  const { id } = await aPerson(sender, { consents: [consentToShare('ms2')] })
  const { body: referral } = await sender.post('/v1/referrals', { person: id, to: offer, reason: 'Fatigue' })
  const answers = await Promise.all([nurse, reception, sender].map((client) => client.get(`/v1/referrals/${referral.id}`)))
  expect(answers.map(({ status }) => status)).toEqual([200, 404, 200])
  const queue = (await reception.get('/v1/referrals?direction=in')).body.items.map((each: { id: string }) => each.id)
  expect(queue).not.toContain(referral.id)
})

test('by SQL alone: a referral to protection shows to its sender and to the cleared; nobody writes another compartment onto it', async () => {
  const sender = await service.signIn({ organisation: 'crm', site: 'crm-oujda', role: 'counsellor', compartments: ['social'] })
  const { id } = await aPerson(sender, { consents: [consentToShare('ms2')] })
  const { body: referral } = await sender.post('/v1/referrals', { person: id, to: offer, reason: 'Écoute' })
  await service.house.pool.query(`alter table referral disable trigger referral_take_compartment`)
  await service.house.pool.query(`update referral set compartment = 'protection' where id = $1`, [referral.id])
  await service.house.pool.query(`alter table referral enable trigger referral_take_compartment`)
  const sees = async (organisation: string, staff: string, ...compartments: string[]) =>
    (await rowsFor(service, { organisation, staff, compartments }, 'select 1 from referral where id = $1', [referral.id])).length === 1
  expect(await sees('crm', sender.staffId, 'social')).toBe(true)
  expect(await sees('crm', nurse.staffId, 'social')).toBe(false)
  expect(await sees('crm', nurse.staffId, 'protection')).toBe(true)
  expect(await sees('ms2', nurse.staffId, 'social', 'health')).toBe(false)
  expect(await sees('ms2', nurse.staffId, 'protection')).toBe(true)
  await service.house.pool.query(`update referral set compartment = 'social' where id = $1`, [referral.id])
  expect(await compartmentOf('referral', referral.id)).toBe('health')
})
