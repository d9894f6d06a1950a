import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { isOurs } from '#platform/defence'
import { useDatabase } from '#test/database'
import { aJar, aMember, journalOf } from '#test/jar'
import { password, type Service, startService } from '#test/service'

const database = useDatabase()
const own = 'https://rawabit.example'
let plain: Service
let secure: Service
let narrow: Service

beforeAll(async () => {
  plain = await startService(database.url)
  secure = await startService(database.url, { settings: { origin: own } })
  narrow = await startService(database.url, { settings: { rate: 40 } })
})
afterAll(() => Promise.all([plain, secure, narrow].map((service) => service.close())))

describe('a write from a page', () => {
  const host = 'rawabit.example'
  const ours = (headers: Record<string, string>, origin: string | undefined, method = 'POST') => isOurs({ method, headers: { host, ...headers } } as never, origin)

  test.each([
    ['of ours, as a browser says it', { 'sec-fetch-site': 'same-origin', 'origin': own }, own, true],
    ['of ours, in an old browser', { origin: own }, own, true],
    ['of ours, where no name was set', { origin: 'http://rawabit.example' }, undefined, true],
    ['that is none: a program', {}, own, true],
    ['of another site', { 'sec-fetch-site': 'cross-site', 'origin': 'https://ailleurs.example' }, own, false],
    ['of another site that claims to be ours', { 'sec-fetch-site': 'cross-site', 'origin': own }, own, false],
    ['of a sister site', { 'sec-fetch-site': 'same-site', 'origin': 'https://autre.rawabit.example' }, own, false],
    ['of another site, in an old browser', { origin: 'https://ailleurs.example' }, own, false],
    ['of a sandbox', { origin: 'null' }, undefined, false],
    ['of our name in plain', { origin: 'http://rawabit.example' }, own, false],
    ['of another port', { origin: 'http://rawabit.example:8080' }, undefined, false],
  ] as const)('%s', (_, headers, origin, expected) => expect(ours(headers, origin)).toBe(expected))

  test('elsewhere may lead somebody here, but only to read', () => {
    for (const method of ['GET', 'HEAD']) expect(ours({ 'sec-fetch-site': 'cross-site' }, own, method)).toBe(true)
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(ours({ 'sec-fetch-site': 'cross-site' }, own, method)).toBe(false)
  })

  test('elsewhere is refused before anything is done, and the journal says so', async () => {
    const { email, jar } = await aMember(plain)
    const refused = await jar.send('POST', '/v1/session', { email, password }, { 'sec-fetch-site': 'cross-site', 'origin': 'https://ailleurs.example' })
    expect([refused.status, refused.body.code]).toEqual([403, 'foreign-request'])
    expect(jar.cookies.size).toBe(0)
    expect((await journalOf(plain, 'request.refused'))[0]!.details).toEqual({ reason: 'foreign', route: '/v1/session', method: 'POST' })
    await jar.post('/v1/session', { email, password })
    expect((await jar.send('DELETE', '/v1/session', undefined, { origin: 'https://ailleurs.example' })).status).toBe(403)
    expect((await jar.get('/v1/session')).status).toBe(200)
  })

  test('in a form, which needs no permission of a browser, is not understood', async () => {
    const { jar } = await aMember(plain)
    for (const type of ['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data']) {
      expect([415, 422], type).toContain((await jar.send('POST', '/v1/session', {}, { 'content-type': type })).status)
    }
  })
})

describe('behind https', () => {
  test('cookies are of this host alone, and travel over TLS alone', async () => {
    const { email } = await aMember(plain)
    const jar = aJar(secure.address)
    expect((await jar.post('/v1/session', { email, password })).status).toBe(201)
    const line = jar.set.find((each) => each.startsWith('__Host-rawabit.session_token='))
    expect(line).toMatch(/; Secure/)
    expect(line).toMatch(/; HttpOnly/)
    expect(line).toMatch(/; SameSite=Strict/)
    expect(line).toMatch(/; Path=\//)
    expect(line).not.toMatch(/Domain/)
    expect((await jar.get('/v1/session')).status).toBe(200)
    const renamed = aJar(secure.address, [['rawabit.session_token', jar.cookies.get('__Host-rawabit.session_token')!]])
    expect((await renamed.get('/v1/session')).status, 'a cookie that a page in plain could set').toBe(401)
  })

  test('a browser is told to come by https from now on', async () => {
    const { headers } = await secure.visitor.get('/v1/session/ways')
    expect(headers.get('strict-transport-security')).toMatch(/max-age=31536000/)
    expect((await plain.visitor.get('/v1/session/ways')).headers.get('strict-transport-security')).toBeNull()
  })
})

test('what is answered stays on no disk', async () => {
  expect((await plain.visitor.get('/v1/session')).headers.get('cache-control')).toBe('no-store')
})

describe('a flood', () => {
  test('of one session is slowed, and of another is not; health is asked freely', async () => {
    const [one, other] = [await aMember(narrow), await aMember(narrow)]
    for (const { jar, email } of [one, other]) await jar.post('/v1/session', { email, password })
    const statuses: number[] = []
    for (let time = 0; time < 42; time++) statuses.push((await one.jar.get('/v1/session')).status)
    expect(statuses.filter((status) => status === 429)).toHaveLength(2)
    const slowed = await one.jar.get('/v1/session')
    expect([slowed.body.code, Number(slowed.headers.get('retry-after')) > 0]).toEqual(['too-many-requests', true])
    expect((await other.jar.get('/v1/session')).status).toBe(200)
    for (let time = 0; time < 60; time++) expect((await narrow.visitor.get('/healthz')).status).toBe(200)
  })

  test('of an address without a session is slowed sooner', async () => {
    const statuses = await Promise.all(Array.from({ length: 20 }, async () => (await narrow.visitor.get('/v1/session')).status))
    expect(statuses.filter((status) => status === 429).length).toBeGreaterThanOrEqual(10)
  })

  test('of an address that shows another forged session each time is slowed too', async () => {
    const forged = (time: number) => aJar(narrow.address, [['rawabit.session_token', `${time}`.padStart(43, 'a')]])
    const statuses: number[] = []
    for (let time = 0; time < 170; time++) statuses.push((await forged(time).get('/v1/session')).status)
    expect(statuses.at(-1)).toBe(429)
  })
})
