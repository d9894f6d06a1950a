import { parseArgs } from 'node:util'
import { dayOf } from '#language/date'
import { newId } from '#language/id'
import type { House } from '#platform/house'
import { journal } from '#platform/journal'
import { prove } from '#platform/proof'
import { seal } from '#platform/sealing'
import { transact } from '#platform/work'
import { end, enrol, launch, measure, type Process, signIn } from './common/product.ts'
import { withWorld } from './common/store.ts'

/**
 * What the journal costs: a line in a transaction of its own, a service recorded, a file read and a list read through the product, with
 * the disk told to keep what was answered; then how fast a million lines are sealed and proved, and in how much memory.
 */
const { values } = parseArgs({
  options: {
    persons: { type: 'string', default: '2000' },
    seconds: { type: 'string', default: '6' },
    lines: { type: 'string', default: '1000000' },
  },
})
const seconds = Number(values.seconds)

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

const ask = async (name: string, { address }: Process, cookie: string, { path, body, at }: Request): Promise<void> => {
  const { perSecond, p50, p95 } = await measure({ url: `${address}${path}`, cookie, at, seconds, ...(body !== undefined && { body }) })
  say(`${name}, ${at} at once`, perSecond, `p50 ${p50} ms   p97.5 ${p95} ms`)
}

const throughTheProduct = async (house: House, url: string): Promise<void> => {
  const email = await enrol(house, 'ms2', 'counsellor', ['social'])
  const { rows } = await house.pool.query<{ id: string }>(`select person_id as id from person_involvement where organisation_id = 'ms2' limit 1`)
  const person = rows[0]!.id
  const product = await launch('common/serve.ts', [url])
  const cookie = await signIn(product.address, email)
  const delivery = { person, offer: 'cellule-al-andalous-ecoute', on: dayOf(Temporal.Now.instant()) }
  for (const at of [1, 8]) await ask('a service recorded', product, cookie, { path: '/v1/deliveries', body: delivery, at })
  for (const at of [1, 8]) await ask('a file read', product, cookie, { path: `/v1/persons/${person}`, at })
  for (const at of [1, 8]) await ask('a list of 50 read', product, cookie, { path: '/v1/persons?limit=50', at })
  await end(product)
}

/** Lines as a year of work leaves them: reads, a few referrals with their details. */
const fill = (lines: number) => `
  insert into platform_journal (id, at, verb, subject_word, subject_id, person_id, staff_id, role, organisation_id, details)
  select gen_random_uuid(), timestamptz '2026-01-01' + n * interval '20 seconds',
         (array['person.read', 'eligibility.judged', 'delivery.recorded', 'referral.sent'])[1 + n % 4], 'person', u, u::uuid,
         '00000000-0000-7000-8000-000000000001', 'counsellor', 'ms2',
         case when n % 4 = 3 then '{"to": "anapec", "offer": "anapec-oujda-accompagnement", "consent": null, "override": true}' else '{}' end::jsonb
    from (select n, gen_random_uuid()::text as u from generate_series(1, ${lines}) n) made`

const proveMany = async (house: House, lines: number): Promise<void> => {
  await house.pool.query(fill(lines))
  const sealingFrom = performance.now()
  await seal(house, 60_000)
  const sealed = performance.now()
  const { sealed: proved, broken } = await prove(house)
  const done = performance.now()
  if (broken) throw new Error(`the journal is broken: ${JSON.stringify(broken)}`)
  say(`${lines.toLocaleString('en')} lines sealed`, (lines / (sealed - sealingFrom)) * 1000, `${((sealed - sealingFrom) / 1000).toFixed(1)} s`)
  say(`${proved.toLocaleString('en')} lines proved`, (proved / (done - sealed)) * 1000, `${((done - sealed) / 1000).toFixed(1)} s`)
  console.log(`  resident memory at its highest: ${(process.resourceUsage().maxRSS / 1024).toFixed(0)} MB`)
}

await withWorld(
  Number(values.persons),
  async (house, url) => {
    await writeLines(house)
    await throughTheProduct(house, url)
    if (Number(values.lines) > 0) await proveMany(house, Number(values.lines))
  },
  { durable: true },
)
