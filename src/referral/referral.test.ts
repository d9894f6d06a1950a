import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { states, transitions } from '#referral/model'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let counsellor: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
  counsellor = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
})
afterAll(() => service.close())

const to = 'anapec-oujda-accompagnement'
const shareable = (mentioned = {}) => aPerson(worker, { consents: [consentToShare('anapec')], ...mentioned })
const send = (person: string, mentioned = {}) => worker.post('/v1/referrals', { person, to, reason: 'Cherche un emploi', ...mentioned })

test('who was asked sees the file from then on, not before', async () => {
  const { id } = await shareable()
  expect((await counsellor.get(`/v1/persons/${id}`)).status).toBe(404)
  await send(id)
  expect((await counsellor.get(`/v1/persons/${id}`)).status).toBe(200)
})

test('without consent to share it is refused, unless a reason is given, which is kept', async () => {
  const { id } = await aPerson(worker)
  expect((await send(id)).body.code).toBe('consent-missing')
  const { status, body } = await send(id, { withoutConsentReason: 'Danger immédiat pour elle et son enfant' })
  expect(status).toBe(201)
  expect(body.withConsent).toBe(false)
  const { rows } = await service.house.pool.query(`select details from platform_journal where verb = 'referral.sent' and subject_id = $1`, [body.id])
  expect(rows[0].details.override).toBe(true)
})

test('a refusal to share with one organisation outweighs an older consent to all', async () => {
  const { id } = await aPerson(worker, {
    consents: [
      { purpose: 'sharing', organisation: null, given: true, on: '2026-01-01', manner: 'spoken', language: 'fr' },
      { purpose: 'sharing', organisation: 'anapec', given: false, on: '2026-02-01', manner: 'spoken', language: 'fr' },
    ],
  })
  expect((await send(id)).body.code).toBe('consent-missing')
})

test('a second open referral to the same offer is refused; once the first is closed it is not', async () => {
  const { id } = await shareable()
  const first = await send(id)
  expect((await send(id)).body.code).toBe('referral-already-open')
  await worker.post(`/v1/referrals/${first.body.id}/state`, { to: 'cancelled', reason: 'Elle a déménagé' })
  expect((await send(id)).status).toBe(201)
})

test('what is urgent stands first in the queue, then what is due first', async () => {
  const ids = [await shareable(), await shareable(), await shareable()].map((person) => person.id)
  for (const [index, urgency] of ['ordinary', 'soon', 'urgent'].entries()) await send(ids[index]!, { urgency })
  const { body } = await counsellor.get('/v1/referrals?state=requested&limit=200')
  const ours = body.items.filter((row: { person: { id: string } }) => ids.includes(row.person.id)).map((row: { urgency: string }) => row.urgency)
  expect(ours).toEqual(['urgent', 'soon', 'ordinary'])
  expect(body.items[0].urgency).toBe('urgent')
})

describe('states', () => {
  test('every state has its row in the table of transitions, and leads to known states only', () => {
    expect(Object.keys(transitions).sort()).toEqual([...states].sort())
    for (const next of Object.values(transitions).flat()) expect(states).toContain(next)
  })

  test('what the table does not allow is refused', async () => {
    const { id } = await shareable()
    const { body } = await send(id)
    expect((await counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'completed' })).body.code).toBe('transition-refused')
  })

  test('declining needs a reason', async () => {
    const { id } = await shareable()
    const { body } = await send(id)
    const refused = await counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'rejected' })
    expect(refused).toMatchObject({ status: 422, body: { code: 'reason-required', faults: [{ path: 'reason', code: 'required' }] } })
    expect((await counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'rejected', reason: 'Complet ce mois-ci' })).body.state).toBe('rejected')
  })

  test('only who was asked may accept; only who asked may cancel; a third sees nothing', async () => {
    const { id } = await shareable()
    const { body } = await send(id)
    const third = await service.signIn({ organisation: 'crm', role: 'counsellor' })
    expect((await worker.post(`/v1/referrals/${body.id}/state`, { to: 'accepted' })).status).toBe(403)
    expect((await counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'cancelled', reason: 'Non' })).status).toBe(403)
    expect((await third.get(`/v1/referrals/${body.id}`)).status).toBe(404)
    expect((await third.post(`/v1/referrals/${body.id}/state`, { to: 'accepted' })).status).toBe(404)
  })

  test('two who accept at once: one does, the other is told', async () => {
    const { id } = await shareable()
    const { body } = await send(id)
    const answers = await Promise.all([1, 2].map(() => counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'accepted' })))
    expect(answers.map((answer) => answer.status).sort()).toEqual([200, 409])
  })
})

test('an appointment can be attended once, on a day that has come', async () => {
  const { id } = await shareable()
  const { body } = await send(id)
  await counsellor.post(`/v1/referrals/${body.id}/state`, { to: 'accepted' })
  const booked = await counsellor.post(`/v1/referrals/${body.id}/appointments`, { startsAt: '2026-01-12T09:00:00+01:00' })
  expect(booked.status).toBe(201)
  const attendance = `/v1/appointments/${booked.body.id}/attendance`
  expect((await counsellor.post(attendance, { on: '2999-01-01' })).body.faults).toEqual([{ path: 'on', code: 'in-the-future' }])
  expect((await counsellor.post(attendance, { on: '2026-01-12' })).body.state).toBe('attended')
  expect((await counsellor.post(attendance, { on: '2026-01-12' })).body.code).toBe('transition-refused')
})
