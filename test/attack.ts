import { inRange, solve } from 'yalps'
import type { Protected } from '#results/disclosure/protect'
import type { Rule } from '#results/disclosure/rule'
import type { Table } from '#results/disclosure/table'

// This attacker shares nothing with the one of the product: another solver, and its own reading of what is shown.

/** All that a value may be which is shown in this way, found by trying. */
export const possible = (shown: number | 'withheld', { threshold, base }: Rule): { min: number; max: number } => {
  if (shown === 'withheld') return { min: 1, max: 100_000 }
  if (shown === 0) return { min: 0, max: 0 }
  const all = Array.from({ length: shown + 2 * base + 1 }, (_, value) => value).filter((value) => value >= threshold && Math.max(base, Math.round(value / base) * base) === shown)
  return { min: Math.min(...all), max: Math.max(...all) }
}

/** Between what a cell must be, for whoever knows everything that is shown. */
export const attack = ({ cells, relations }: Table, shown: Protected['shown'], target: string): { low: number; high: number } => {
  const constraints = new Map(cells.map(({ key, rule }) => [key, inRange(possible(shown.get(key)!, rule).min, possible(shown.get(key)!, rule).max)]))
  const variables = new Map(cells.map(({ key }) => [key, new Map([[key, 1]])]))
  const tie = (name: string, entries: [string, number][], max: number) => {
    constraints.set(name, inRange(0, max))
    for (const [key, factor] of entries) variables.get(key)!.set(name, factor)
  }
  for (const [index, { kind, whole, parts }] of relations.entries()) {
    tie(`sum ${index}`, [...parts.map((part): [string, number] => [part, 1]), [whole, -1]], kind === 'sum' ? 0 : 1e7)
    if (kind === 'cover') for (const part of parts) tie(`part ${index} ${part}`, [[whole, 1], [part, -1]], 1e7)
  }
  const end = (direction: 'minimize' | 'maximize') => {
    const { status, result } = solve({ direction, objective: target, constraints, variables })
    if (status !== 'optimal') throw new Error(status)
    return result
  }
  return { low: end('minimize'), high: end('maximize') }
}
