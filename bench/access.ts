import { parseArgs } from 'node:util'
import { newId } from '#language/id'
import { compartments, type Role } from '#organisation/model'
import type { House } from '#platform/house'
import { end, enrol, launch, type Measured, measure, signIn, times } from './common/product.ts'
import { withWorld } from './common/store.ts'

/**
 * Every list, 50 rows at concurrency 20, on 100,000 persons, as the role that sees least against the role that sees most: row visibility must
 * not make the restricted reader wait. What counts are the ratios of one run; at most 1.5 is aimed at.
 */
const { values } = parseArgs({
  options: { persons: { type: 'string', default: '100000' }, seconds: { type: 'string', default: '5' }, only: { type: 'string', default: '' } },
})
const seconds = Number(values.seconds)

type Reader = { organisation: string; role: Role }

/**
 * The demonstration has as many organisations as the sources place in its cities; here are forty. Those that are added know from sixty
 * persons to some thousands, and gave each a service.
 */
const fillUp = async (house: House, wanted: number): Promise<void> => {
  const { rows } = await house.pool.query<{ known: number }>('select count(distinct organisation_id)::int as known from person_involvement')
  await house.pool.query(`
    create temporary table added as
      select 'mesure-' || n as id, 60 * n * n as persons from generate_series(1, ${wanted - rows[0]!.known}) n;
    insert into organisation (id, kind, name) select id, 'association', '{"fr": "Mesure", "ar": "قياس", "en": "Measure"}' from added;
    insert into person_involvement (organisation_id, person_id, reason, since, last_at, sort_name)
      select a.id, p.id, 'served', p.registered_at, p.registered_at, p.sort_name
        from added a, lateral (select * from person order by md5(id::text || a.id) limit a.persons) p;
    insert into delivery (id, happened_on, recorded_at, position, person_id, organisation_id, service_kind, objective_code, channel, quantity, age_band, compartment)
      select gen_random_uuid(), i.since::date, i.since, row_number() over () + (select last from delivery_position), i.person_id, i.organisation_id,
             'social-accompaniment', 'OSP5', 'in-person', 1, 'unknown', 'social'
        from person_involvement i join added a on a.id = i.organisation_id;
    update delivery_position set last = (select max(position) from delivery);
    analyze`)
}

type Ends = { narrow: string; wide: string }

/** Of the organisations that have more than a page of something: the one that has the fewest, and the one that has the most. */
const endsOf = async (house: House, table: string, organisation = 'organisation_id'): Promise<Ends> => {
  const { rows } = await house.pool.query<{ id: string; many: number }>(
    `select ${organisation} as id, count(*)::int as many from ${table} group by 1 having count(*) > 50 order by 2`,
  )
  const [narrow, wide] = [rows[0]!, rows.at(-1)!]
  console.log(`${table}: ${narrow.id} has ${narrow.many}, ${wide.id} has ${wide.many}`)
  return { narrow: narrow.id, wide: wide.id }
}

type List = { path: string; least: Reader; most: Reader }

/** Every list, who reads it with the least reach, and who with the most: another role where there is one, else the largest organisation. */
const listsOf = async (house: House): Promise<List[]> => {
  const officer = { organisation: 'mcmream', role: 'data-protection-officer' } as const
  const secretariat = { organisation: 'mcmream', role: 'secretariat' } as const
  const counsellor = (organisation: string) => ({ organisation, role: 'counsellor' }) as const
  const known = await endsOf(house, 'person_involvement')
  const ledger = await endsOf(house, 'delivery')
  const among = ({ narrow, wide }: Ends, path: string): List => ({ path, least: counsellor(narrow), most: counsellor(wide) })
  return [
    ...['/v1/persons', '/v1/persons?sort=name', '/v1/persons?sort=name&sex=female'].map((path) => ({ path, least: counsellor(known.narrow), most: officer })),
    ...['/v1/ledger', '/v1/ledger?from=2026-01-01'].map((path) => ({ path, least: counsellor(ledger.narrow), most: secretariat })),
    among(await endsOf(house, 'referral', 'to_organisation'), '/v1/referrals'),
    among(await endsOf(house, 'referral', 'from_organisation'), '/v1/referrals?direction=out&sort=latest'),
    among(await endsOf(house, 'casework_appointment'), '/v1/appointments'),
  ].filter(({ path }) => path.startsWith(values.only))
}

/** The faster of two goes, in turns with the other reader's, so that both meet the same moments of the machine. */
const compare = async (asked: { url: string; seconds: number }, most: string, least: string): Promise<{ wide: Measured; narrow: Measured }> => {
  const goes: { wide: Measured[]; narrow: Measured[] } = { wide: [], narrow: [] }
  for (let go = 0; go < 2; go++) {
    goes.wide.push(await measure({ ...asked, cookie: most }))
    goes.narrow.push(await measure({ ...asked, cookie: least }))
  }
  const faster = (each: Measured[]) => each.toSorted((a, b) => b.perSecond - a.perSecond)[0]!
  return { wide: faster(goes.wide), narrow: faster(goes.narrow) }
}

const row = (name: string, { perSecond, p50, p95 }: Measured, ratio = '') =>
  console.log(`  ${name.padEnd(70)} ${perSecond.toFixed(0).padStart(6)} requests/s   p50 ${p50} ms   p97.5 ${p95} ms   ${ratio}`)

const cookiesOf = (house: House, address: string) => {
  const known = new Map<string, Promise<string>>()
  const make = async ({ organisation, role }: Reader) => signIn(address, await enrol(house, organisation, role, [...compartments]))
  return (reader: Reader): Promise<string> => {
    const name = `${reader.organisation} ${reader.role}`
    const cookie = known.get(name) ?? make(reader)
    known.set(name, cookie)
    return cookie
  }
}

/** The median time of one request after another, in milliseconds, in turns, so that both meet the same moments of the machine. */
const inTurns = async (urls: [string, string], cookie: string, turns: number): Promise<[number, number]> => {
  const spent: [number[], number[]] = [[], []]
  for (let turn = 0; turn < turns; turn++) {
    for (const side of [0, 1] as const) {
      const began = performance.now()
      await (await fetch(urls[side], { headers: { cookie } })).text()
      spent[side].push(performance.now() - began)
    }
  }
  const median = (each: number[]) => each.toSorted((a, b) => a - b)[Math.floor(each.length / 2)]!
  return [median(spent[0]), median(spent[1])]
}

/** Whether the time of an answer tells a file that another organisation has from one that nobody has. */
const tellHidden = async (house: House, address: string, cookie: string, organisation: string): Promise<void> => {
  const { rows } = await house.pool.query<{ id: string }>(
    'select id from person p where not exists (select from person_involvement i where i.person_id = p.id and i.organisation_id = $1) limit 1',
    [organisation],
  )
  const [hidden, unknown] = await inTurns([`${address}/v1/persons/${rows[0]!.id}`, `${address}/v1/persons/${newId()}`], cookie, 500)
  console.log(`\na hidden file against one that does not exist: ${hidden.toFixed(2)} ms and ${unknown.toFixed(2)} ms, ${(hidden / unknown).toFixed(2)}×`)
}

await withWorld(Number(values.persons), async (house, url) => {
  await fillUp(house, 40)
  const lists = await listsOf(house)
  const product = await launch('common/serve.ts', [url])
  const cookieOf = cookiesOf(house, product.address)
  console.log(`\n${Number(values.persons).toLocaleString('en')} persons, 50 rows a page, 20 at once, ${seconds} s each`)
  const ratios: number[] = []
  for (const { path, least, most } of lists) {
    const { wide, narrow } = await compare({ url: `${product.address}${path}`, seconds }, await cookieOf(most), await cookieOf(least))
    row(`${path}: ${most.role}, ${most.organisation}`, wide, '1')
    row(`${path}: ${least.role}, ${least.organisation}`, narrow, times(narrow, wide))
    ratios.push(wide.perSecond / narrow.perSecond)
  }
  console.log(`\nslowest list for the most restricted role: ${Math.max(...ratios).toFixed(2)}× the time of the widest`)
  const { least } = lists[0]!
  await tellHidden(house, product.address, await cookieOf(least), least.organisation)
  await end(product)
})
