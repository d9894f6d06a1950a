import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson, consentToShare, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client
let counsellor: Client
let secretariat: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor', compartments: ['social', 'health'] })
  counsellor = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat' })
})
afterAll(() => service.close())

const today = () => Temporal.Now.plainDateISO('Africa/Casablanca').toString()

const recordedUnderOsp12 = async (): Promise<number> => {
  const { body } = await secretariat.get('/v1/figures?objective=OSP12')
  return body.items.find((item: { indicator: { code: string } }) => item.indicator.code === 'osp12-anapec-served').recorded.value
}

/** Refers a person to ANAPEC Oujda and brings them to a first session, as the two workers would. */
const serve = async (person: string): Promise<{ referral: string; delivery: string }> => {
  const sent = await worker.post('/v1/referrals', { person, to: 'anapec-oujda-accompagnement', reason: 'Cherche un emploi' })
  const referral = sent.body.id as string
  await counsellor.post(`/v1/referrals/${referral}/state`, { to: 'accepted' })
  const booked = await counsellor.post(`/v1/referrals/${referral}/appointments`, { startsAt: `${today()}T09:00:00Z` })
  const attended = await counsellor.post(`/v1/appointments/${booked.body.id}/attendance`, { on: today() })
  return { referral, delivery: attended.body.delivery }
}

test('a woman registered at the counter becomes one more in the figure, and nobody who reads the figure learns who she is', async () => {
  const before = await recordedUnderOsp12()
  const person = await aPerson(worker, {
    names: [
      { given: 'Fatoumata', family: 'Traoré', script: 'latin' },
      { given: 'فاطوماتا', family: 'تراوري', script: 'arabic' },
    ],
    consents: [consentToShare('anapec')],
  })
  expect((await counsellor.get(`/v1/persons/${person.id}`)).status).toBe(404)

  const { referral, delivery } = await serve(person.id)
  const closed = await eventually(() => worker.get(`/v1/referrals/${referral}`), (reply) => reply.body.state === 'completed')
  expect(closed.body).toMatchObject({ state: 'completed', delivery })
  expect(closed.body.history.map((event: { to: string }) => event.to)).toEqual(['requested', 'accepted', 'in-progress', 'completed'])

  expect(await recordedUnderOsp12()).toBe(before + 1)
  const ledger = await secretariat.get('/v1/ledger?objective=OSP12')
  expect(ledger.body.items[0]).toMatchObject({ id: delivery, objective: 'OSP12', ageBand: '30-44', sex: 'female' })
  expect(JSON.stringify(ledger.body)).not.toMatch(/Fatoumata|Traor|فاطوماتا/)
  expect(JSON.stringify(ledger.body)).not.toContain(person.id)
  expect((await secretariat.get(`/v1/persons/${person.id}`)).status).toBe(403)
})

test('the declared figure stands beside the recorded one with its operator and document, and is never added to it', async () => {
  const { body } = await secretariat.get('/v1/figures/osp12-anapec-served?period=2015-Q4')
  const floors = body.declared.filter((each: { value: number }) => each.value === 150)
  expect(floors.map((each: { document: string }) => each.document).sort()).toEqual(['S0', 'S1'])
  expect(floors.every((each: { operator: string; inPeriod: boolean }) => ['>', '>='].includes(each.operator) && each.inPeriod)).toBe(true)
  expect(body.recorded.value).toBe(0)
})

test('a reversed line counts in no figure, and both lines stay', async () => {
  const person = await aPerson(worker, { consents: [consentToShare('anapec')] })
  const before = await recordedUnderOsp12()
  const { delivery } = await serve(person.id)
  expect(await recordedUnderOsp12()).toBe(before + 1)
  expect((await counsellor.post(`/v1/deliveries/${delivery}/reversal`, { reason: 'Saisi pour une autre personne' })).status).toBe(201)
  expect(await recordedUnderOsp12()).toBe(before)
  expect((await counsellor.post(`/v1/deliveries/${delivery}/reversal`, { reason: 'Encore une fois' })).body.code).toBe('already-reversed')
  const lines = await secretariat.get('/v1/ledger?objective=OSP12')
  expect(lines.body.items.filter((line: { id: string; reverses: string }) => line.id === delivery || line.reverses === delivery)).toHaveLength(2)
})

test('the coverage is computed from the projects, and its gap to the declared 14 of 27 is shown', async () => {
  const { body } = await secretariat.get('/v1/coverage')
  expect(body.of).toBe(27)
  const compared = body.compared[0]
  expect(compared).toMatchObject({ on: '2015-04-17', funder: { id: 'union-europeenne' }, declared: { value: 14, document: 'S3' } })
  expect(compared.computed).toBe(compared.objectives.length)
  expect(compared.gap).toBe(14 - compared.computed)
  expect(body.rows.filter((row: { cells: unknown[] }) => row.cells.length > 0)).toHaveLength(body.supported)
})

test('persons are counted once over a period, services are summed', async () => {
  const person = await aPerson(worker)
  const sessions = async () => {
    const { body } = await secretariat.get('/v1/figures?objective=OSP5')
    const value = (code: string) => body.items.find((item: { indicator: { code: string } }) => item.indicator.code === code).recorded.value as number
    return { persons: value('osp5-served'), sessions: value('osp5-psychosocial-sessions') }
  }
  const before = await sessions()
  for (const on of ['2026-01-12', '2026-02-12']) await worker.post('/v1/deliveries', { person: person.id, offer: 'cellule-al-andalous-ecoute', on })
  const after = await sessions()
  expect(after).toEqual({ persons: before.persons + 1, sessions: before.sessions + 2 })
})
