import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { statusKinds } from '#person/model'
import { useDatabase } from '#test/database'
import { exchange } from '#test/firewall/exchange'
import { type Asked, listings } from '#test/firewall/walk'
import { type Client, type Service, startService } from '#test/service'
import { openClient } from '#test/visibility/reach'
import { buildWorldOfThree, type World, workerOf } from '#test/world'
import { aPerson, consentToShare } from '#test/build'

const database = useDatabase()
const away = { irregular: 'regular', regular: 'asylum_seeker', asylum_seeker: 'stateless', stateless: 'irregular' } as const
const back = { regular: 'irregular', asylum_seeker: 'regular', stateless: 'asylum_seeker', irregular: 'stateless' } as const
let service: Service
let owner: pg.Client
let world: World
let ask: (asked: Asked) => Promise<string>
let all: Asked[]
let officer: Client

beforeAll(async () => {
  service = await startService(database.url)
  owner = await openClient(database.url)
  world = await buildWorldOfThree(service)
  officer = await workerOf(service, 'ms2', 'data-protection-officer')
  for (const [place, kind] of statusKinds.entries()) {
    const person = await aPerson(world.ms2.worker, {
      names: [{ given: 'Inscrite', family: `Famille ${'abcdefgh'[place]}`, script: 'latin' }],
      nationalities: ['GN'],
      statuses: [{ kind, knownOn: '2026-01-10', proof: 'stated' }],
      consents: [consentToShare('ms2')],
    })
    await world.ms2.worker.post('/v1/deliveries', { person: person.id, offer: world.ms2.offer, on: '2026-02-03' })
  }
  ;({ ask, all } = await listings(service, { ledger: world.ms2.delivery, referrals: world.received }))
}, 120_000)
afterAll(async () => {
  await owner.end()
  await service.close()
})

/** Words of papers that no indicator of the strategy is about: it counts the recognised and the regularised, and says so. */
const kinds = /"irregular"|asylum_seeker|unhcr_refugee|bra_refugee/

/** What was asked before and after everybody's status was exchanged, where it was answered otherwise or names a status. */
const telling = async (questions: { name: string; put: () => Promise<string> }[]): Promise<string[]> => {
  const before = new Map<string, string>()
  for (const { name, put } of questions) before.set(name, await put())
  await exchange(owner, away)
  const wrong: string[] = []
  for (const { name, put } of questions) {
    const after = await put()
    if (after !== before.get(name)) wrong.push(`${name} is answered otherwise`)
    if (kinds.test(after)) wrong.push(`${name} names a status`)
  }
  await exchange(owner, back)
  return wrong
}

/** One role for each way in which rows are reached: who serves, counts, gives money, looks after data, audits. */
const reaches = ['counsellor', 'secretariat', 'donor', 'data-protection-officer', 'auditor', 'organisation-administrator']
const moving = ['GET /v1/session', 'GET /v1/jobs', 'GET /v1/journal', 'GET /v1/glass']

test('a parameter that nobody offers does not sort, filter or count by status: it changes nothing, or is refused without a word of it', async () => {
  const invented = ['status=irregular&statuses=irregular&papers=none&filter[status]=irregular&status[]=irregular&by=status&group=status&search=irregular', 'sort=status', 'kind=irregular', 'indicator=irregular&cursor=irregular']
  const bare = all.filter(({ role, route, url }) => reaches.includes(role) && !moving.includes(route) && !url.includes('?'))
  expect(bare.length).toBeGreaterThan(50)
  const wrong = await telling(bare.flatMap((each) => invented.map((parameter) => ({ name: `${each.role} ${each.url}?${parameter}`, put: () => ask({ ...each, url: `${each.url}?${parameter}` }) }))))
  expect(wrong).toEqual([])
}, 240_000)

test('no two filters together tell it, of persons, of the ledger or of figures', async () => {
  const filtered = all.filter(({ role, url }) => reaches.includes(role) && /^\/v1\/(persons|ledger|figures|trends|referrals|appointments)\?/.test(url) && !url.includes('limit='))
  const pairs = filtered.flatMap((one) =>
    filtered
      .filter((other) => other.role === one.role && other.route === one.route && other.url > one.url)
      .map((other) => ({ ...one, url: `${one.url}&${other.url.split('?')[1]}` })),
  )
  expect(pairs.length).toBeGreaterThan(100)
  expect(await telling(pairs.map((each) => ({ name: `${each.role} ${each.url}`, put: () => ask(each) })))).toEqual([])
}, 240_000)

describe('no search finds by it', () => {
  const words = ['irregular', 'irrégulier', 'irreguliere', 'sans papiers', 'sans-papiers', 'undocumented', 'غير نظامي', 'بدون وثائق', 'regular', 'asylum_seeker', 'stated']
  const said = async (client: Client, path: string, body: unknown) => {
    const { status, body: answer } = await client.post(path, body)
    return `${status} ${JSON.stringify(answer)}`
  }

  test('of one’s own, nor of everybody’s', async () => {
    for (const client of [world.ms2.worker, officer]) {
      for (const text of words) expect(await said(client, '/v1/persons/search', { text, limit: 50 }), text).toBe('200 {"items":[]}')
    }
    const named = [world.ms2.worker, officer].map((client, place) => ({ name: `search ${place}`, put: () => said(client, '/v1/persons/search', { text: 'famille', limit: 50 }) }))
    expect(await named[0]!.put()).toContain('Inscrite')
    expect(await telling(named)).toEqual([])
  })

  test('nor does the question whether somebody may be known elsewhere', async () => {
    const anapec = await service.signIn({ organisation: 'anapec', role: 'counsellor', compartments: ['social'] })
    const { body } = await anapec.post('/v1/persons/matches', { phone: '0612345678' })
    expect(body.items.length, 'there is somebody to hear of').toBeGreaterThan(0)
    const matches = async () => {
      const { status, body: answer } = await anapec.post('/v1/persons/matches', { phone: '0612345678' })
      return `${status} ${JSON.stringify(answer).replaceAll(/"handle":"[^"]*"/g, '"handle":""')}`
    }
    expect(await telling([{ name: 'matches', put: matches }])).toEqual([])
  })
})

test('a refusal tells no status: of a person whom one does not see, of a service that they may not have, of a wrong body', async () => {
  const { crm, ms2 } = world
  const stranger = { person: crm.person.id, offer: ms2.offer, on: '2026-02-03' }
  const questions = [
    ['POST', '/v1/deliveries', stranger], ['POST', '/v1/referrals', { person: crm.person.id, to: crm.offer, reason: 'Aide' }],
    ['GET', `/v1/persons/${crm.person.id}`], ['GET', `/v1/persons/${crm.person.id}/eligibility`], ['GET', `/v1/persons/${crm.person.id}/journal`],
    ['POST', `/v1/persons/${crm.person.id}/statuses`, { kind: 'irregular', knownOn: '2026-01-10', proof: 'stated' }],
    ['POST', '/v1/persons', { statuses: [{ kind: 'sans-papiers' }] }], ['GET', '/v1/persons?sort=status'],
  ] as const
  const put = ([method, url, body]: (typeof questions)[number]) => async () => {
    const { status, body: answer } = await ms2.worker.send(method, url, body)
    expect(status, url).toBeGreaterThanOrEqual(400)
    return JSON.stringify(answer)
  }
  expect(await telling(questions.map((question) => ({ name: question.slice(0, 2).join(' '), put: put(question) })))).toEqual([])
})
