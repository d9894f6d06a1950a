import type { Work } from '#platform/work'
import { findKnown } from '#results/disclosure/protect'
import type { Rules } from '#results/model'
import { nameOf, tableOf } from '#results/publication/cube'
import { subjectsOf } from '#results/publication/publish'
import * as store from '#results/publication/store'
import * as Strategies from '#strategy/actions'

/** What an audit of the publication found: how much it looked at, and the cells that whoever reads could know (subject, period, part). */
export type Audit = { subjects: number; cells: number; withheld: number; known: string[] }

/**
 * Attacks what is published now, from what is kept of it alone: whether every small number is withheld, and whether each withheld one is
 * still open to whoever knows all the others.
 */
export const auditPublication = async (work: Work): Promise<Audit> => {
  const audit: Audit = { subjects: 0, cells: 0, withheld: 0, known: [] }
  for (const { code, kindOf } of subjectsOf(await Strategies.indicators(work))) {
    const decided = await store.findBefore(work, code)
    if (!decided) continue
    const rules = decided.rules as Rules
    const counted = decided.cells.map((cell) => ({ ...cell, persons: cell.value, others: 0 }))
    const shown = new Map(decided.cells.map((cell) => [nameOf(cell), cell.shown ?? ('withheld' as const)]))
    const known = await findKnown(tableOf(counted, (place) => rules[kindOf(place)], []), shown)
    audit.subjects++
    audit.cells += counted.length
    audit.withheld += decided.cells.filter((cell) => cell.shown === null).length
    audit.known.push(...known.map((key) => `${code}: ${key}`))
  }
  return audit
}
