import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { openAccount } from '#app/accounts'
import { customs } from '#app/customs'
import { buildWorld } from '#app/demonstration/world'
import { loadAll } from '#app/load'
import { hashPassword } from '#app/sign-in'
import { dayOf } from '#language/date'
import { newId } from '#language/id'
import { startEmbedded } from '#platform/embedded'
import { type House, openHouse } from '#platform/house'
import { journal } from '#platform/journal'
import { migrate } from '#platform/migrate'
import { maintain, transact } from '#platform/work'

/**
 * What the journal costs: a line in a transaction of its own, a service recorded, a file read and a list read through the product, with
 * the disk told to keep what was answered.
 */
const { values } = parseArgs({ options: { persons: { type: 'string', default: '2000' }, seconds: { type: 'string', default: '6' } } })
const seconds = Number(values.seconds)
const password = 'mot-de-passe-de-mesure'

type Product = { child: ChildProcess; address: string }

const launch = async (url: string): Promise<Product> => {
  const child = fork(join(import.meta.dirname, 'spine', 'serve.ts'), [url], { stdio: 'inherit' })
  const [message] = (await once(child, 'message')) as [{ address: string }]
  return { child, address: message.address }
}

const end = async ({ child }: Product): Promise<void> => {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const signIn = async (address: string, email: string): Promise<string> => {
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

const enrol = async (house: House): Promise<string> => {
  const email = `${newId()}@mesure.example`
  const enrolment = { name: 'Mesure', email, language: 'fr', password, organisation: 'ms2', site: null, role: 'counsellor', synthetic: true } as const
  await maintain(house, 'bench', async (work) => openAccount(work, { ...enrolment, compartments: ['social'] }, await hashPassword(password)))
  return email
}

const say = (name: string, perSecond: number, milliseconds: string) =>
  console.log(`  ${name.padEnd(52)} ${perSecond.toFixed(0).padStart(6)} a second   ${milliseconds}`)

/** Lines alone: eight writers at once, each line in a transaction of its own. */
const writeLines = async (house: House): Promise<void> => {
  let lines = 0
  const until = performance.now() + seconds * 1000
  const writer = async () => {
    while (performance.now() < until) {
      const line = { verb: 'message.written', subject: { word: 'message', id: newId() } }
      await transact({ ...house, follow: () => [] }, { kind: 'system', name: 'bench' }, (work) => journal(work, line))
      lines++
    }
  }
  await Promise.all(Array.from({ length: 8 }, writer))
  say('a line in a transaction of its own, 8 at once', lines / seconds, `${((8 * seconds * 1000) / lines).toFixed(2)} ms each`)
}

type Request = { path: string; body?: unknown; at: number }

const measure = async (name: string, { address }: Product, cookie: string, { path, body, at }: Request): Promise<void> => {
  const sent = { url: `${address}${path}`, connections: at, headers: { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) } }
  const request = { ...sent, ...(body !== undefined && { method: 'POST' as const, body: JSON.stringify(body) }) }
  await autocannon({ ...request, duration: 2 })
  const { requests, latency, non2xx, errors } = await autocannon({ ...request, duration: seconds })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests were not answered well at ${path}`)
  say(`${name}, ${at} at once`, requests.average, `p50 ${latency.p50} ms   p97.5 ${latency.p97_5} ms`)
}

const throughTheProduct = async (house: House, url: string): Promise<void> => {
  const email = await enrol(house)
  const { rows } = await house.pool.query<{ id: string }>(`select person_id as id from person_involvement where organisation_id = 'ms2' limit 1`)
  const person = rows[0]!.id
  const product = await launch(url)
  const cookie = await signIn(product.address, email)
  const delivery = { person, offer: 'cellule-al-andalous-ecoute', on: dayOf(Temporal.Now.instant()) }
  for (const at of [1, 8]) await measure('a service recorded', product, cookie, { path: '/v1/deliveries', body: delivery, at })
  for (const at of [1, 8]) await measure('a file read', product, cookie, { path: `/v1/persons/${person}`, at })
  for (const at of [1, 8]) await measure('a list of 50 read', product, cookie, { path: '/v1/persons?limit=50', at })
  await end(product)
}

const store = await startEmbedded({ directory: join(process.env['TMPDIR'] ?? '/tmp', `rawabit-bench-${process.pid}`) })
try {
  await migrate(store.url)
  await loadAll(store.url)
  const house = await openHouse(store.url, customs, { connections: 8, jobs: false, logLevel: 'silent' })
  await buildWorld(house, { persons: Number(values.persons), seed: 1, until: '2026-11-01' })
  await house.pool.query('vacuum analyze')
  await writeLines(house)
  await throughTheProduct(house, store.url)
  await house.close()
} finally {
  await store.stop()
}
