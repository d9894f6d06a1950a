import { type Asked, eachPair } from './blocks.ts'
import { at, type Compared, Comparer, emptyCompared } from './compare.ts'
import { type Comparison, comparisons } from './model.ts'
import type { People } from './people.ts'
import type { Scale } from './weighing.ts'

/** Pairs that came out alike in every comparison, counted together: a vector of levels, and how many pairs have it. */
export type Pattern = { levels: Int8Array; count: number }

/** How many comparisons each person may cost when weights are fitted. */
const perPerson = 60

/** A vector of levels as one number: eleven digits, 0 for "one of the two is silent". */
const numberOf = (levels: Int8Array): number => {
  let number = 0
  for (let index = 0; index < levels.length; index++) number = number * 10 + levels[index]! + 1
  return number
}

const counted = (): { add: (compared: Compared) => void; patterns: () => Pattern[] } => {
  const found = new Map<number, Pattern>()
  return {
    add: ({ levels }) => {
      const key = numberOf(levels)
      const known = found.get(key)
      if (known) known.count++
      else found.set(key, { levels: levels.slice(), count: 1 })
    },
    patterns: () => [...found.values()],
  }
}

/** The patterns of all pairs that blocking brings together. */
export const blockedPatterns = (people: People, asked: Asked): Pattern[] => {
  const [comparer, compared, all] = [new Comparer(people), emptyCompared(), counted()]
  eachPair(people, asked, perPerson, (a, b) => {
    comparer.compare(a, b, compared)
    all.add(compared)
  })
  return all.patterns()
}

/** A row of numbers that is the same every time (a linear congruence): pairs are taken at random and the run can be made again. */
const chanceFrom = (seed: number): (() => number) => {
  let state = seed >>> 0
  return () => {
    state = (Math.imul(state, 1664525) + 1013904223) >>> 0
    return state / 2 ** 32
  }
}

/** The patterns of pairs taken at random, but for those that the scale holds for one person: what two strangers have in common. */
export const strangerPatterns = (people: People, scale: Scale, { second }: Asked, sample: number, seed: number): Pattern[] => {
  const [comparer, compared, all, chance] = [new Comparer(people), emptyCompared(), counted(), chanceFrom(seed)]
  for (let drawn = 0; drawn < sample; drawn++) {
    const a = Math.floor(chance() * (second ?? people.count))
    const b = second === null ? Math.floor(chance() * people.count) : second + Math.floor(chance() * (people.count - second))
    if (a === b) continue
    comparer.compare(a, b, compared)
    if (scale.weigh(compared, a, b) < Math.log2(people.count)) all.add(compared)
  }
  return all.patterns()
}

type Share = (pattern: Pattern, index: number) => number

/** How often each level of a comparison occurs among pairs, each pair counted by `share`. */
export const levelCounts = (patterns: readonly Pattern[], comparison: Comparison, size: number, share: Share): Float64Array => {
  const counts = new Float64Array(size)
  patterns.forEach((pattern, index) => {
    const level = pattern.levels[at[comparison]]!
    if (level >= 0) counts[level]! += share(pattern, index)
  })
  return counts
}

const isAnswered = (patterns: readonly Pattern[], comparison: Comparison): boolean =>
  patterns.some((pattern) => pattern.levels[at[comparison]]! >= 0)

export const answered = (patterns: readonly Pattern[]): Comparison[] => comparisons.filter((comparison) => isAnswered(patterns, comparison))
