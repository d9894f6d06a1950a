import type { Asked } from './blocks.ts'
import { Comparer, emptyCompared } from './compare.ts'
import { mayBeCertain } from './certainty.ts'
import { componentsOf } from './components.ts'
import { Pairs } from './pairs.ts'
import type { People } from './people.ts'
import type { Scale } from './weighing.ts'

/** What one pair may say at the most when many are heard together, in bits: no single one shouts down the others. */
const loudest = 12
const clamped = (bits: number): number => Math.max(-loudest, Math.min(loudest, bits))

/** From how weak a tie on people are looked at together, in bits with the prior. */
const weakest = -5
const largestGroup = 250

type Judge = (a: number, b: number) => number

/** What each two of a group say, as a square. */
const squareOf = (members: readonly number[], judge: Judge): Float64Array[] => {
  const square = members.map(() => new Float64Array(members.length))
  for (let i = 0; i < members.length; i++) {
    for (let j = i + 1; j < members.length; j++) {
      const bits = clamped(judge(members[i]!, members[j]!))
      square[i]![j] = bits
      square[j]![i] = bits
    }
  }
  return square
}

type Cluster = { members: number[]; alive: boolean }

const closest = (clusters: readonly Cluster[], square: readonly Float64Array[]): { i: number; j: number; bits: number } => {
  let best = { i: -1, j: -1, bits: -Infinity }
  for (let i = 0; i < clusters.length; i++) {
    if (!clusters[i]!.alive) continue
    for (let j = i + 1; j < clusters.length; j++) {
      if (clusters[j]!.alive && square[i]![j]! > best.bits) best = { i, j, bits: square[i]![j]! }
    }
  }
  return best
}

/**
 * Joins the two clusters that say most for being one on the average, again and again (average linkage), and tells of each two people at what
 * average their clusters met. Records of one person vouch for one another; a sibling who resembles one of them is held off by the others.
 */
const joinUp = (members: readonly number[], square: readonly Float64Array[], tell: (a: number, b: number, bits: number) => void): void => {
  const clusters: Cluster[] = members.map((member) => ({ members: [member], alive: true }))
  for (let left = clusters.length; left > 1; left--) {
    const { i, j, bits } = closest(clusters, square)
    if (i < 0 || bits < weakest) return
    const [one, other] = [clusters[i]!, clusters[j]!]
    for (const a of one.members) for (const b of other.members) tell(a, b, bits)
    for (let k = 0; k < clusters.length; k++) {
      if (k === i || k === j || !clusters[k]!.alive) continue
      const mean = (square[i]![k]! * one.members.length + square[j]![k]! * other.members.length) / (one.members.length + other.members.length)
      square[i]![k] = mean
      square[k]![i] = mean
    }
    one.members = [...one.members, ...other.members]
    other.alive = false
  }
}

/** Within one file: people in whom records hang together. */
const resolveWithin = (pairs: Pairs, count: number, judge: Judge): Pairs => {
  const resolved = new Pairs()
  for (const members of componentsOf(pairs, count, weakest, largestGroup)) {
    if (members.length === 2) resolved.push(members[0]!, members[1]!, judge(members[0]!, members[1]!))
    else joinUp(members, squareOf(members, judge), (a, b, bits) => resolved.push(a, b, bits))
  }
  return resolved
}

const partnersOf = (pairs: Pairs): Map<number, number[]> => {
  const partners = new Map<number, number[]>()
  const add = (person: number, index: number) => {
    const known = partners.get(person)
    if (known) known.push(index)
    else partners.set(person, [index])
  }
  for (let index = 0; index < pairs.length; index++) {
    if (pairs.bits[index]! < weakest * 2) continue
    add(pairs.a[index]!, index)
    add(pairs.b[index]!, index)
  }
  return partners
}

/** The odds of all that a person might be instead of `other`: people of the other file who are not `other` themselves. */
const rivalOdds = (pairs: Pairs, indices: readonly number[], person: number, other: number, judge: Judge): number => {
  let odds = 0
  for (const index of indices) {
    const rival = pairs.a[index] === person ? pairs.b[index]! : pairs.a[index]!
    if (rival !== other && judge(other, rival) < 0) odds += 2 ** Math.min(40, pairs.bits[index]!)
  }
  return odds
}

/**
 * Between two files: who resembles two people of the other file that are not one another is one of them, and the better must win. The odds
 * of
 * a pair are shared out among those that cannot be true beside it.
 */
const resolveBetween = (pairs: Pairs, judge: Judge): Pairs => {
  const partners = partnersOf(pairs)
  const resolved = new Pairs()
  for (let index = 0; index < pairs.length; index++) {
    const [a, b, bits] = [pairs.a[index]!, pairs.b[index]!, pairs.bits[index]!]
    if (bits < weakest * 2) continue
    const rivals = rivalOdds(pairs, partners.get(a)!, a, b, judge) + rivalOdds(pairs, partners.get(b)!, b, a, judge)
    resolved.push(a, b, bits - Math.log2(1 + rivals))
  }
  return resolved
}

/**
 * What the pairs are judged by: how likely one person is before anything is compared (bits), and from what probability on it is certain.
 */
export type Terms = { prior: number; certain: number; asked: Asked }

/** Judges the pairs anew in the light of one another; what comes back are bits that include the prior. */
export const resolve = (people: People, scale: Scale, pairs: Pairs, { prior, certain, asked }: Terms): Pairs => {
  const comparer = new Comparer(people)
  const compared = emptyCompared()
  const judge: Judge = (a, b) => {
    comparer.compare(a, b, compared)
    return scale.weigh(compared, a, b) + prior
  }
  for (let index = 0; index < pairs.length; index++) pairs.bits[index]! += prior
  const resolved = asked.second === null ? resolveWithin(pairs, people.count, judge) : resolveBetween(pairs, judge)
  const below = Math.log2(certain / (1 - certain)) - 0.01
  for (let index = 0; index < resolved.length; index++) {
    if (resolved.bits[index]! <= below) continue
    comparer.compare(resolved.a[index]!, resolved.b[index]!, compared)
    if (!mayBeCertain(compared)) resolved.bits[index] = below
  }
  return resolved
}
