import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/work'
import * as Results from '#results/actions'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let anapec: Client
let secretariat: Client
let donor: Client

type Line = { id: string; reverses: string | null; reversedBy: string | null }

const offer = 'anapec-oujda-accompagnement'
const indicator = 'osp12-anapec-served'
const period = { from: '2026-01-01', to: '2026-03-31' }

beforeAll(async () => {
  service = await startService(database.url)
  anapec = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor' })
  secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat' })
  donor = await service.signIn({ organisation: 'union-europeenne', role: 'donor' })
})
afterAll(() => service.close())

const serve = async (person: string, on: string): Promise<string> =>
  (await anapec.post('/v1/deliveries', { person, offer, on })).body.id

const figure = async (client = secretariat, asked = '2026-Q1') => (await client.get(`/v1/figures/${indicator}?period=${asked}`)).body
const lines = async (): Promise<Line[]> =>
  (await secretariat.get(`/v1/ledger?indicator=${indicator}&from=${period.from}&to=${period.to}`)).body.items

test('the lines behind a figure are exactly those that it counts: a person served twice is one, a Moroccan and a correction are none', async () => {
  const served = await aPerson(anapec)
  const national = await aPerson(anapec, { nationalities: ['MA'], statuses: [] })
  const [first, second] = [await serve(served.id, '2026-02-02'), await serve(served.id, '2026-03-02')]
  await serve(served.id, '2026-04-02')
  await serve(national.id, '2026-02-03')
  const mistake = await serve(served.id, '2026-02-04')
  expect((await anapec.post(`/v1/deliveries/${mistake}/reversal`, { reason: 'Saisie deux fois' })).status).toBe(201)

  const { recorded } = await figure()
  const behind = await lines()
  expect(recorded).toMatchObject({ value: 1, lines: 2 })
  expect(behind.map(({ id }) => id)).toEqual([second, first])
  expect(behind).toHaveLength(recorded.lines)
})

test('a corrected line names the line that reversed it, and that one names it', async () => {
  const { id } = await aPerson(anapec)
  const mistake = await serve(id, '2026-05-05')
  const { body } = await anapec.post(`/v1/deliveries/${mistake}/reversal`, { reason: 'Mauvaise personne' })
  expect((await secretariat.get(`/v1/ledger/${mistake}`)).body).toMatchObject({ reversed: true, reversedBy: body.id, reverses: null })
  expect((await secretariat.get(`/v1/ledger/${body.id}`)).body).toMatchObject({ reverses: mistake, reversedBy: null })
})

describe('a line', () => {
  test('never says whose it is', async () => {
    const { id } = await aPerson(anapec)
    const line = await secretariat.get(`/v1/ledger/${await serve(id, '2026-06-05')}`)
    expect(JSON.stringify(line.body)).not.toContain(id)
  })
  test('is not for a donor, and unknown to an organisation that has no part in it', async () => {
    const { id } = await aPerson(anapec)
    const line = await serve(id, '2026-06-06')
    const stranger = await service.signIn({ organisation: 'crm', role: 'counsellor' })
    expect((await donor.get(`/v1/ledger/${line}`)).status).toBe(403)
    expect((await stranger.get(`/v1/ledger/${line}`)).status).toBe(404)
  })
})

test('an indicator that does not exist, or that the ledger cannot count, has no lines to show', async () => {
  for (const code of ['osp12-nothing', 'osp12-integrated']) {
    const { status, body } = await secretariat.get(`/v1/ledger?indicator=${code}`)
    expect({ status, code: body.code }).toEqual({ status: 422, code: 'unknown-reference' })
  }
})

test('trends count each quarter by itself: exactly for those who read the lines, as published for everybody else', async () => {
  const { id } = await aPerson(anapec)
  await serve(id, '2025-02-02')
  await serve(id, '2025-08-02')
  const quarters = async (client: Client) =>
    (await client.get('/v1/trends?objective=OSP12')).body.items
      .find((each: { indicator: string }) => each.indicator === indicator)
      .quarters.filter(({ period: quarter }: { period: string }) => quarter.startsWith('2025'))
  expect(await quarters(secretariat)).toEqual([
    { period: '2025-Q1', value: 1 },
    { period: '2025-Q3', value: 1 },
  ])
  expect(await quarters(donor)).toEqual([])
  await transact(service.house, { kind: 'system', name: 'test' }, Results.publish)
  expect(await quarters(donor)).toEqual([
    { period: '2025-Q1', value: 'withheld' },
    { period: '2025-Q3', value: 'withheld' },
  ])
})

describe('a statement', () => {
  const spoken = async (code: string, asked: string) =>
    (await secretariat.get(`/v1/figures/${code}?period=${asked}`)).body.declared.map((each: { inPeriod: boolean }) => each.inPeriod)
  test('without an end speaks of no later quarter', async () => {
    expect(await spoken('osp12-registered', '2018')).toEqual([true])
    expect(await spoken('osp12-registered', '2026-Q4')).toEqual([false])
  })
  test('without a beginning speaks of the period that it reaches, not of those before', async () => {
    expect(await spoken(indicator, '2015-Q4')).toEqual([true, true])
    expect(await spoken(indicator, '2015-Q1')).toEqual([false, false])
  })
})

test('an organisation comes with the names that it bore', async () => {
  const { items } = (await donor.get('/v1/organisations')).body
  const ministry = items.find(({ id }: { id: string }) => id === 'mcmream')
  expect(ministry.names.map(({ short }: { short: string }) => short)).toContain('MCMREAM')
})
