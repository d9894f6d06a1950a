import type { Asked } from './blocks.ts'
import { at } from './compare.ts'
import { type Comparison, levels, type Weights } from './model.ts'
import { answered, blockedPatterns, levelCounts, type Pattern, strangerPatterns } from './patterns.ts'
import type { People } from './people.ts'
import { Scale } from './weighing.ts'

/**
 * The blocking rules by which weights are fitted. Pairs that agree in what a rule names are mostly one person, or mostly not; what the rule
 * names cannot be learnt from them, all the rest can (as Splink does it, one EM for each rule). Each rule names something of the person's
 * own: pairs that share only a telephone or a house are families, and would teach that one person has many given names.
 */
const rules: readonly (readonly (readonly [Comparison, worst: number])[])[] = [
  [['given', 1], ['family', 1]],
  [['fullName', 1]],
  [['document', 0]],
  [['birth', 0], ['given', 1]],
  [['birth', 0], ['family', 1]],
  [['birth', 0], ['phone', 0]],
  [['birth', 0], ['postcode', 0]],
  [['birth', 4], ['given', 1]],
  [['phone', 0], ['given', 1]],
  [['postcode', 0], ['given', 1]],
]

/**
 * How many rounds of EM, how many random pairs for `u`, and how many imagined pairs the former weights are worth beside those of the file.
 */
export const training = { rounds: 30, strangers: 1_000_000, strangersEach: 50, seed: 1, imagined: 30, fewest: 40 }

type Parameters = Map<Comparison, { m: Float64Array; u: Float64Array }>

const parametersOf = (weights: Weights): Parameters =>
  new Map((Object.keys(weights.comparisons) as Comparison[]).map((comparison) => {
    const read = (key: 'm' | 'u') => Float64Array.from(levels[comparison], (level) => weights.comparisons[comparison]!.find((each) => each.level === level)![key])
    return [comparison, { m: read('m'), u: read('u') }]
  }))

const fits = (pattern: Pattern, rule: (typeof rules)[number]): boolean =>
  rule.every(([comparison, worst]) => pattern.levels[at[comparison]]! >= 0 && pattern.levels[at[comparison]]! <= worst)

/** Counts as shares of one, with some imagined pairs that are spread as the former shares were. */
const sharesOf = (counts: Float64Array, former: Float64Array, imagined: number): Float64Array => {
  const sum = counts.reduce((total, count) => total + count, 0)
  return counts.map((count, level) => Math.max(1e-7, (count + imagined * former[level]!) / (sum + imagined)))
}

/** How likely each pattern is one person, given the parameters and how common one person is among the pairs of the rule. */
const expectation = (patterns: readonly Pattern[], parameters: Parameters, learnt: readonly Comparison[], common: number): Float64Array => {
  const before = Math.log2(common / (1 - common))
  const told = learnt.map((comparison) => {
    const { m, u } = parameters.get(comparison)!
    return { place: at[comparison], bits: m.map((share, level) => Math.log2(share / u[level]!)) }
  })
  return Float64Array.from(patterns, ({ levels }) => {
    let bits = before
    for (const { place, bits: each } of told) if (levels[place]! >= 0) bits += each[levels[place]!]!
    return 1 / (1 + 2 ** -bits)
  })
}

type Learnt = { m: Map<Comparison, Float64Array>; weight: number }

/** One EM: the pairs of one rule, the comparisons that it does not name, `u` standing still. */
const learnByRule = (patterns: readonly Pattern[], rule: (typeof rules)[number], start: Parameters): Learnt | null => {
  const fitting = patterns.filter((pattern) => fits(pattern, rule))
  const pairs = fitting.reduce((sum, pattern) => sum + pattern.count, 0)
  if (pairs < training.fewest) return null
  const named = rule.map(([comparison]) => comparison as string)
  const learnt = answered(fitting).filter((comparison) => !named.includes(comparison) && !(named.includes('fullName') && ['given', 'family'].includes(comparison)))
  let parameters = start
  let common = 0.3
  for (let round = 0; round < training.rounds; round++) {
    const likely = expectation(fitting, parameters, learnt, common)
    const ones = fitting.reduce((sum, pattern, index) => sum + pattern.count * likely[index]!, 0)
    common = Math.min(0.999, Math.max(1e-5, ones / pairs))
    parameters = new Map([...parameters].map(([comparison, { m, u }]) => {
      if (!learnt.includes(comparison)) return [comparison, { m, u }]
      const counts = levelCounts(fitting, comparison, m.length, (pattern, index) => pattern.count * likely[index]!)
      return [comparison, { m: sharesOf(counts, start.get(comparison)!.m, training.imagined), u }]
    }))
  }
  return { m: new Map(learnt.map((comparison) => [comparison, parameters.get(comparison)!.m])), weight: common * pairs }
}

/** The mean of what the rules learnt of a comparison, each counted by the root of how many pairs it learnt from. */
const meanOf = (found: readonly Learnt[], comparison: Comparison, former: Float64Array): Float64Array => {
  const told = found.filter(({ m }) => m.has(comparison))
  const sum = told.reduce((total, { weight }) => total + Math.sqrt(weight), 0)
  if (sum === 0) return former
  return former.map((_, level) => told.reduce((total, { m, weight }) => total + Math.sqrt(weight) * m.get(comparison)![level]!, 0) / sum)
}

const weightsOf = (parameters: Parameters): Weights['comparisons'] =>
  Object.fromEntries([...parameters].map(([comparison, { m, u }]) => [comparison, levels[comparison].map((level, index) => ({ level, m: m[index]!, u: u[index]! }))])) as Weights['comparisons']

/**
 * Fits the weights to people nobody has labelled: `u` from pairs taken at random, `m` by one EM for each blocking rule (Fellegi & Sunter
 * 1969;
 * Splink). What the file does not tell keeps the weights it had.
 */
export const train = (people: People, weights: Weights, asked: Asked): Weights => {
  const start = parametersOf(weights)
  const strangers = strangerPatterns(people, new Scale(people, weights), asked, Math.min(training.strangers, people.count * training.strangersEach), training.seed)
  const known: Parameters = new Map([...start].map(([comparison, { m, u }]) => {
    const counts = levelCounts(strangers, comparison, u.length, (pattern) => pattern.count)
    return [comparison, { m, u: counts.some((count) => count > 0) ? sharesOf(counts, u, 5000) : u }]
  }))
  const patterns = blockedPatterns(people, asked)
  const found = rules.map((rule) => learnByRule(patterns, rule, known)).filter((learnt) => learnt !== null)
  const fitted: Parameters = new Map([...known].map(([comparison, { m, u }]) => [comparison, { m: meanOf(found, comparison, m), u }]))
  return { ...weights, version: `${weights.version}+trained`, comparisons: { ...weights.comparisons, ...weightsOf(fitted) } }
}
