import { parseArgs } from 'node:util'
import type { House } from '#platform/house'
import { end, enrol, launch, type Measured, measure, residentMegabytes, signIn, times } from './common/product.ts'
import { withWorld } from './common/store.ts'

/**
 * The list of persons, 50 filtered and sorted, at concurrency 20, on 100,000 persons and on a tenth: as the most restricted role, as the
 * widest, and by a bare server that sends the same query through the same driver. What counts are the ratios of one run.
 */
const { values } = parseArgs({ options: { persons: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '8' } } })
const most = Number(values.persons)
const seconds = Number(values.seconds)
/** The product runs with the memory settings it is started with. */
const settings = ['--max-semi-space-size=8']
const list = '/v1/persons?limit=50&sex=female&sort=name'

/** The organisation with the fewest persons of those with at least a page of women, and the one with the most. */
const organisations = async (house: House): Promise<{ narrow: string; wide: string }> => {
  const { rows } = await house.pool.query<{ id: string }>(
    `select i.organisation_id as id from person_involvement i join person p on p.id = i.person_id where p.sex = 'female'
      group by 1 having count(*) >= 50 order by count(*)`,
  )
  return { narrow: rows[0]!.id, wide: rows.at(-1)!.id }
}

const row = (name: string, { perSecond, p50, p95 }: Measured, ratio: string) =>
  console.log(`  ${name.padEnd(44)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50} ms   p97.5 ${p95} ms   ${ratio}`)

const run = (persons: number): Promise<Measured> =>
  withWorld(persons, async (house, url) => {
    const { narrow, wide } = await organisations(house)
    const emails = [await enrol(house, narrow, 'counsellor'), await enrol(house, wide, 'counsellor'), await enrol(house, wide, 'data-protection-officer')]
    const product = await launch('common/serve.ts', [url], settings)
    const bare = await launch('spine/bare.ts', [url], settings)
    const cookies = await Promise.all(emails.map((email) => signIn(product.address, email)))
    console.log(`\n${persons.toLocaleString('en')} persons, list of 50 women by name, 20 at once, ${seconds} s each`)
    const ask = (address: string, cookie = '') => measure({ url: address, cookie, seconds })
    const bareNarrow = await ask(`${bare.address}/?organisation=${narrow}`)
    const narrowest = await ask(`${product.address}${list}`, cookies[0])
    const bareWide = await ask(`${bare.address}/?organisation=${wide}`)
    const widest = await ask(`${product.address}${list}`, cookies[1])
    const bareEvery = await ask(`${bare.address}/`)
    const every = await ask(`${product.address}${list}`, cookies[2])
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
  })

const tenth = await run(most / 10)
const whole = await run(most)
console.log(`\ngrowth from a tenth of the persons, most restricted: ${times(whole, tenth)} the time (exponent ${Math.log10(tenth.perSecond / whole.perSecond).toFixed(2)})`)
