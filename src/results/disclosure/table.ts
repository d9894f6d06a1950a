import type { Rule } from '#results/disclosure/rule'

/** One number of a table, before anybody decided whether it may be shown. */
export type Cell = {
  key: string
  value: number
  /** How many persons are behind it, where that is not the value itself: twenty sessions may be those of one person. */
  persons?: number
  /** What is left of it for whoever subtracts the greatest part that one organisation knows because it is its own. */
  others?: number
  /** The amounts of which it is the sum, where it is money: one from each contributor. */
  contributions?: number[]
  rule: Rule
  /** Shown before, and still known: it cannot be withheld to protect another. */
  pinned?: boolean
  /** Withheld before to protect another: it stays so. */
  kept?: boolean
}

/**
 * What anybody knows that ties cells together. `sum`: the whole is the sum of its parts. `cover`: somebody may be in several parts, so
 * the whole is at least each part and at most their sum.
 */
export type Relation = { kind: 'sum' | 'cover'; whole: string; parts: string[] }

export type Table = { cells: Cell[]; relations: Relation[] }

const separator = ' | '

/** The name of a cell of a table with several dimensions; `all` stands for the margin. */
export const keyOf = (...parts: string[]): string => parts.join(separator)

const crossings = (dimensions: string[][]): string[][] =>
  dimensions.reduce<string[][]>((all, values) => all.flatMap((before) => [...values, 'all'].map((value) => [...before, value])), [[]])

/** Every line of a table with margins, in each dimension: its margin is the sum of what stands in it. */
export const relationsOf = (dimensions: string[][]): Relation[] =>
  dimensions.flatMap((values, at) => {
    const others = dimensions.map((each, index) => (index === at ? [] : each))
    const lines = crossings(others).filter((line) => line[at] === 'all')
    return lines.map((line) => ({ kind: 'sum', whole: keyOf(...line), parts: values.map((value) => keyOf(...line.with(at, value))) }))
  })

/** A table with all its margins, from its innermost values: what a cross of so many dimensions publishes. */
export const withMargins = (dimensions: string[][], valueOf: (...at: string[]) => number, rule: Rule): Table => {
  const inner = dimensions.reduce<string[][]>((all, values) => all.flatMap((before) => values.map((value) => [...before, value])), [[]])
  const sums = new Map<string, number>(crossings(dimensions).map((at) => [keyOf(...at), 0]))
  for (const at of inner) {
    const value = valueOf(...at)
    for (const key of crossings(at.map((each) => [each])).map((each) => keyOf(...each))) sums.set(key, sums.get(key)! + value)
  }
  return { cells: [...sums].map(([key, value]) => ({ key, value, rule })), relations: relationsOf(dimensions) }
}
