import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, beforeAll, describe, expect, it } from 'vitest'
import { z } from 'zod'
import { addressOf, ApiProblem, get, newKey, post } from './api.ts'

const asked: IncomingMessage[] = []
const server = createServer((request, response) => {
  asked.push(request)
  const [status, type, body] = answers[request.url ?? ''] ?? [204, 'text/plain', '']
  response.writeHead(status, { 'content-type': type }).end(body)
})
const problem = {
  type: '/problems/invalid-input',
  title: 'invalid-input',
  status: 422,
  code: 'invalid-input',
  faults: [{ path: 'birth', code: 'precision' }],
}
const answers: Record<string, [number, string, string]> = {
  '/person': [200, 'application/json', '{"name":"Awa"}'],
  '/refused': [422, 'application/problem+json', JSON.stringify(problem)],
  '/broken': [502, 'text/html', '<h1>Bad gateway</h1>'],
}
const Person = z.object({ name: z.string() })
let origin = ''

beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})

describe('asking', () => {
  it('gives what the schema promises', async () => expect(await get(`${origin}/person`, Person)).toEqual({ name: 'Awa' }))

  it('refuses an answer of another shape', async () =>
    expect(get(`${origin}/person`, z.object({ name: z.number() }))).rejects.toMatchObject({ code: 'unreadable-answer' }))

  it('raises the problem with its faults', async () =>
    expect(get(`${origin}/refused`, Person)).rejects.toMatchObject({
      code: 'invalid-input',
      status: 422,
      faults: [{ path: 'birth', code: 'precision' }],
    }))

  it('raises a problem where something before the house answers', async () =>
    expect(get(`${origin}/broken`, Person)).rejects.toMatchObject({ code: 'internal', status: 502 }))

  it('says that nothing answered', async () =>
    expect(get('http://127.0.0.1:9/person', Person)).rejects.toMatchObject({ code: 'offline' }))

  it('leaves an abandoned request without a problem', async () => {
    const abandoned = AbortSignal.abort()
    await expect(get(`${origin}/person`, Person, { signal: abandoned })).rejects.not.toBeInstanceOf(ApiProblem)
  })
})

describe('writing', () => {
  it('carries the key it was given, or one of its own', async () => {
    await post(`${origin}/person`, Person, { body: { name: 'Awa' }, key: 'the-key-of-this-form' })
    await post(`${origin}/person`, Person, { body: { name: 'Awa' } })
    const [given, own] = asked.slice(-2).map(({ headers }) => headers['idempotency-key'])
    expect(given).toBe('the-key-of-this-form')
    expect(own).toMatch(/^[0-9a-f-]{36}$/)
  })
})

it('leaves out of an address what is empty', () =>
  expect(addressOf('/v1/referrals', { status: ['requested', 'accepted'], q: '', late: true, cursor: null })).toBe(
    '/v1/referrals?status=requested&status=accepted&late=true',
  ))

it('makes keys that differ', () => expect(newKey()).not.toBe(newKey()))
