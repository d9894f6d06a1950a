import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { parseArgs } from 'node:util'
import autocannon from 'autocannon'
import { openAccount } from '#app/accounts'
import { customs } from '#app/customs'
import { buildWorld } from '#app/demonstration/world'
import { loadAll } from '#app/load'
import { hashPassword } from '#app/sign-in'
import { newId } from '#language/id'
import { startEmbedded } from '#platform/embedded'
import { type House, openHouse } from '#platform/house'
import { migrate } from '#platform/migrate'
import { maintain } from '#platform/work'

/**
 * The list of persons, 50 filtered and sorted, at concurrency 20, on 100,000 persons and on a tenth: as the most restricted role, as the
 * widest, and by a bare server that sends the same query through the same driver. What counts are the ratios of one run.
 */
const { values } = parseArgs({ options: { persons: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '8' } } })
const most = Number(values.persons)
const seconds = Number(values.seconds)
const password = 'mot-de-passe-de-mesure'
const list = '/v1/persons?limit=50&sex=female&sort=name'

type Process = { child: ChildProcess; address: string; startedIn: number }
type Measured = { perSecond: number; p50: number; p95: number }

const launch = async (file: string, ...arguments_: string[]): Promise<Process> => {
  const began = performance.now()
  const child = fork(join(import.meta.dirname, 'spine', file), arguments_, { stdio: 'inherit', execArgv: ['--max-semi-space-size=8'] })
  const [message] = (await once(child, 'message')) as [{ address: string }]
  return { child, address: message.address, startedIn: performance.now() - began }
}

const end = async ({ child }: Process): Promise<void> => {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

const residentMegabytes = ({ child }: Process): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

const signIn = async (address: string, email: string): Promise<string> => {
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

/** The organisation with the fewest persons of those with at least a page of women, and the one with the most. */
const organisations = async (house: House): Promise<{ narrow: string; wide: string }> => {
  const { rows } = await house.pool.query<{ id: string }>(
    `select i.organisation_id as id from person_involvement i join person p on p.id = i.person_id where p.sex = 'female'
      group by 1 having count(*) >= 50 order by count(*)`,
  )
  return { narrow: rows[0]!.id, wide: rows.at(-1)!.id }
}

const measure = async (url: string, cookie = ''): Promise<Measured> => {
  await autocannon({ url, connections: 20, duration: 2, headers: { cookie } })
  const { requests, latency, non2xx, errors } = await autocannon({ url, connections: 20, duration: seconds, headers: { cookie } })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests were not answered well at ${new URL(url).pathname}`)
  return { perSecond: requests.average, p50: latency.p50, p95: latency.p97_5 }
}

const enrol = async (house: House, organisation: string, role: 'counsellor' | 'data-protection-officer'): Promise<string> => {
  const email = `${newId()}@mesure.example`
  const enrolment = { name: 'Mesure', email, language: 'fr', password, organisation, site: null, role, compartments: [], synthetic: true } as const
  await maintain(house, 'bench', async (work) => openAccount(work, { ...enrolment, compartments: [] }, await hashPassword(password)))
  return email
}

const row = (name: string, { perSecond, p50, p95 }: Measured, ratio: string) =>
  console.log(`  ${name.padEnd(44)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50} ms   p97.5 ${p95} ms   ${ratio}`)

const times = (a: Measured, b: Measured) => `${(b.perSecond / a.perSecond).toFixed(2)}×`

const run = async (persons: number): Promise<Measured> => {
  const store = await startEmbedded({ directory: join(process.env['TMPDIR'] ?? '/tmp', `rawabit-bench-${process.pid}-${persons}`), quick: true })
  try {
    await migrate(store.url)
    await loadAll(store.url)
    const house = await openHouse(store.url, customs, { connections: 4, jobs: false, logLevel: 'silent' })
    await buildWorld(house, { persons, seed: 1, until: '2026-11-01' })
    await house.pool.query('vacuum analyze')
    const { narrow, wide } = await organisations(house)
    const emails = [await enrol(house, narrow, 'counsellor'), await enrol(house, wide, 'counsellor'), await enrol(house, wide, 'data-protection-officer')]
    await house.close()
    const product = await launch('serve.ts', store.url)
    const bare = await launch('bare.ts', store.url)
    const cookies = await Promise.all(emails.map((email) => signIn(product.address, email)))
    console.log(`\n${persons.toLocaleString('en')} persons, list of 50 women by name, 20 at once, ${seconds} s each`)
    const bareNarrow = await measure(`${bare.address}/?organisation=${narrow}`)
    const narrowest = await measure(`${product.address}${list}`, cookies[0])
    const bareWide = await measure(`${bare.address}/?organisation=${wide}`)
    const widest = await measure(`${product.address}${list}`, cookies[1])
    const bareEvery = await measure(`${bare.address}/`)
    const every = await measure(`${product.address}${list}`, cookies[2])
    row(`bare query, ${narrow}`, bareNarrow, '1')
    row(`most restricted: counsellor, ${narrow}`, narrowest, `${times(narrowest, bareNarrow)} the time of the bare query`)
    row(`bare query, ${wide}`, bareWide, '1')
    row(`counsellor of the largest, ${wide}`, widest, `${times(widest, bareWide)} the time of the bare query`)
    row('bare query, every person', bareEvery, '1')
    row('widest: data-protection officer, every person', every, `${times(every, bareEvery)} the time of the bare query`)
    console.log(`  most restricted against the widest: ${times(narrowest, every)} its time`)
    console.log(`  resident memory of the application after the run: ${residentMegabytes(product).toFixed(0)} MB; from launch to listening: ${product.startedIn.toFixed(0)} ms`)
    await end(product)
    await end(bare)
    return narrowest
  } finally {
    await store.stop()
  }
}

const tenth = await run(most / 10)
const whole = await run(most)
console.log(`\ngrowth from a tenth of the persons, most restricted: ${times(whole, tenth)} the time (exponent ${Math.log10(tenth.perSecond / whole.perSecond).toFixed(2)})`)
