import type { Asked } from './blocks.ts'
import type { Pairs } from './pairs.ts'

/** How many pairs could be asked for at all, compared or not. */
export const allPairs = (count: number, { second }: Asked): number => (second === null ? (count * (count - 1)) / 2 : second * (count - second))

const rounds = 40
const probability = (bits: number): number => 1 / (1 + 2 ** -bits)

/**
 * How likely it is, before anything is compared, that two persons taken at random are one, in bits: expected anew from the pairs until it
 * stands still (the last unknown of the model, by EM). Between one in a hundred persons and everybody ten times over.
 */
export const priorOf = (pairs: Pairs, count: number, asked: Asked): number => {
  const all = Math.max(1, allPairs(count, asked))
  const [least, most] = [count * 0.01, count * (asked.second === null ? 10 : 1)]
  let prior = Math.log2((0.2 * count) / all)
  for (let round = 0; round < rounds; round++) {
    let expected = 0
    for (let index = 0; index < pairs.length; index++) expected += probability(pairs.bits[index]! + prior)
    const next = Math.log2(Math.min(most, Math.max(least, expected)) / all)
    if (Math.abs(next - prior) < 0.01) return Math.min(-1, next)
    prior = next
  }
  return Math.min(-1, prior)
}
