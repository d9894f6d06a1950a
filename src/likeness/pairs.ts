import { type Asked, type Blocking, eachPair } from './blocks.ts'
import { Comparer, emptyCompared } from './compare.ts'
import type { People } from './people.ts'
import type { Scale } from './weighing.ts'

/** Pairs with what they say, in bits; kept as numbers so that millions fit. */
export class Pairs {
  a = new Uint32Array(4096)
  b = new Uint32Array(4096)
  bits = new Float32Array(4096)
  length = 0

  push(a: number, b: number, bits: number): void {
    if (this.length === this.a.length) this.#grow()
    this.a[this.length] = a
    this.b[this.length] = b
    this.bits[this.length++] = bits
  }

  #grow(): void {
    const [a, b, bits] = [new Uint32Array(this.length * 2), new Uint32Array(this.length * 2), new Float32Array(this.length * 2)]
    a.set(this.a)
    b.set(this.b)
    bits.set(this.bits)
    ;[this.a, this.b, this.bits] = [a, b, bits]
  }
}

/** What a pair must say at the least, in bits before the prior, to be kept: with less, nothing that comes later makes two one person. */
export const floor = 4

/** How many comparisons each person may cost on the average. */
const perPerson = 150

/** Compares everybody with those they share a key with, and keeps the pairs that say something for being one person. */
export const comparePeople = (people: People, scale: Scale, asked: Asked): { pairs: Pairs; blocking: Blocking } => {
  const comparer = new Comparer(people)
  const compared = emptyCompared()
  const pairs = new Pairs()
  const blocking = eachPair(people, asked, perPerson, (a, b) => {
    if (!comparer.compareHopeful(a, b, compared)) return
    const bits = scale.weigh(compared, a, b)
    if (bits > floor) pairs.push(a, b, bits)
  })
  return { pairs, blocking }
}
