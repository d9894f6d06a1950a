import { parseArgs } from 'node:util'
import { type Protected, protect } from '#results/disclosure/protect'
import type { Rule } from '#results/disclosure/rule'
import { type Table, withMargins } from '#results/disclosure/table'

/**
 * What disclosure control costs: a table of 12 regions, 20 nationalities and 4 statuses with all its margins, and one of a tenth, from the
 * counts to the proof of every withheld cell; rounded as it is published, and without rounding, where far more must be withheld.
 */
const { values } = parseArgs({ options: { runs: { type: 'string', default: '5' }, seed: { type: 'string', default: '7' } } })
const runs = Number(values.runs)

const rounded: Rule = { threshold: 5, base: 5, width: 5, dominance: 20 }
const plain: Rule = { ...rounded, base: 1 }

/** A generator of our own, so that every run measures the same tables. */
const chanceFrom = (seed: number) => {
  let state = seed
  return () => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return state / 2_147_483_648
  }
}

/** A quarter of the crossings is empty, most are small, a few are large: as nationalities in regions are. */
const tableOf = (lengths: number[], rule: Rule): Table => {
  const chance = chanceFrom(Number(values.seed))
  const dimensions = lengths.map((length, dimension) => Array.from({ length }, (_, index) => `${dimension}-${String(index).padStart(2, '0')}`))
  const count = () => {
    const share = chance()
    return share < 0.25 ? 0 : Math.floor(-Math.log(1 - chance()) * 30 * share)
  }
  return withMargins(dimensions, count, rule)
}

const median = (times: number[]): number => times.toSorted((one, other) => one - other)[Math.floor(times.length / 2)]!

const measure = async (lengths: number[], rule: Rule): Promise<number> => {
  const table = tableOf(lengths, rule)
  const times: number[] = []
  const worked: number[] = []
  let done: Protected | undefined
  for (let run = 0; run < runs; run++) {
    const began = performance.now()
    const before = process.cpuUsage()
    done = await protect(table)
    times.push(performance.now() - began)
    worked.push(process.cpuUsage(before).user / 1000)
  }
  const proof = done!.proof
  if (proof.some(({ low, high, needed }) => high - low < needed)) throw new Error('a withheld cell is not proved')
  const small = proof.filter(({ primary }) => primary).length
  const name = `${lengths.join(' × ')}, ${rule.base === 1 ? 'not rounded' : `rounded to ${rule.base}`}`
  console.log(`  ${name.padEnd(30)} ${String(table.cells.length).padStart(5)} cells  ${String(small).padStart(4)} small  ${String(proof.length - small).padStart(4)} more withheld   ${median(times).toFixed(0).padStart(5)} ms, of which the processor worked ${median(worked).toFixed(0).padStart(5)} ms`)
  return median(worked)
}

console.log(`disclosure control, from the counts to the proof (median of ${runs})`)
for (const rule of [rounded, plain]) {

  const tenth = await measure([12, 2, 4], rule)
  const whole = await measure([12, 20, 4], rule)
  console.log(`  ten times the table: ${(whole / tenth).toFixed(0)} times the time`)
}
