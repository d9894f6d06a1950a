import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { aRegistration } from '#test/build'
import { useDatabase } from '#test/database'
import { leaking, type RawReply, request, sendRaw } from '#test/hostile/raw'
import { type Client, type Service, startService } from '#test/service'
import { workerOf } from '#test/world'

const database = useDatabase()
const home = mkdtempSync(join(tmpdir(), 'rawabit-pages-'))
const secret = 'what lies beside the pages'
let service: Service
let worker: Client

beforeAll(async () => {
  mkdirSync(join(home, 'web', 'assets'), { recursive: true })
  writeFileSync(join(home, 'web', 'index.html'), '<!doctype html><title>the page</title>')
  writeFileSync(join(home, 'web', 'assets', 'page-1a2b.js'), 'export {}')
  writeFileSync(join(home, 'beside.txt'), secret)
  service = await startService(database.url, { web: join(home, 'web') })
  worker = await workerOf(service, 'ms2')
})
afterAll(async () => {
  await service.close()
  rmSync(home, { recursive: true })
})

/** A refusal as every refusal is: the status, a problem, and nothing of the inside. */
const expectProblem = ({ status, type, text }: RawReply, ...statuses: number[]) => {
  expect(statuses, text).toContain(status)
  expect(type).toBe('application/problem+json')
  expect(JSON.parse(text)).toMatchObject({ status, code: expect.any(String) as string })
  expect(text).not.toMatch(leaking)
}

const post = (body: string | Uint8Array, headers: Record<string, string> = {}, path = '/v1/persons') =>
  sendRaw(service.address, request('POST', path, { 'content-type': 'application/json', cookie: worker.cookie, ...headers }, body))

describe('paths', () => {
  test.each([
    '/../beside.txt', '/%2e%2e/beside.txt', '/..%2fbeside.txt', '/%2e%2e%2fbeside.txt', '/..%5cbeside.txt', '/assets/../../beside.txt', '/assets/%2e%2e/%2e%2e/beside.txt',
    '/assets/..%2f..%2fbeside.txt', '/%252e%252e/beside.txt', '//beside.txt', '/./../beside.txt', '/index.html/../../beside.txt', '/%c0%ae%c0%ae/beside.txt',
    '/../../../../../../etc/passwd', '/assets/....//....//beside.txt', '/\\..\\beside.txt',
  ])('nothing beside the pages is served at %s', async (path) => {
    const reply = await sendRaw(service.address, request('GET', path))
    expect(reply.text).not.toContain(secret)
    expect(reply.text).not.toContain('root:')
    if (reply.status !== 200) expectProblem(reply, 400, 404)
    else expect(reply.text).toContain('the page')
  })

  test.each([
    ['broken escapes', '/v1/persons/%zz', [404]],
    ['bytes that are no text', '/v1/persons/%ff%fe', [404]],
    ['a NUL byte', '/v1/figures/%00', [404, 422]],
    ['a parameter without end', `/v1/figures/${'x'.repeat(5_000)}`, [404, 414, 422]],
    ['an address without end', `/v1/offers?kind=${'x'.repeat(40_000)}`, [414, 431]],
    ['no route at all', '/v1/nothing', [404]],
    ['a page of the interface that is none', '/openapi.yaml', [404]],
    ['hidden files', '/assets/.env', [404]],
  ])('%s', async (_, path, statuses) => {
    expectProblem(await sendRaw(service.address, request('GET', path, { cookie: worker.cookie })), ...statuses)
  })
})

describe('methods', () => {
  test.each(['PUT', 'DELETE', 'PATCH', 'OPTIONS', 'PROPFIND', 'TRACE', 'LOCK'])('%s where there is none', async (method) => {
    expectProblem(await sendRaw(service.address, request(method, '/v1/persons', { cookie: worker.cookie })), 404, 405, 501)
  })

  test.each(['BREW', 'get', 'GET\tPOST'])('%s, which is no method', async (method) => {
    expectProblem(await sendRaw(service.address, request(method, '/v1/persons')), 400, 405, 501)
  })

  test('a header that claims another method changes nothing', async () => {
    const reply = await sendRaw(service.address, request('GET', '/v1/session', { cookie: worker.cookie, 'x-http-method-override': 'DELETE' }))
    expect(reply.status).toBe(200)
    expect((await worker.get('/v1/session')).status).toBe(200)
  })
})

describe('bodies', () => {
  test.each([
    ['nothing', '', [400, 422]],
    ['half a body', '{"names": [', [400]],
    ['words', 'persons', [400]],
    ['a list where there is one', '[]', [422]],
    ['a text', '"x"', [422]],
    ['null', 'null', [422]],
    ['a prototype', `{"__proto__": {"names": []}}`, [400]],
    ['a constructor', `{"constructor": {"prototype": {"names": []}}}`, [400, 422]],
    ['a field that nobody asked for', JSON.stringify({ ...aRegistration(), registeredBy: 'crm' }), [422]],
    ['nested without end', `${'['.repeat(200_000)}${']'.repeat(200_000)}`, [400, 422]],
    ['nested without end, in its place', `{"names":${'[{"a":'.repeat(100_000)}1${'}]'.repeat(100_000)}}`, [400, 422]],
    ['larger than anybody needs', `{"names": "${'x'.repeat(1_100_000)}"}`, [413]],
    ['numbers beyond numbers', JSON.stringify(aRegistration()).replace('"circumstances"', '"c"').replace(/}$/, ',"circumstances":{"childrenInCharge":1e400}}'), [422]],
    ['a byte order mark', `\ufeff{`, [400]],
  ])('%s', async (_, body, statuses) => {
    const before = (await worker.get('/v1/persons')).body.items.length
    expectProblem(await post(body), ...statuses)
    expect((await worker.get('/v1/persons')).body.items).toHaveLength(before)
  })

  test('a prototype in a body reaches nobody’s prototype', async () => {
    await post(`{"__proto__": {"polluted": true}, "constructor": {"prototype": {"polluted": true}}}`)
    await post(`{"text": "ab", "__proto__": {"limit": 1}}`, {}, '/v1/persons/search')
    expect(({} as Record<string, unknown>)['polluted']).toBeUndefined()
  })

  test('bytes that are no text are read as text or refused, and never break anything', async () => {
    const bytes = Buffer.concat([Buffer.from('{"text": "'), Buffer.from([0xff, 0xfe, 0xc0, 0xaf]), Buffer.from('"}')])
    const reply = await post(bytes, {}, '/v1/persons/search')
    expect([200, 400, 422]).toContain(reply.status)
    expect(reply.text).not.toMatch(leaking)
  })

  test('of a key that is given twice, one is read', async () => {
    const reply = await post('{"text": "premier", "text": "zz"}', {}, '/v1/persons/search')
    expect(reply).toMatchObject({ status: 200, text: '{"items":[]}' })
  })

  test.each([
    ['text/plain', [415]], ['application/x-www-form-urlencoded', [415]], ['multipart/form-data; boundary=x', [415]], ['application/xml', [415]], ['text/html', [415]],
    ['application/json; charset=utf-7', [400, 415, 422]], ['nonsense', [400, 415]], ['application/json;;;=', [400, 415, 422]],
  ])('as %s', async (type, statuses) => {
    expectProblem(await post('{"names": []}', { 'content-type': type }), ...statuses)
  })

  test('a body that is announced and never comes, or comes longer, harms nobody', async () => {
    const short = await sendRaw(service.address, request('POST', '/v1/persons', { 'content-type': 'application/json', 'content-length': '5000', cookie: worker.cookie }, '{}'))
    expect([0, 400, 408]).toContain(short.status)
    expectProblem(await sendRaw(service.address, `POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: 2\r\ntransfer-encoding: chunked\r\n\r\n0\r\n\r\n`), 400)
    expectProblem(await sendRaw(service.address, `POST /v1/session HTTP/1.1\r\nhost: x\r\ncontent-length: -1\r\n\r\n`), 400)
    expect((await worker.get('/v1/session')).status).toBe(200)
  })
})

describe('headers', () => {
  test('more than a browser sends', async () => {
    expectProblem(await sendRaw(service.address, request('GET', '/v1/session', { cookie: 'x'.repeat(70_000) })), 431)
  })

  test.each([
    ['no token', 'rawabit.session_token=', 401], ['somebody’s guess', 'rawabit.session_token=aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.bbbb', 401],
    ['a quote', `rawabit.session_token=' or 1=1 --`, 401], ['a NUL', 'rawabit.session_token=%00', 401], ['a token of 10,000 letters', `rawabit.session_token=${'a'.repeat(10_000)}`, 401],
    ['broken escapes', 'rawabit.session_token=%zz%', 401],
  ])('a cookie with %s', async (_, cookie, status) => {
    expectProblem(await sendRaw(service.address, request('GET', '/v1/session', { cookie })), status)
  })

  test.each(['short', 'x'.repeat(201)])('an idempotency key like %s is refused, and a strange one is only a key', async (key) => {
    expectProblem(await post(JSON.stringify(aRegistration()), { 'idempotency-key': key }), 422)
    const strange = `'; drop table person; -- ${key.slice(0, 20)}`
    expect((await post(JSON.stringify(aRegistration()), { 'idempotency-key': strange })).status).toBe(201)
  })

  test('a host that is not ours stands in no answer', async () => {
    const reply = await sendRaw(service.address, request('GET', '/v1/nothing', { host: 'evil.example', 'x-forwarded-host': 'evil.example' }))
    expect(reply.text).not.toContain('evil.example')
  })

  test('lines in a header are no headers', async () => {
    const reply = await sendRaw(service.address, `GET /v1/nothing%0d%0aset-cookie:%20x=1 HTTP/1.1\r\nhost: x\r\nconnection: close\r\n\r\n`)
    expectProblem(reply, 404)
    expectProblem(await sendRaw(service.address, `GET / HTTP/1.1\r\nhost: x\r\nbad header\r\n\r\n`), 400)
  })
})
