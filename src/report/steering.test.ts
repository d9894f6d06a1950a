import { afterAll, beforeAll, expect, test } from 'vitest'
import { transact } from '#platform/work'
import { steeringContent } from '#report/actions'
import * as Results from '#results/actions'
import { aPerson, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'
import type { SteeringReport } from './model.ts'

const database = useDatabase()
let service: Service
let secretariat: Client
let content: SteeringReport

const compose = (period: string) => transact(service.house, { kind: 'system', name: 'test' }, (work) => steeringContent(work, period))

beforeAll(async () => {
  service = await startService(database.url)
  secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat' })
  const anapec = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor', compartments: ['employment'] })
  for (const [persons, days] of [[10, ['2015-02-09']], [12, ['2015-10-12', '2015-11-16']]] as const) {
    for (let person = 0; person < persons; person++) {
      const { id } = await aPerson(anapec, { statuses: [] })
      for (const on of days) await anapec.post('/v1/deliveries', { person: id, offer: 'anapec-oujda-accompagnement', on })
    }
  }
  const lone = await aPerson(anapec)
  await anapec.post('/v1/deliveries', { person: lone.id, offer: 'anapec-oujda-accompagnement', on: '2015-08-03' })
  await transact(service.house, { kind: 'system', name: 'test' }, Results.publish)
  content = await compose('2015-Q4')
})
afterAll(() => service.close())

const indicator = (report: SteeringReport, objective: string, name: string) =>
  report.programmes
    .flatMap((programme) => programme.objectives)
    .find((each) => each.code === objective)!
    .indicators.find((each) => each.name.fr.startsWith(name))!

test('a figure is as published, whoever asks: 12 in the quarter and 23 in the year do not give away the one before', () => {
  expect(indicator(content, 'OSP12', 'Migrants servis par l’ANAPEC').recorded).toMatchObject({ value: 10, lastPeriod: 'withheld', sinceJanuary: 25 })
})

test('the declared floor stands beside it, twice, each with who said it', () => {
  const { declared } = indicator(content, 'OSP12', 'Migrants servis par l’ANAPEC')
  expect(declared.map(({ operator, value }) => `${operator} ${value}`)).toEqual(['≥ 150', '≥ 150'])
  expect(new Set(declared.map(({ saidBy }) => saidBy.fr)).size).toBe(2)
})

test('what was said later has no place in an earlier report, and is in a later one', async () => {
  const accompanied = (report: SteeringReport) => indicator(report, 'OSP5', 'Personnes accompagnées dans les cellules').declared.map((each) => each.value)
  expect(accompanied(content)).toEqual([])
  expect(accompanied(await compose('2023-Q4'))).toContain(751)
})

test('the ministry has the name of its day', async () => {
  expect(content.issuer[1]!.fr).toContain('Affaires de la Migration')
  expect((await compose('2026-Q3')).issuer[1]!.fr).not.toBe(content.issuer[1]!.fr)
})

test('the coverage is that of the end of the quarter, and its gap to the declared one is told', () => {
  expect(content.coverage.compared[0]).toMatchObject({ declared: 14, saidOn: '2015-04-17' })
  expect(content.coverage.compared[0]!.computed).toBeLessThan(14)
  expect(content.signals.map((signal) => signal.kind)).toContain('gap')
})

test.each(['fr', 'ar', 'en'])('comes out as a PDF in %s, for those who steer', async (language) => {
  const reply = await fetch(`${service.address}/v1/reports/steering?period=2015-Q4&language=${language}`)
  expect(reply.status).toBe(401)
  const { status, headers, body } = await secretariat.get(`/v1/reports/steering?period=2015-Q4&language=${language}`)
  expect(status).toBe(200)
  expect(headers.get('content-type')).toBe('application/pdf')
  expect(headers.get('content-disposition')).toContain('attachment')
  expect(String(body).startsWith('%PDF-')).toBe(true)
})

test('a donor does not get it, and a wrong period is named', async () => {
  const donor = await service.signIn({ organisation: 'union-europeenne', role: 'donor' })
  expect((await donor.get('/v1/reports/steering?period=2015-Q4')).status).toBe(403)
  expect((await secretariat.get('/v1/reports/steering?period=2015-Q5')).body.faults[0].path).toBe('period')
})

test('an ordered report is made by a job, kept on the disk, and collected by those of the same organisation', async () => {
  const ordered = await secretariat.post('/v1/reports', { period: '2015-Q4', language: 'ar' })
  expect(ordered.status).toBe(201)
  expect(ordered.body).toMatchObject({ period: '2015-Q4', language: 'ar', file: null })
  const { body } = await eventually(() => secretariat.get('/v1/reports'), (reply) => reply.body.items[0]?.file !== null)
  expect(body.items[0]).toMatchObject({ id: ordered.body.id, position: content.ledgerPosition })
  const file = await secretariat.get(`/v1/reports/${ordered.body.id}/file`)
  expect(file.status).toBe(200)
  expect(String(file.body).startsWith('%PDF-')).toBe(true)
  const other = await service.signIn({ organisation: 'anapec', role: 'programme-officer' })
  expect((await other.get('/v1/reports')).body.items).toEqual([])
  expect((await other.get(`/v1/reports/${ordered.body.id}/file`)).status).toBe(404)
})
