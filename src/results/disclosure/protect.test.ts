import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { isDominated } from '#results/disclosure/primary'
import { type Protected, protect, Unprotectable } from '#results/disclosure/protect'
import { knownBy, Rule, roundedBy } from '#results/disclosure/rule'
import { type Cell, keyOf, type Relation, type Table, withMargins } from '#results/disclosure/table'
import { attack, possible } from '#test/attack'

const aRule = fc.constantFrom(
  { threshold: 5, base: 5, width: 5, dominance: 20 },
  { threshold: 10, base: 10, width: 10, dominance: 20 },
  { threshold: 5, base: 1, width: 5, dominance: 20 },
  { threshold: 10, base: 5, width: 10, dominance: 20 },
)

/** Small counts are common, as they are in a crossing of a small group; some are nothing at all. */
const aCount = fc.oneof({ weight: 3, arbitrary: fc.constant(0) }, { weight: 4, arbitrary: fc.integer({ min: 1, max: 12 }) }, { weight: 3, arbitrary: fc.integer({ min: 13, max: 400 }) })

const named = (lengths: number[]) => lengths.map((length, dimension) => Array.from({ length }, (_, index) => `${'abc'[dimension]}${index}`))

const aCross = fc
  .oneof(
    fc.tuple(fc.integer({ min: 2, max: 5 }), fc.integer({ min: 2, max: 5 })),
    fc.tuple(fc.integer({ min: 2, max: 3 }), fc.integer({ min: 2, max: 4 }), fc.integer({ min: 2, max: 3 })),
  )
  .chain((lengths) =>
    fc.tuple(fc.constant(named(lengths)), fc.array(aCount, { minLength: lengths.reduce((a, b) => a * b), maxLength: lengths.reduce((a, b) => a * b) }), aRule),
  )
  .map(([dimensions, counts, rule]): Table => {
    let next = 0
    return withMargins(dimensions, () => counts[next++]!, rule)
  })

/** Persons who may be in several parts: quarters of a year, crossed with regions. */
const persons = fc.array(fc.record({ quarters: fc.subarray(['q1', 'q2', 'q3', 'q4'], { minLength: 1 }), region: fc.constantFrom('r1', 'r2', 'r3') }), { maxLength: 90 })

const aYear = fc.tuple(persons, aRule).map(([all, rule]): Table => {
  const quarters = ['q1', 'q2', 'q3', 'q4']
  const count = (quarter: string, region: string) =>
    all.filter((each) => (quarter === 'year' || each.quarters.includes(quarter)) && (region === 'all' || each.region === region)).length
  const periods = [...quarters, 'year']
  const regions = ['r1', 'r2', 'r3', 'all']
  const cells = periods.flatMap((quarter) => regions.map((region) => ({ key: keyOf(quarter, region), value: count(quarter, region), rule })))
  const relations: Relation[] = [
    ...regions.map((region): Relation => ({ kind: 'cover', whole: keyOf('year', region), parts: quarters.map((quarter) => keyOf(quarter, region)) })),
    ...periods.map((quarter): Relation => ({ kind: 'sum', whole: keyOf(quarter, 'all'), parts: ['r1', 'r2', 'r3'].map((region) => keyOf(quarter, region)) })),
  ]
  return { cells, relations }
})

const aTable = fc.oneof(aCross, aYear)

const withheldOf = ({ shown }: Protected): string[] => [...shown].flatMap(([key, value]) => (value === 'withheld' ? [key] : []))

const ruleOf = (table: Table, key: string): Rule => table.cells.find((cell) => cell.key === key)!.rule

describe('for any table', () => {
  test('an attacker who knows everything that is shown finds no withheld count more closely than protection asks', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, async (table) => {
        const done = await protect(table)
        for (const key of withheldOf(done)) {
          const { low, high } = attack(table, done.shown, key)
          expect(high - low, key).toBeGreaterThanOrEqual(ruleOf(table, key).width - 1e-6)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('no small count is shown, nothing is shown as 0, and the rest is rounded to the base', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, async (table) => {
        const { shown } = await protect(table)
        for (const { key, value, rule } of table.cells) {
          const seen = shown.get(key)!
          if (value === 0) expect(seen).toBe(0)
          else if (value < rule.threshold) expect(seen).toBe('withheld')
          else expect(seen === 'withheld' || (seen % rule.base === 0 && Math.abs(seen - value) < rule.base)).toBe(true)
        }
      }),
    )
  })

  test('what the proof says is open is open to the attacker too', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, async (table) => {
        const done = await protect(table)
        expect(done.proof.map(({ key }) => key).sort()).toEqual(withheldOf(done).sort())
        for (const { key, low, high, needed } of done.proof.slice(0, 4)) {
          const found = attack(table, done.shown, key)
          expect(found.low).toBeLessThanOrEqual(low + 1e-6)
          expect(found.high).toBeGreaterThanOrEqual(high - 1e-6)
          expect(high - low).toBeGreaterThanOrEqual(needed)
        }
      }),
      { numRuns: 60 },
    )
  })

  test('what is shown agrees with a table whose sums are right: the true one', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, async (table) => {
        const { shown } = await protect(table)
        for (const { key, value, rule } of table.cells) {
          const { min, max } = possible(shown.get(key)!, rule)
          expect(value).toBeGreaterThanOrEqual(min)
          expect(value).toBeLessThanOrEqual(max)
        }
      }),
    )
  })

  test('the same table gives the same answer, in whatever order its cells come', async () => {
    await fc.assert(
      fc.asyncProperty(aTable, fc.integer(), async (table, seed) => {
        const shuffled = table.cells.toSorted((one, other) => ((one.key.length * 31 + one.value * 7) ^ seed) - ((other.key.length * 31 + other.value * 7) ^ seed))
        const [one, other] = [await protect(table), await protect({ cells: shuffled, relations: table.relations.toReversed() })]
        expect(other).toEqual(one)
      }),
      { numRuns: 40 },
    )
  })
})

const plain: Rule = { threshold: 5, base: 1, width: 5, dominance: 20 }
const aRow = (values: number[], mentioned: Partial<Cell>[] = [], rule = plain): Table => ({
  cells: [...values.map((value, index) => ({ key: `p${index}`, value, rule, ...mentioned[index] })), { key: 'whole', value: values.reduce((a, b) => a + b, 0), rule }],
  relations: [{ kind: 'sum', whole: 'whole', parts: values.map((_, index) => `p${index}`) }],
})
const seen = async (table: Table) => Object.fromEntries((await protect(table)).shown)

describe('a row', () => {
  test('with one small part withholds the least of the others too, and nothing where there is none', async () => {
    expect(await seen(aRow([3, 40, 90]))).toEqual({ p0: 'withheld', p1: 'withheld', p2: 90, whole: 133 })
    expect(await seen(aRow([0, 40, 90]))).toEqual({ p0: 0, p1: 40, p2: 90, whole: 130 })
  })
  test('of two small parts that together leave too little doubt withholds a third', async () => {
    expect(await seen(aRow([2, 2, 60, 90]))).toMatchObject({ p0: 'withheld', p1: 'withheld', p2: 'withheld', whole: 154 })
  })
  test('needs no third where rounding leaves enough doubt', async () => {
    expect(await seen(aRow([3, 40, 90], [], { ...plain, base: 5 }))).toEqual({ p0: 'withheld', p1: 40, p2: 90, whole: 135 })
  })
  test('of one part only is withheld with its whole', async () => {
    expect(await seen(aRow([3, 0]))).toEqual({ p0: 'withheld', p1: 0, whole: 'withheld' })
  })
  test('withholds what few persons are behind, and what an organisation could subtract its own from', async () => {
    expect(await seen(aRow([40, 50, 60], [{ persons: 2 }]))).toMatchObject({ p0: 'withheld' })
    expect(await seen(aRow([40, 50, 60], [{ others: 3 }]))).toMatchObject({ p0: 'withheld' })
    expect(await seen(aRow([40, 50, 60], [{ others: 0 }, { others: 8 }]))).toMatchObject({ p0: 40, p1: 50 })
  })
  test('never withholds what was shown before, and refuses where it would have to', async () => {
    expect(await seen(aRow([3, 40, 90], [{}, { pinned: true }]))).toMatchObject({ p1: 40, p2: 'withheld' })
    const known = aRow([3, 40], [{}, { pinned: true }])
    known.cells[2]!.pinned = true
    await expect(protect(known)).rejects.toThrow(Unprotectable)
  })
  test('keeps withheld what was withheld to protect another', async () => {
    expect(await seen(aRow([30, 40, 90], [{ kept: true }, { kept: true }]))).toMatchObject({ p0: 'withheld', p1: 'withheld', p2: 90 })
  })
})

describe('amounts', () => {
  test('are dominated where the second contributor comes within the percentage of the first', () => {
    expect(isDominated([1_000_000], 20)).toBe(true)
    expect(isDominated([900_000, 100_000], 20)).toBe(true)
    expect(isDominated([900_000, 50_000, 100_000], 20)).toBe(true)
    expect(isDominated([500_000, 400_000, 300_000], 20)).toBe(false)
    expect(isDominated([], 20)).toBe(false)
  })
  test('of one contributor are withheld, with doubt on either side of the amount', async () => {
    const table = aRow([800, 500, 900], [{ contributions: [800] }, { contributions: [200, 150, 150] }, { contributions: [400, 300, 200] }])
    const { shown, proof } = await protect(table)
    expect(shown.get('p0')).toBe('withheld')
    const { low, high, needed } = proof.find(({ key }) => key === 'p0')!
    expect(needed).toBe(320)
    expect(high - low).toBeGreaterThanOrEqual(320)
  })
})

test('two withheld in every line are no proof: the programme finds the one that is still known', async () => {
  const at = (row: string, column: string) => [[3, 20, 30, 40], [20, 4, 50, 60], [30, 50, 2, 70], [40, 60, 70, 1]][Number(row[1])]![Number(column[1])]!
  const table = withMargins(named([4, 4]), at, plain)
  const done = await protect(table)
  for (const key of withheldOf(done)) {
    const { low, high } = attack(table, done.shown, key)
    expect(high - low).toBeGreaterThanOrEqual(5)
  }
})

test('a rule is refused whose rounding would show as nothing what is something', () => {
  expect(Rule.safeParse({ threshold: 5, base: 20, width: 5, dominance: 20 }).success).toBe(false)
  expect(Rule.safeParse({ threshold: 2, base: 1, width: 5, dominance: 20 }).success).toBe(false)
})

test('rounding says of a value exactly what its interval says', () => {
  for (const rule of [plain, { ...plain, base: 5 }, { threshold: 10, base: 10, width: 10, dominance: 20 }]) {
    for (let value = rule.threshold; value < 200; value++) {
      expect(knownBy(rule, roundedBy(rule, value))).toEqual({ low: possible(roundedBy(rule, value), rule).min, high: possible(roundedBy(rule, value), rule).max })
    }
  }
})
