import * as fc from 'fast-check'
import type pg from 'pg'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type Role, roles } from '#organisation/model'
import { useDatabase } from '#test/database'
import { leaking } from '#test/hostile/raw'
import { bodyOf, exampleOf, type Known } from '#test/matrix/example'
import { admittedBy, type Description, nameOf, type Operation, operationsOf, type Schema } from '#test/matrix/table'
import { type Client, type Reply, type Service, startService } from '#test/service'
import { column, openClient } from '#test/visibility/reach'
import { buildWorldOfThree, type World, workerOf } from '#test/world'

type Each = { method: string; path: string; operation: Operation }

const database = useDatabase()
let service: Service
let world: World
/** A file that MS2 brought in. */
let brought: string
let owner: pg.Client
let operations: Each[]
const clients = new Map<Role, Client>()

beforeAll(async () => {
  service = await startService(database.url)
  world = await buildWorldOfThree(service)
  brought = (await world.ms2.worker.post('/v1/intake/imports', new TextEncoder().encode('nom;prénom\nEssai;Awa\n'))).body.id
  owner = await openClient(database.url)
  operations = operationsOf((await service.visitor.get('/openapi.json')).body as Description).filter((each) => !/\/v1\/session/.test(each.path))
  for (const role of roles) clients.set(role, await workerOf(service, 'ms2', role))
}, 60_000)
afterAll(async () => {
  await owner.end()
  await service.close()
})

/** What no field was made for. */
const nasty: unknown[] = [
  `'; drop table person; --`, `' or '1'='1`, `1); select pg_sleep(5); --`, `\${7*7}`, '{{7*7}}', '../../etc/passwd', '%2e%2e%2f', '\u0000', 'a\u0000b', '\ud800', '\uffff',
  '\u202egnp.exe', 'x'.repeat(100_000), '<script>alert(1)</script>', '=cmd|calc', '\r\nset-cookie: x=1', '', ' ', '-1', '0', '1e309', '99999999999999999999', 'NaN', 'null',
  '0000-00-00', '2026-02-30', '9999-12-31', '-000001-01-01', '2026-13-01T00:00:00Z', '00000000-0000-0000-0000-000000000000', '__proto__', 'constructor',
  null, true, -1, 0, 1.5, 2 ** 53, -(2 ** 63), 1e308, [], {}, [[]], { $ne: null }, { __proto__: null, constructor: { prototype: {} } }, ['a', 'b'], Array.from({ length: 5_000 }, () => 'x'),
]

/** A place in a request where something can be put: a parameter, or a field of the body by its path. */
type Place = { where: 'path' | 'query' | 'body'; at: string[] }

const fieldsOf = (schema: Schema, at: string[] = []): string[][] => [
  ...(at.length > 0 ? [at] : []),
  ...Object.entries(schema.properties ?? {}).flatMap(([name, each]) => fieldsOf(each, [...at, name])),
  ...(schema.items && at.length < 4 ? fieldsOf(schema.items, [...at, '0']) : []),
]

const placesOf = ({ operation }: Each): Place[] => [
  ...(operation.parameters ?? []).filter((each) => each.in !== 'header').map(({ name, in: where }): Place => ({ where: where as 'path' | 'query', at: [name] })),
  ...fieldsOf(bodyOf(operation) ?? {}).map((at): Place => ({ where: 'body', at })),
]

/** A copy with a value put at a path; what is not there on the way is made. */
const put = (into: unknown, [first, ...rest]: string[], value: unknown): unknown => {
  if (first === undefined) return value
  const copy: Record<string, unknown> | unknown[] = Array.isArray(into) ? [...into] : first === '0' ? [] : { ...(into as object) }
  const inner = put((copy as Record<string, unknown>)[first], rest, value)
  return Array.isArray(copy) ? [inner, ...copy.slice(1)] : { ...copy, [first]: inner }
}

const known = (): Known => {
  const { person, consent, delivery, appointment, offer } = world.ms2
  return { persons: person.id, person: person.id, consents: consent, deliveries: delivery, ledger: delivery, appointments: appointment, referrals: world.received, received: world.received, offer, figures: 'osp1-served' }
}

const send = async (each: Each, { where, at }: Place, value: unknown): Promise<Reply> => {
  const role = roles.find((one) => admittedBy(each.operation).includes(one))!
  const example = exampleOf(each, known())
  const text = encodeURIComponent((typeof value === 'string' ? value : JSON.stringify(value)).toWellFormed())
  const filled = where === 'path' ? example.url.replace(pathOf(each, at[0]!), `$1${text}`) : example.url
  const url = where === 'query' ? `${filled}${filled.includes('?') ? '&' : '?'}${at[0]}=${text}` : filled
  return clients.get(role)!.send(each.method, url, where === 'body' ? put(example.body, at, value) : example.body)
}

/** Where a parameter stands in an address: what comes before it, and then itself. */
const pathOf = ({ path }: Each, name: string): RegExp => new RegExp(`^(${path.split(`{${name}}`)[0]!.replaceAll(/\{\w+\}/g, '[^/]+')})[^/?]+`)

/** How many rows each table of the words has: the platform keeps its own of what was refused. */
const counts = async (): Promise<string[]> => {
  const tables = await column(owner, `select relname from pg_class where relkind in ('r', 'p') and not relispartition and relnamespace = 'public'::regnamespace and relname !~ '^platform_' order by 1`)
  return column(owner, tables.map((table) => `select '${table} ' || count(*) from ${table}`).join(' union all '))
}

const faultOf = ({ status, body, headers }: Reply): string | null => {
  const text = typeof body === 'string' ? body : JSON.stringify(body)
  if (status >= 500) return `answers ${status}`
  if (status < 400) return null
  if (!headers.get('content-type')?.startsWith('application/problem+json')) return `refuses as ${headers.get('content-type')}`
  return leaking.test(text) ? `says ${text}` : null
}

describe('no value in any place of any route breaks anything, tells anything, or is half written', () => {
  test('at random', async () => {
    const places = operations.flatMap((each) => placesOf(each).map((place) => ({ each, place })))
    expect(places.length).toBeGreaterThan(100)
    await fc.assert(
      fc.asyncProperty(fc.constantFrom(...places), fc.oneof({ weight: 4, arbitrary: fc.constantFrom(...nasty) }, fc.string({ unit: 'binary' }), fc.jsonValue()), async ({ each, place }, value) => {
        const before = await counts()
        const reply = await send(each, place, value)
        expect(faultOf(reply), `${nameOf(each)} ${place.where} ${place.at.join('.')}`).toBeNull()
        if (reply.status >= 400) expect(await counts(), nameOf(each)).toEqual(before)
      }),
      { numRuns: 300 },
    )
  }, 120_000)

  test('every filter and every parameter, with every value', async () => {
    const wrong: string[] = []
    const places = operations.flatMap((each) => placesOf(each).filter(({ where }) => where !== 'body').map((place) => ({ each, place })))
    for (const { each, place } of places) {
      for (const value of nasty.filter((one) => typeof one === 'string')) {
        const fault = faultOf(await send(each, place, value))
        if (fault) wrong.push(`${nameOf(each)} ${place.at[0]} = ${JSON.stringify(value).slice(0, 60)}: ${fault}`)
      }
    }
    expect(wrong).toEqual([])
  }, 240_000)
})

const cursorOf = (values: unknown): string => Buffer.from(JSON.stringify(values)).toString('base64url')

/** No cursor that a list of ours gives: these read as none. */
const misshapen = [
  'not base64 !', 'e30', ...[{}, [], [null], ['x'], ['x', 'y'], [1, 2], ['2026-01-01T00:00:00Z', 'not-a-uuid'], ['infinity', null], [1e300], ['', ''], [0, 0, '2026-01-01', 'x', 'y'],
    [`'; drop table person; --`, `' or 1=1`], Array.from({ length: 12 }, () => 'x')].map(cursorOf),
]

test('a forged cursor is no cursor: the list begins at its beginning', async () => {
  const paged = operations.filter(({ operation }) => (operation.parameters ?? []).some(({ name }) => name === 'cursor'))
  const starts = paged.flatMap(({ path, operation }) => {
    const sorts = (operation.parameters ?? []).find(({ name }) => name === 'sort')?.schema.enum ?? []
    const start = `${path.replace('{id}', path.startsWith('/v1/intake/imports/') ? brought : world.ms2.person.id)}?limit=2`
    const client = clients.get(roles.find((one) => admittedBy(operation).includes(one))!)!
    return [start, ...sorts.map((sort) => `${start}&sort=${String(sort)}`)].map((each) => ({ client, start: each }))
  })
  expect(starts.length).toBeGreaterThan(5)
  for (const { client, start } of starts) {
    const { body: first } = await client.get(start)
    for (const cursor of misshapen) {
      const { status, body } = await client.get(`${start}&cursor=${encodeURIComponent(cursor)}`)
      expect({ cursor, status, items: body.items.length }, start).toEqual({ cursor, status: 200, items: first.items.length })
      expect(start.includes('journal') ? first : body, start).toEqual(first)
    }
  }
})

test('a cursor of the right shape with invented values shows no row that the list would not', async () => {
  const { ms2, crm } = world
  const moments = ['0001-01-01T00:00:00Z', '9999-12-31T23:59:59Z', '2026-06-01T00:00:00Z']
  const forged = [
    ...moments.map((at) => [`/v1/persons?limit=200&cursor=${cursorOf([at, crm.person.id])}`, '/v1/persons?limit=200'] as const),
    ...moments.map((at) => [`/v1/appointments?limit=200&cursor=${cursorOf([at, crm.appointment])}`, '/v1/appointments?limit=200'] as const),
    [`/v1/persons?limit=200&sort=name&cursor=${cursorOf([crm.person.id])}`, '/v1/persons?limit=200'] as const,
    [`/v1/referrals?limit=200&cursor=${cursorOf([1, 1, '2000-01-01', moments[0], crm.referral])}`, '/v1/referrals?limit=200'] as const,
    [`/v1/ledger?limit=200&cursor=${cursorOf([2 ** 52])}`, '/v1/ledger?limit=200'] as const,
  ]
  const ids = ({ body }: Reply) => (body.items as { id: string }[]).map(({ id }) => id)
  for (const [asked, list] of forged) {
    const reply = await ms2.worker.get(asked)
    expect(reply.status, asked).toBe(200)
    expect(ids(await ms2.worker.get(list)), asked).toEqual(expect.arrayContaining(ids(reply)))
  }
})

test('a cursor is no way to another organisation’s rows, and holds no name', async () => {
  const { ms2, crm } = world
  const { body: theirs } = await crm.worker.get('/v1/persons?sort=name&limit=1')
  expect(theirs.next).toEqual(expect.any(String))
  const said = Buffer.from(theirs.next, 'base64url').toString('utf8')
  for (const secret of ['marque', 'famille', 'connue', 'partag']) expect(said.toLowerCase()).not.toContain(secret)
  const { body } = await ms2.worker.get(`/v1/persons?sort=name&cursor=${theirs.next}`)
  expect(JSON.stringify(body)).not.toContain(crm.mark)
})

