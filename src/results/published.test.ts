import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { transact } from '#platform/work'
import * as Results from '#results/actions'
import { aPerson, eventually } from '#test/build'
import { useDatabase } from '#test/database'
import { type Client, type Service, startService } from '#test/service'

// Somebody who may see aggregates only asks for everything, in every way, and subtracts. What they find is compared with what the
// secretariat sees to the unit.

const database = useDatabase()
const indicator = 'osp12-anapec-served'
const years = ['2025', '2026']
const quarters = years.flatMap((year) => [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`))
const periods = [undefined, ...years, ...quarters]
const threshold = 5

type Value = number | 'withheld'
type Interval = { low: number; high: number }
type Part = { key: string; value: Value }
type Explained = { recorded: { value: Value; lines: Value; position: number }; regions: Part[]; sexes: Part[]; ageBands: Part[]; quarters: { period: string; value: Value }[]; reading: unknown }

let service: Service
let anapec: Client
let secretariat: Client
let donor: Client

const publish = () => transact(service.house, { kind: 'system', name: 'test' }, Results.publish)

/** The same draws in every run. */
const chance = (() => {
  let state = 11
  return (most: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * most)
  }
})()

const serve = async (mentioned: Record<string, unknown>, days: string[]): Promise<void> => {
  const { id } = await aPerson(anapec, { statuses: [], ...mentioned })
  for (const on of days) await anapec.post('/v1/deliveries', { person: id, offer: 'anapec-oujda-accompagnement', on })
}

const aDay = () => `${years[chance(2)]}-${String(1 + chance(10)).padStart(2, '0')}-10`

beforeAll(async () => {
  service = await startService(database.url)
  anapec = await service.signIn({ organisation: 'anapec', site: 'anapec-oujda', role: 'counsellor' })
  secretariat = await service.signIn({ organisation: 'mcmream', role: 'secretariat' })
  donor = await service.signIn({ organisation: 'union-europeenne', role: 'donor' })
  for (let person = 0; person < 60; person++) {
    const sex = chance(6) === 0 ? 'male' : 'female'
    await serve({ sex, birth: { value: String(1960 + chance(48)), precision: 'year' } }, Array.from({ length: 1 + chance(3) }, aDay))
  }
})
afterAll(() => service.close())

const explain = async (client: Client, period: string | undefined): Promise<Explained> =>
  (await client.get(`/v1/figures/${indicator}${period ? `?period=${period}` : ''}`)).body

/** Everything that one may ask about the indicator, as cells by name. */
const askAll = async (client: Client): Promise<Map<string, Value>> => {
  const all = new Map<string, Value>()
  for (const period of periods) {
    const name = period ?? 'all'
    const { recorded, regions, sexes, ageBands } = await explain(client, period)
    all.set(`${name} total`, recorded.value)
    for (const [dimension, parts] of Object.entries({ regions, sexes, ageBands })) for (const { key, value } of parts) all.set(`${name} ${dimension} ${key}`, value)
  }
  return all
}

const knownOf = (value: Value): Interval => {
  if (value === 'withheld') return { low: 1, high: Number.POSITIVE_INFINITY }
  if (value === 0) return { low: 0, high: 0 }
  return { low: Math.max(threshold, value - 2), high: value + 2 }
}

const keysOf = (cells: Map<string, Value>, period: string) => [...cells.keys()].filter((key) => key.startsWith(`${period} `) && !key.endsWith(' total'))

/** A whole and what of it may be taken away: every region, sex and age of a period, every quarter of a year, every year. */
const subtractions = (cells: Map<string, Value>): [whole: string, parts: string[]][] => [
  ...periods.flatMap((period = 'all'): [string, string[]][] =>
    ['regions', 'sexes', 'ageBands'].map((dimension) => [`${period} total`, keysOf(cells, period).filter((key) => key.includes(` ${dimension} `))]),
  ),
  ...years.map((year): [string, string[]] => [`${year} total`, quarters.filter((quarter) => quarter.startsWith(year)).map((quarter) => `${quarter} total`)]),
  ['all total', years.map((year) => `${year} total`)],
]

const subsets = (parts: string[]): string[][] => [...parts.map((part) => [part]), ...parts.map((_, index) => parts.filter((__, other) => other !== index))].filter((each) => each.length > 0)

const sum = (values: number[]) => values.reduce((all, each) => all + each, 0)

describe('somebody who sees aggregates only', () => {
  let seen: Map<string, Value>
  let truth: Map<string, Value>
  beforeAll(async () => {
    await publish()
    seen = await askAll(donor)
    truth = await askAll(secretariat)
  })

  test('is shown no small number and nothing to the unit, and nothing where there is nothing', () => {
    for (const [key, value] of truth) {
      const shown = seen.get(key)
      if (Number(value) === 0) expect(shown, key).toBe(0)
      else if (Number(value) < threshold) expect(shown, key).toBe('withheld')
      else expect(shown === 'withheld' || Number(shown) % 5 === 0, key).toBe(true)
    }
    expect([...seen.values()].filter((value) => typeof value === 'number' && value > 0).length).toBeGreaterThan(5)
  })

  test('learns nothing by subtracting one answer from another: no small difference is known more closely than a small number', () => {
    let small = 0
    for (const [whole, all] of subtractions(seen)) {
      for (const parts of subsets(all)) {
        const [left, right] = [knownOf(seen.get(whole)!), parts.map((part) => knownOf(seen.get(part)!))]
        const found = { low: left.low - sum(right.map(({ high }) => high)), high: left.high - sum(right.map(({ low }) => low)) }
        const real = Number(truth.get(whole)) - sum(parts.map((part) => Number(truth.get(part))))
        if (real <= 0 || real >= threshold) continue
        small++
        expect(found.low <= 0 || found.high - found.low >= threshold, `${whole} minus ${parts.join(', ')} is ${found.low}–${found.high}`).toBe(true)
      }
    }
    expect(small).toBeGreaterThan(10)
  })

  test('is answered the same by every way to ask', async () => {
    const { items } = (await donor.get('/v1/figures?period=2026')).body
    const narrowed = (await donor.get('/v1/figures?period=2026&objective=OSP12')).body.items
    const trend = (await donor.get('/v1/trends')).body.items.find((each: { indicator: string }) => each.indicator === indicator).quarters
    const value = (list: { indicator: { code: string }; recorded: { value: Value } }[]) => list.find((each) => each.indicator.code === indicator)!.recorded.value
    expect(value(items)).toBe(seen.get('2026 total'))
    expect(value(narrowed)).toBe(seen.get('2026 total'))
    for (const { period, value: shown } of trend) expect(shown, period).toBe(seen.get(`${period} total`))
    expect(await askAll(donor)).toEqual(seen)
  })

  test('is given in a file what is on the screen: the product, which could see every number, gives out what was published', async () => {
    const given = await transact(service.house, { kind: 'system', name: 'test' }, (work) => Results.publishedFigures(work, { period: '2026' }))
    const screen = (await donor.get('/v1/figures?period=2026')).body
    expect(given.items.map(({ recorded }) => recorded)).toEqual(screen.items.map(({ recorded }: { recorded: unknown }) => recorded))
    expect(given.reading).toEqual(screen.reading)
  })

  test('is not told how many lines are behind a number, nor any month', async () => {
    expect((await explain(donor, '2026')).recorded.lines).toBe('withheld')
    const month = await explain(donor, '2026-03')
    expect(month.recorded.value).toBe('withheld')
    expect([month.regions, month.sexes, month.ageBands]).toEqual([[], [], []])
    expect((await donor.get('/v1/ledger')).status).toBe(403)
  })

  test('sees no more by polling: a line more is not there before the next publication, and then within the rounding', async () => {
    await serve({}, ['2026-11-02'])
    expect(await askAll(donor)).toEqual(seen)
    await publish()
    const after = await askAll(donor)
    const now = await askAll(secretariat)
    for (const [key, value] of after) {
      const before = seen.get(key) ?? 0
      if (value === 'withheld' || before === 'withheld' || value === before) continue
      const grown = { low: knownOf(value).low - knownOf(before).high, high: knownOf(value).high - knownOf(before).low }
      expect(grown.low <= 0 || grown.high - grown.low >= threshold, `${key} grew by ${grown.low}–${grown.high}`).toBe(true)
    }
    for (const [key, value] of seen) if (value !== 'withheld' && Number(now.get(key)) >= threshold) expect(after.get(key), `${key} was shown and stays so`).not.toBe('withheld')
  })

  test('reads the moment and the place of the ledger of what was published; who reads the lines, those of now', async () => {
    const { reading } = await explain(donor, '2026')
    expect(reading).toMatchObject({ exact: false, published: { position: expect.any(Number), madeAt: expect.any(String) } })
    expect((await explain(secretariat, '2026')).reading).toEqual({ exact: true, published: null })
  })
})

test('whoever may read every line sees every number to the unit, and nobody else does', async () => {
  for (const role of ['programme-officer', 'data-protection-officer'] as const) {
    const client = await service.signIn({ organisation: 'mcmream', role })
    expect((await client.get('/v1/ledger')).status).toBe(200)
    expect((await explain(client, '2026')).recorded.value).toBe((await explain(secretariat, '2026')).recorded.value)
  }
  for (const role of ['counsellor', 'auditor', 'system-administrator'] as const) {
    const client = await service.signIn({ organisation: 'anapec', role })
    expect(await explain(client, '2026')).toEqual(await explain(donor, '2026'))
  }
})

describe('the rules', () => {
  const rule = { threshold: 8, base: 5, width: 8, dominance: 20 }

  test('are set by the data-protection officer, whose act is a line of the journal, and hold from the next publication on', async () => {
    const officer = await service.signIn({ organisation: 'mcmream', role: 'data-protection-officer' })
    const before = await askAll(donor)
    expect((await secretariat.put('/v1/disclosure-rules/ordinary', rule)).status).toBe(403)
    expect((await officer.put('/v1/disclosure-rules/ordinary', { ...rule, base: 20 })).status).toBe(422)
    expect((await officer.put('/v1/disclosure-rules/ordinary', rule)).body.ordinary).toEqual(rule)
    expect((await donor.get('/v1/disclosure-rules')).body.ordinary).toEqual(rule)
    expect(await askAll(donor)).toEqual(before)
    await publish()
    const truth = await askAll(secretariat)
    for (const [key, value] of await askAll(donor)) if (Number(truth.get(key)) > 0 && Number(truth.get(key)) < 8) expect(value, key).toBe('withheld')
    expect((await officer.get('/v1/journal?verb=results.rule-set')).body.items[0]).toMatchObject({ role: 'data-protection-officer', details: { kind: 'ordinary', ...rule } })
  })

  test('a publication may be ordered by those who steer, and a job makes it', async () => {
    const { position } = (await explain(donor, '2026')).recorded
    await serve({}, ['2026-11-03'])
    expect((await donor.post('/v1/publications')).status).toBe(403)
    expect((await secretariat.post('/v1/publications')).status).toBe(202)
    const later = await eventually(() => explain(donor, '2026'), ({ recorded }) => recorded.position > position)
    expect(later.recorded.position).toBeGreaterThan(position)
  })
})

test('an attack on what is published finds nothing, and finds what somebody let out', async () => {
  const attack = () => transact(service.house, { kind: 'system', name: 'test' }, Results.auditPublication)
  expect(await attack()).toMatchObject({ known: [], withheld: expect.any(Number) })
  const { rows } = await service.house.pool.query<{ id: string }>(`
    update results_cell c set shown = p.value from results_proof p join results_decision d on d.id = p.decision_id
     where p.decision_id = c.decision_id and (p.period, p.dimension, p.part) = (c.period, c.dimension, c.part)
       and d.current and d.subject = '${indicator}' and c.shown is null and p.small returning c.decision_id as id`)
  expect(rows.length).toBeGreaterThan(0)
  expect((await attack()).known.length).toBeGreaterThan(0)
})

test('every withheld number is kept with the interval that is left open, as wide as was asked; and no role but the product reads it', async () => {
  const { rows } = await service.house.pool.query<{ low: number; high: number; needed: number }>('select low, high, needed from results_proof where needed is not null')
  expect(rows.length).toBeGreaterThan(20)
  for (const { low, high, needed } of rows) expect(high - low).toBeGreaterThanOrEqual(needed)
  for (const role of ['rawabit_scoped', 'rawabit_figures', 'rawabit_journal']) {
    const client = await service.house.pool.connect()
    await client.query(`begin; set local role ${role}`)
    await expect(client.query('select 1 from results_proof')).rejects.toThrow(/permission denied/)
    await client.query('rollback')
    client.release()
  }
})
