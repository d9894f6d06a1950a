import * as fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type StatusKind, statusKinds } from '#person/model'
import { aPerson, consentToShare } from '#test/build'
import { useDatabase } from '#test/database'
import { assign, exchange } from '#test/firewall/exchange'
import { type Asked, listings } from '#test/firewall/walk'
import { type Service, startService } from '#test/service'
import { openClient } from '#test/visibility/reach'
import { buildWorldOfThree, type World } from '#test/world'

const database = useDatabase()
let service: Service
let owner: pg.Client
let world: World
let ask: (asked: Asked) => Promise<string>
let all: Asked[]
/** What everybody was answered, before anything was exchanged. */
let first: Answers

/** What changes from one moment to the next whoever's status is what: these may hold no word of a status at all. */
const moving = ['GET /v1/session', 'GET /v1/jobs', 'GET /v1/journal']

beforeAll(async () => {
  service = await startService(database.url)
  owner = await openClient(database.url)
  world = await buildWorldOfThree(service)
  for (const [place, kind] of statusKinds.entries()) await cameFor(world, kind, place)
  const listed = await listings(service, { ledger: world.ms2.delivery, referrals: world.received })
  ;({ ask, all } = listed)
  first = await answers(all)
}, 120_000)
afterAll(async () => {
  await owner.end()
  await service.close()
})

/** Somebody of one status, with everything that a person has: served, with a date, referred out of MS2 and into it. */
const cameFor = async ({ ms2, crm }: World, kind: StatusKind, place: number): Promise<void> => {
  const named = (given: string) => [{ given, family: `Famille ${'abcdefgh'[place]}`, script: 'latin' }]
  const registration = {
    names: named('Inscrite'),
    nationalities: ['GN'],
    statuses: [{ kind, knownOn: '2026-01-10', proof: 'stated' }],
    residence: 'oujda',
    contacts: [],
    consents: [consentToShare('ms2'), consentToShare('anapec')],
  }
  const { id } = await aPerson(ms2.worker, registration)
  await ms2.worker.post('/v1/deliveries', { person: id, offer: ms2.offer, on: '2026-02-03' })
  await ms2.worker.post('/v1/appointments', { person: id, offer: ms2.offer, startsAt: `2026-03-0${place + 1}T09:00:00Z` })
  await ms2.worker.post('/v1/referrals', { person: id, to: 'anapec-oujda-accompagnement', reason: 'Emploi', despiteRulesReason: 'À voir' })
  const other = await aPerson(crm.worker, { ...registration, names: named('Orientée') })
  await crm.worker.post('/v1/referrals', { person: other.id, to: ms2.offer, reason: 'Écoute' })
}

type Answers = Record<string, string>

const nameOf = ({ role, url }: Asked): string => `${role} ${url}`

const answers = async (asked: Asked[]): Promise<Answers> => {
  const found: Answers = {}
  for (const each of asked) found[nameOf(each)] = await ask(each)
  return found
}

const differing = (before: Answers, after: Answers, asked: Asked[]): string[] => asked.map(nameOf).filter((name) => before[name] !== after[name])

test('every route that lists or counts is asked by every role that may, and none names a status of papers', () => {
  expect(new Set(all.map(({ route }) => route)).size).toBeGreaterThan(25)
  expect(Object.entries(first).filter(([, answer]) => !/^(200|404) /.test(answer)).map(([asked, answer]) => `${asked}: ${answer.slice(0, 200)}`)).toEqual([])
  expect(Object.entries(first).filter(([, answer]) => /"irregular"|asylum_seeker|unhcr_refugee|bra_refugee/.test(answer)).map(([asked]) => asked)).toEqual([])
})

test('nothing that is listed, counted or exported changes when everybody in an irregular situation is said to be in another', async () => {
  const steady = all.filter(({ route }) => !moving.includes(route))
  const before = await answers(steady)
  await exchange(owner, { irregular: 'regular', regular: 'asylum_seeker', asylum_seeker: 'stateless', stateless: 'irregular' })
  const after = await answers(steady)
  expect(differing(first, before, steady), 'the same question is answered the same twice').toEqual([])
  expect(differing(before, after, steady)).toEqual([])
}, 240_000)

/** What no two rows share: names, codes, ids, moments. */
const ownToEach = /Famille [a-h]|RW-[\w-]+|[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-\d\d-\d\dT[^"]*/g

test('the row of a person is the same in every list, with whatever status they came', () => {
  const lists = all.filter(({ role, url }) => role === 'counsellor' && /^\/v1\/(persons|appointments|referrals)\b/.test(url) && !/\/v1\/referrals\/0/.test(url))
  const odd = lists.flatMap((asked) => {
    const { items } = JSON.parse(first[nameOf(asked)]!.slice(4)) as { items: unknown[] }
    const rows = items.map((item) => JSON.stringify(item))
    return ['Inscrite', 'Orientée'].flatMap((given) => {
      const shapes = new Set(rows.filter((row) => row.includes(given)).map((row) => row.replaceAll(ownToEach, '·')))
      return shapes.size > 1 ? [`${asked.url}: ${[...shapes].join('\n')}`] : []
    })
  })
  expect(odd).toEqual([])
})

test('who is found, and in which order, does not depend on anybody’s status', async () => {
  const people = all.filter(({ role, url }) => role === 'counsellor' && /^\/v1\/(persons|appointments|referrals)\b/.test(url))
  const { worker } = world.ms2
  const search = async () => JSON.stringify((await worker.post('/v1/persons/search', { text: 'famille', limit: 50 })).body)
  const before = await answers(people)
  const found = await search()
  expect(found.length).toBeGreaterThan(500)
  await fc.assert(
    fc.asyncProperty(fc.array(fc.constantFrom(...statusKinds), { minLength: 1, maxLength: 20 }), async (kinds) => {
      await assign(owner, kinds)
      expect(await search()).toBe(found)
      expect(differing(before, await answers(people), people)).toEqual([])
    }),
    { numRuns: 10 },
  )
}, 120_000)
