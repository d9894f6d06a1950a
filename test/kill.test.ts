import { once } from 'node:events'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { beforeAll, expect, test } from 'vitest'
import { openAccount } from '#app/accounts'
import { customs } from '#app/customs'
import { newId } from '#language/id'
import { startEmbedded } from '#platform/embedded'
import { livePostmaster } from '#platform/embedded/postmaster'
import { openHouse } from '#platform/house'
import { migrate } from '#platform/migrate'
import { maintain } from '#platform/work'
import { loadAll } from '#app/load'
import { aRegistration } from './build.ts'
import { useDirectory } from './directory.ts'
import type { Started } from './process.ts'
import { freePort, startProduct } from './product.ts'

const data = useDirectory('durable').make('data')
const rounds = 20
const account = { email: 'compteuse@essai.example', password: 'mot-de-passe-de-test' }

/** What was answered (key → id), and what was sent without an answer. */
const answered = new Map<string, string>()
const unanswered = new Set<string>()

let address: string
let cookie: string
let port: number
let product: Started | undefined

beforeAll(async () => {
  const { url, stop } = await startEmbedded({ directory: data })
  await migrate(url)
  await loadAll(url)
  const house = await openHouse(url, customs, { jobs: false, logLevel: 'silent' })
  await maintain(house, 'test', (work) => openAccount(work, {
    ...account, name: 'Compteuse', language: 'fr', organisation: 'ms2', site: 'cellule-al-andalous', role: 'counsellor',
    compartments: ['social'], synthetic: true,
  }))
  await house.close()
  await stop()
  port = await freePort()
  address = `http://127.0.0.1:${port}`
})

async function signIn(): Promise<void> {
  const answer = await fetch(`${address}/v1/session`, { method: 'POST', headers: { 'content-type': 'application/json' }, body: JSON.stringify(account) })
  expect(answer.status).toBe(201)
  cookie = answer.headers.getSetCookie().map((text) => text.split(';')[0]).join('; ')
}

/** Registers a person under the key; the same key again must not register a second one. */
async function register(key: string): Promise<string | undefined> {
  const body = JSON.stringify(aRegistration({ names: [{ given: 'Kadija', family: key, script: 'latin' }] }))
  try {
    const answer = await fetch(`${address}/v1/persons`, {
      method: 'POST', headers: { 'content-type': 'application/json', cookie, 'idempotency-key': key }, body, signal: AbortSignal.timeout(10_000),
    })
    if (answer.status !== 201) return undefined
    return ((await answer.json()) as { id: string }).id
  } catch {
    return undefined
  }
}

async function write(until: AbortSignal): Promise<void> {
  while (!until.aborted) {
    const key = newId()
    unanswered.add(key)
    const id = await register(key)
    if (id === undefined) await pause(10)
    else answered.set(key, id)
    if (id !== undefined) unanswered.delete(key)
  }
}

const killDatabase = () => process.kill(livePostmaster(join(data, 'postgresql'))?.pid ?? Number.NaN, 'SIGKILL')

async function killProduct(): Promise<void> {
  product?.child.kill('SIGKILL')
  await product?.ended
  product = undefined
}

/** In turn the product, the database under a product that lives on, and both. */
const blows = [
  killProduct,
  async () => killDatabase(),
  async () => {
    killDatabase()
    await killProduct()
  },
]

async function strike(round: number): Promise<void> {
  const stop = new AbortController()
  const writers = Promise.all([1, 2, 3, 4].map(() => write(stop.signal)))
  const before = answered.size
  while (answered.size < before + 5) await pause(5)
  await pause(Math.random() * 150)
  await blows[round % blows.length]?.()
  stop.abort()
  await writers
}

/** The product answers again: by itself when only the database was struck. */
async function serving(): Promise<void> {
  product ??= await startProduct(data, port)
  const { ended, output } = product
  const gone = ended.then((how) => `ended with ${how}:\n${output()}`)
  const ready = () => fetch(`${address}/readyz`).then(({ status }) => status, () => 'no answer')
  await expect.poll(() => Promise.race([ready(), gone]), { timeout: 40_000, interval: 20 }).toBe(200)
}

/** Everything that the store holds of what was written, seen by the owner of the tables. */
async function stored(): Promise<{ persons: string[]; halves: number; keys: number }> {
  const { adminUrl, stop } = await startEmbedded({ directory: data })
  const client = new pg.Client({ connectionString: adminUrl })
  await client.connect()
  const { rows: [row] } = await client.query<{ persons: string[]; halves: number; keys: number }>(`
    select (select coalesce(array_agg(id::text), '{}') from person) as persons,
           (select count(*)::int from platform_answer) as keys,
           (select count(*)::int from person p
             where not exists (select from person_name where person_id = p.id)
                or not exists (select from person_status where person_id = p.id)
                or not exists (select from person_consent where person_id = p.id)
                or not exists (select from person_involvement where person_id = p.id)
                or not exists (select from platform_journal where subject_id = p.id::text)) as halves`)
  const ended = once(client, 'end')
  await client.end()
  await ended
  await stop()
  return row ?? { persons: [], halves: -1, keys: -1 }
}

test('twenty times the product, its database or both are killed while they write: nothing that was answered is lost', async () => {
  await serving()
  await signIn()
  for (let round = 0; round < rounds; round++) {
    await strike(round)
    await serving()
  }
  const { persons, halves, keys } = await stored()
  expect([...answered.values()].filter((id) => !persons.includes(id))).toEqual([])
  expect(halves).toBe(0)
  expect(persons.length).toBe(keys)
  expect(persons.length).toBeGreaterThanOrEqual(answered.size)
  expect(persons.length).toBeLessThanOrEqual(answered.size + unanswered.size)
  expect(answered.size).toBeGreaterThan(rounds * 5 - 1)

  const repeated = await Promise.all([...unanswered, ...[...answered.keys()].slice(0, 20)].map(register))
  expect(repeated).not.toContain(undefined)
  expect(new Set((await stored()).persons)).toEqual(new Set([...answered.values(), ...repeated]))
  product?.child.kill('SIGTERM')
  expect(await product?.ended).toBe(0)
}, 300_000)
