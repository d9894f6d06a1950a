import type { Rule } from '#results/disclosure/rule'
import { type Cell, keyOf, type Relation, type Table } from '#results/disclosure/table'

/** A number of a subject: in a period, in one part of a dimension (`total` has one part, without a name). */
export type Place = { period: string; dimension: string; part: string }

/** A number as it was counted. `persons` are behind it; `others` of them were served by nobody but others than the greatest contributor. */
export type Counted = Place & { value: number; persons: number; others: number }

/** What was decided of a number before, and what it was then. */
export type Before = Place & { shown: number | null; value: number; small: boolean }

export const nameOf = ({ period, dimension, part }: Place): string => keyOf(period, dimension, part)

export const total = (period: string): Place => ({ period, dimension: 'total', part: '' })

/** The first two and the first three quarters of a year, by names of their own. */
export const halfOf = (year: string): string => `${year}-to-Q2`
export const nineMonthsOf = (year: string): string => `${year}-to-Q3`

const isYear = (period: string): boolean => /^\d{4}$/.test(period)

/** What a period is made of: all time of years, a year of its quarters. */
const wholesOf = (years: string[]): [whole: string, parts: string[]][] => [
  ['all', years],
  ...years.map((year): [string, string[]] => [year, [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`)]),
]

/** Totals are also published from the first of January on: the year, quarter by quarter. */
const growthOf = (years: string[]): [whole: string, parts: string[]][] =>
  years.flatMap((year): [string, string[]][] => [
    [year, [nineMonthsOf(year), `${year}-Q4`]],
    [nineMonthsOf(year), [halfOf(year), `${year}-Q3`]],
    [halfOf(year), [`${year}-Q1`, `${year}-Q2`]],
  ])

type Values = Map<string, number>

/**
 * The parts that are not nothing, and how they make the whole. Where nobody is in two parts, whoever supposes so knows that they sum up;
 * where somebody is, the parts only cover the whole.
 */
const relate = (values: Values, whole: string, parts: string[]): Relation[] => {
  const present = parts.filter((part) => values.has(part))
  if (present.length === 0 || !values.has(whole)) return []
  const sum = present.reduce((all, part) => all + values.get(part)!, 0)
  return [{ kind: sum === values.get(whole) ? 'sum' : 'cover', whole, parts: present }]
}

/** In each period: the parts of each dimension and the total. */
const relationsAcross = (counted: Counted[], values: Values): Relation[] => {
  const groups = Map.groupBy(counted.filter(({ dimension }) => dimension !== 'total'), ({ period, dimension }) => keyOf(period, dimension))
  return [...groups.values()].flatMap((group) => relate(values, nameOf(total(group[0]!.period)), group.map(nameOf)))
}

/** In each part of each dimension: the quarters, the years and all time. */
const relationsAlong = (counted: Counted[], values: Values): Relation[] => {
  const years = [...new Set(counted.map(({ period }) => period).filter(isYear))]
  const groups = Map.groupBy(counted, ({ dimension, part }) => keyOf(dimension, part))
  return [...groups.values()].flatMap(([first]) => {
    const wholes = first!.dimension === 'total' ? [...wholesOf(years), ...growthOf(years)] : wholesOf(years)
    return wholes.flatMap(([whole, parts]) => relate(values, nameOf({ ...first!, period: whole }), parts.map((period) => nameOf({ ...first!, period }))))
  })
}

/** Every way in which the numbers of one subject hang together. */
export const relationsOf = (counted: Counted[]): Relation[] => {
  const values = new Map(counted.map((each) => [nameOf(each), each.value]))
  return [...relationsAcross(counted, values), ...relationsAlong(counted, values)]
}

/**
 * What was decided before stays known: what was shown is not withheld to protect another, and what was withheld to protect another stays
 * so until it has changed by as much as protection asks.
 */
const bound = (cell: Cell, before: Before | undefined): Cell => {
  if (!before) return cell
  if (before.shown !== null) return { ...cell, pinned: true }
  return !before.small && Math.abs(cell.value - before.value) < cell.rule.width ? { ...cell, kept: true } : cell
}

/** The table of one subject, as disclosure control reads it. */
export const tableOf = (counted: Counted[], ruleOf: (place: Place) => Rule, before: Before[]): Table => {
  const known = new Map(before.map((each) => [nameOf(each), each]))
  const cells = counted.map((each) => {
    const { value, persons, others } = each
    return bound({ key: nameOf(each), value, persons, others, rule: ruleOf(each) }, known.get(nameOf(each)))
  })
  return { cells, relations: relationsOf(counted) }
}
