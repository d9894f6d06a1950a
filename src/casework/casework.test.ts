import { afterAll, beforeAll, expect, test } from 'vitest'
import { aPerson } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

const database = useDatabase()
let service: Service
let worker: Client

beforeAll(async () => {
  service = await startService(database.url)
  worker = await service.signIn({ organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor' })
})
afterAll(() => service.close())

const book = async (startsAt: string): Promise<string> => {
  const { id } = await aPerson(worker)
  const { body } = await worker.post('/v1/appointments', { person: id, offer: 'cellule-al-andalous-ecoute', startsAt })
  return body.id
}

const on = async (day: string, more = '') => {
  const { body } = await worker.get(`/v1/appointments?from=${day}&to=${day}${more}`)
  return body.items.map((row: { id: string }) => row.id)
}

test('a day of the list is a day in Morocco, from midnight to midnight there', async () => {
  // One hour ahead of UTC: half past midnight there is still the day before in UTC.
  const night = await book('2026-05-10T00:30:00+01:00')
  const evening = await book('2026-05-10T23:30:00+01:00')
  expect(await on('2026-05-09')).toEqual([])
  expect(await on('2026-05-10')).toEqual([night, evening])
  expect(await on('2026-05-11')).toEqual([])
})

test('in Ramadan, when the clock of Morocco is that of UTC, too', async () => {
  const evening = await book('2026-03-10T23:30:00Z')
  expect(await on('2026-03-10')).toEqual([evening])
  expect(await on('2026-03-11')).toEqual([])
})

test('the list keeps to one site where one is named', async () => {
  const id = await book('2026-04-02T09:00:00+01:00')
  expect(await on('2026-04-02', '&site=cellule-al-andalous')).toEqual([id])
  expect(await on('2026-04-02', '&site=cellule-al-moukamawa')).toEqual([])
})
