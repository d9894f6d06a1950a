import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { type Protected, protect, Unprotectable } from '#results/disclosure/protect'
import type { Rule } from '#results/disclosure/rule'
import { type Before, type Counted, nameOf, type Place, tableOf } from '#results/publication/cube'
import { attack } from '#test/attack'

type Served = { quarter: number; year: string; region: string; sex: string }

const rule: Rule = { threshold: 5, base: 5, width: 5, dominance: 20 }

const aPerson = fc.record({
  region: fc.constantFrom('r1', 'r2', 'r3'),
  sex: fc.constantFrom('female', 'female', 'female', 'male'),
  quarters: fc.array(fc.record({ year: fc.constantFrom('2025', '2026'), quarter: fc.integer({ min: 1, max: 4 }) }), { minLength: 1, maxLength: 4 }),
})
const aLedger = fc.array(aPerson, { minLength: 5, maxLength: 60 }).map((persons) => persons.map(({ region, sex, quarters }) => quarters.map((each) => ({ ...each, region, sex }))))

const periodsOf = ({ year, quarter }: Served): string[] => ['all', year, `${year}-Q${quarter}`, ...(quarter <= 2 ? [`${year}-to-Q2`] : []), ...(quarter <= 3 ? [`${year}-to-Q3`] : [])]

const placesOf = (served: Served): Place[] =>
  periodsOf(served).flatMap((period) => [
    { period, dimension: 'total', part: '' },
    ...(period.includes('to') ? [] : [{ period, dimension: 'region', part: served.region }, { period, dimension: 'sex', part: served.sex }]),
  ])

/** Counted as the store counts: each person once in a cell. */
const count = (ledger: Served[][]): Counted[] => {
  const cells = new Map<string, Counted>()
  for (const person of ledger) {
    for (const [name, place] of new Map(person.flatMap(placesOf).map((each) => [nameOf(each), each]))) {
      const value = (cells.get(name)?.value ?? 0) + 1
      cells.set(name, { ...place, value, persons: value, others: 0 })
    }
  }
  return [...cells.values()]
}

const remembered = (counted: Counted[], { shown, proof }: Protected): Before[] =>
  counted.map((each) => {
    const seen = shown.get(nameOf(each))!
    return { ...each, shown: seen === 'withheld' ? null : seen, small: proof.find(({ key }) => key === nameOf(each))?.primary ?? false }
  })

const publish = async (counted: Counted[], before: Before[]): Promise<Protected | null> => {
  try {
    return await protect(tableOf(counted, () => rule, before))
  } catch (error) {
    if (error instanceof Unprotectable) return null
    throw error
  }
}

describe('a ledger published in all its periods and parts', () => {
  test('leaves every withheld number open to whoever knows all the others', async () => {
    await fc.assert(
      fc.asyncProperty(aLedger, async (ledger) => {
        const counted = count(ledger)
        const done = (await publish(counted, []))!
        for (const { key } of done.proof.filter((_, index) => index % 5 === 0)) {
          const { low, high } = attack(tableOf(counted, () => rule, []), done.shown, key)
          expect(high - low, key).toBeGreaterThanOrEqual(5 - 1e-6)
        }
      }),
      { numRuns: 12 },
    )
  }, 240_000)

  test('keeps its decisions when it is published again after a few lines more, or is not published again', async () => {
    await fc.assert(
      fc.asyncProperty(aLedger, fc.integer({ min: 1, max: 8 }), async (ledger, later) => {
        const first = count(ledger.slice(later))
        const before = remembered(first, (await publish(first, []))!)
        const second = count(ledger)
        const done = await publish(second, before)
        if (!done) return
        const values = new Map(second.map((each) => [nameOf(each), each.value]))
        for (const each of before) {
          const now = done.shown.get(nameOf(each))
          if (each.shown !== null) expect(now, `${nameOf(each)} was shown`).not.toBe('withheld')
          else if (!each.small && values.get(nameOf(each))! - each.value < rule.width) expect(now, `${nameOf(each)} protected another`).toBe('withheld')
        }
      }),
      { numRuns: 60 },
    )
  }, 240_000)
})
