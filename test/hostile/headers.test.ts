import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { useDatabase } from '#test/database'
import { exampleOf } from '#test/matrix/example'
import { type Description, nameOf, type Operation, operationsOf } from '#test/matrix/table'
import { type Client, type Service, startService } from '#test/service'
import { column, openClient } from '#test/visibility/reach'
import { workerOf } from '#test/world'

const database = useDatabase()
const home = mkdtempSync(join(tmpdir(), 'rawabit-pages-'))
let service: Service
let worker: Client
let operations: { method: string; path: string; operation: Operation }[]

beforeAll(async () => {
  mkdirSync(join(home, 'assets'))
  writeFileSync(join(home, 'index.html'), '<!doctype html><title>the page</title>')
  writeFileSync(join(home, 'assets', 'page-1a2b.js'), 'export {}')
  service = await startService(database.url, { web: home })
  worker = await workerOf(service, 'ms2', 'secretariat')
  operations = operationsOf((await service.visitor.get('/openapi.json')).body as Description)
})
afterAll(async () => {
  await service.close()
  rmSync(home, { recursive: true })
})

/** A policy as browsers read it: each directive with what it allows. */
const directivesOf = (policy: string | null): Record<string, string> =>
  Object.fromEntries((policy ?? '').split(';').map((each) => [each.trim().split(' ')[0], each.trim().split(' ').slice(1).join(' ')]))

const places: [string, () => Promise<{ headers: Headers }>][] = [
  ['a page', () => service.visitor.get('/')],
  ['a script', () => service.visitor.get('/assets/page-1a2b.js')],
  ['an answer', () => worker.get('/v1/session')],
  ['a refusal', () => service.visitor.get('/v1/persons')],
  ['what does not exist', () => service.visitor.get('/v1/nothing')],
  ['what cannot be read', () => service.visitor.send('POST', '/v1/session', '{')],
  ['the description of the interface', () => service.visitor.get('/openapi.json')],
  ['health', () => service.visitor.get('/healthz')],
]

describe('what every answer tells a browser', () => {
  test.each(places)('%s: no script but our own files, no frame, no other base, no guess at its kind, no trace elsewhere', async (_, ask) => {
    const { headers } = await ask()
    const policy = directivesOf(headers.get('content-security-policy'))
    expect(policy).toMatchObject({ 'default-src': `'self'`, 'script-src': `'self'`, 'style-src': `'self'`, 'object-src': `'none'`, 'base-uri': `'none'`, 'frame-ancestors': `'none'`, 'form-action': `'self'` })
    expect(headers.get('content-security-policy')).not.toMatch(/unsafe|nonce|\*|https?:/)
    expect(headers.get('x-content-type-options')).toBe('nosniff')
    expect(headers.get('referrer-policy')).toBe('no-referrer')
    expect(headers.get('access-control-allow-origin')).toBeNull()
    expect(headers.get('x-powered-by') ?? headers.get('server')).toBeNull()
  })

  test('a file is a download under a name that we gave, and may do nothing at all', async () => {
    const { headers, status } = await worker.get('/v1/reports/steering?period=2026-Q1&language=fr')
    expect(status).toBe(200)
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename\*=UTF-8''[\w.%-]+$/)
    expect(directivesOf(headers.get('content-security-policy'))).toMatchObject({ 'default-src': `'none'`, 'sandbox': '', 'base-uri': `'none'`, 'frame-ancestors': `'none'` })
    expect(headers.get('x-content-type-options')).toBe('nosniff')
  })

  test('and the page that is built holds no script and no style of its own that such a policy would refuse', () => {
    const page = readFileSync(join(import.meta.dirname, '..', '..', 'web', 'index.html'), 'utf8').replaceAll(/<!--.*?-->/gs, '')
    expect(page).not.toMatch(/<script(?![^>]*\bsrc=)/)
    expect(page).not.toMatch(/<style|\bstyle=|\bon\w+=|javascript:/)
  })
})

test('every route that writes refuses what a page of another site sends, before anything is done', async () => {
  const writes = operations.filter(({ method }) => method !== 'GET')
  expect(writes.length).toBeGreaterThan(40)
  const owner = await openClient(database.url)
  const refusals = async () => Number((await column(owner, `select count(*) from platform_journal where verb = 'request.refused' and details ->> 'reason' = 'foreign'`))[0])
  const before = await refusals()
  const wrong: string[] = []
  for (const each of writes) {
    const { url, body } = exampleOf(each, { figures: 'osp1-served' })
    for (const foreign of [{ origin: 'https://ailleurs.example' }, { 'sec-fetch-site': 'cross-site' }]) {
      const reply = await fetch(`${service.address}${url}`, {
        method: each.method,
        headers: { cookie: worker.cookie, ...foreign, ...(body !== undefined && { 'content-type': 'application/json' }) },
        ...(body !== undefined && { body: JSON.stringify(body) }),
      })
      const { code } = (await reply.json()) as { code: string }
      if (reply.status !== 403 || code !== 'foreign-request') wrong.push(`${nameOf(each)}: ${reply.status} ${code}`)
    }
  }
  expect(wrong).toEqual([])
  expect(await refusals(), 'each is in the journal').toBe(before + 2 * writes.length)
  await owner.end()
  expect((await worker.get('/v1/session')).status, 'and the session goes on').toBe(200)
}, 60_000)

test('a visitor who invents where they come from is counted where they do come from', async () => {
  const narrow = await startService(database.url, { settings: { rate: 40 } })
  const statuses: number[] = []
  for (let time = 0; time < 15; time++) {
    const invented = `203.0.113.${time}`
    statuses.push((await fetch(`${narrow.address}/v1/session/ways`, { headers: { 'x-forwarded-for': invented, 'x-real-ip': invented, 'forwarded': `for=${invented}` } })).status)
  }
  await narrow.close()
  expect(statuses.filter((status) => status === 429)).toHaveLength(5)
})
