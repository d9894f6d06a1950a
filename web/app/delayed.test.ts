import { QueryClient } from '@tanstack/react-query'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { afterAll, afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { notices } from '../ui/notify.ts'
import { delay, delayedNow, sendDelayed } from './delayed.ts'

const received: { path: string; key: string }[] = []
const server = createServer((request, response) => {
  received.push({ path: request.url ?? '', key: String(request.headers['idempotency-key']) })
  const isRefused = request.url === '/refused'
  const problem = JSON.stringify({ type: 'x', title: 'x', status: 409, code: 'transition-refused' })
  response.writeHead(isRefused ? 409 : 200, { 'content-type': 'application/json' }).end(isRefused ? problem : '{}')
})
let origin = ''
const queries = new QueryClient()

beforeAll(async () => {
  await new Promise<void>((done) => {
    server.listen(0, '127.0.0.1', done)
  })
  origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
})
afterAll(() => {
  server.close()
})
beforeEach(() => {
  received.length = 0
})
afterEach(sendDelayed)

const begin = (...names: string[]) =>
  delay(
    { word: 'referral', requests: names.map((name) => ({ id: name, path: `${origin}/${name}`, body: {} })), words: 'said', touches: [] },
    queries,
  )
const notice = () => notices.visibleToasts[0]

it('leaves its list at once, and is not sent while its notice stands', () => {
  begin('a', 'b')
  expect([...delayedNow().waiting]).toEqual(['a', 'b'])
  expect(received).toEqual([])
})

it('is never sent once it was undone', async () => {
  begin('a')
  notice()?.content.undo?.()
  await sendDelayed()
  expect(received).toEqual([])
  expect(delayedNow().waiting.size).toBe(0)
})

it('is sent, each with a key of its own, when the notice goes', async () => {
  begin('a', 'b')
  notices.close(notice()?.key ?? '')
  await sendDelayed()
  expect(received.map(({ path }) => path)).toEqual(['/a', '/b'])
  expect(new Set(received.map(({ key }) => key)).size).toBe(2)
  expect(delayedNow().waiting.size).toBe(0)
})

it('is sent once, however often it is asked for', async () => {
  begin('a')
  await Promise.all([sendDelayed(), sendDelayed()])
  expect(received).toHaveLength(1)
})

it('comes back into its list when it is refused, with the reason', async () => {
  begin('refused', 'a')
  await sendDelayed()
  expect(delayedNow().waiting.size).toBe(0)
  expect(delayedNow().refused).toMatchObject([{ word: 'referral', id: 'refused', error: { code: 'transition-refused' } }])
  begin('refused')
  expect(delayedNow().refused).toEqual([])
})

it('sends the oldest when more wait than can be shown', async () => {
  for (const name of ['a', 'b', 'c', 'd']) begin(name)
  await expect.poll(() => received.map(({ path }) => path)).toEqual(['/a'])
  expect([...delayedNow().waiting]).toEqual(expect.arrayContaining(['b', 'c', 'd']))
})
