import { keysOf } from './keys.ts'
import type { People } from './people.ts'

/** Which pairs are asked for: any two of one file, or one of the first file and one of the second, which begins at `second`. */
export type Asked = { second: number | null }

/** FNV-1a, 32 bits: that two keys of a million meet by accident costs a comparison and nothing else. */
const hashOf = (key: string): number => {
  let hash = 0x811c9dc5
  for (let index = 0; index < key.length; index++) hash = Math.imul(hash ^ key.charCodeAt(index), 0x01000193)
  // The last round: FNV leaves the high bits of short keys alike.
  hash ^= hash >>> 15
  hash = Math.imul(hash, 0x2c1b3c6d)
  return (hash ^ (hash >>> 13)) >>> 0
}

/** The keys of everybody as numbers, those of one person in rising order: person p has `hashes[starts[p] … starts[p + 1]]`. */
type Index = { hashes: Uint32Array; owners: Uint32Array; starts: Uint32Array }

const indexOf = (people: People): Index => {
  const starts = new Uint32Array(people.count + 1)
  let hashes = new Uint32Array(people.count * 24 + 64)
  let length = 0
  for (let person = 0; person < people.count; person++) {
    const keys = Uint32Array.from(new Set(keysOf(people, person).map(hashOf))).sort()
    if (length + keys.length > hashes.length) {
      const wider = new Uint32Array(Math.ceil(hashes.length * 1.4) + keys.length)
      wider.set(hashes)
      hashes = wider
    }
    hashes.set(keys, length)
    length += keys.length
    starts[person + 1] = length
  }
  const owners = new Uint32Array(length)
  for (let person = 0; person < people.count; person++) owners.fill(person, starts[person], starts[person + 1])
  return { hashes: hashes.subarray(0, length), owners, starts }
}

const passes = 16
const placeBits = 2 ** 25

/** The places in the index of every block in turn, in rising order of its key; sixteen parts, so that only one is sorted at a time. */
function* blocksIn({ hashes }: Index): Generator<Float64Array> {
  const spread = new Uint32Array(passes)
  for (const hash of hashes) spread[hash >>> 28]!++
  for (let pass = 0; pass < passes; pass++) {
    const part = new Float64Array(spread[pass]!)
    let filled = 0
    for (let place = 0; place < hashes.length; place++) {
      if (hashes[place]! >>> 28 === pass) part[filled++] = (hashes[place]! & 0xfffffff) * placeBits + place
    }
    part.sort()
    let start = 0
    for (let end = 1; end <= part.length; end++) {
      if (end < part.length && Math.floor(part[end]! / placeBits) === Math.floor(part[start]! / placeBits)) continue
      if (end - start > 1) yield part.subarray(start, end).map((value) => value % placeBits)
      start = end
    }
  }
}

const pairsIn = (size: number): number => (size * (size - 1)) / 2

const largest = 2000

/** The size up to which blocks are compared, so that all of them together stay within what can be afforded. */
const sizeWithin = (index: Index, affordable: number): number => {
  const pairs = new Float64Array(largest + 1)
  for (const block of blocksIn(index)) if (block.length <= largest) pairs[block.length]! += pairsIn(block.length)
  let sum = 0
  for (let size = 2; size <= largest; size++) {
    sum += pairs[size]!
    if (sum > affordable) return size - 1
  }
  return largest
}

/** Whether two persons share a living key before this one, under which they have been compared already. */
const metBefore = ({ hashes, starts }: Index, dead: Uint8Array, a: number, b: number, key: number): boolean => {
  let [i, j] = [starts[a]!, starts[b]!]
  while (hashes[i]! < key && hashes[j]! < key) {
    if (hashes[i] === hashes[j]) {
      if (dead[i] === 0) return true
      i++
      j++
    } else if (hashes[i]! < hashes[j]!) i++
    else j++
  }
  return false
}

type Meet = (a: number, b: number) => void

/** Lets all of a block meet who have not met before; gives how many pairs there were. */
const meetWithin = (index: Index, dead: Uint8Array, block: Float64Array, second: number | null, meet: Meet): number => {
  const key = index.hashes[block[0]!]!
  let met = 0
  for (let i = 0; i < block.length; i++) {
    const a = index.owners[block[i]!]!
    for (let j = i + 1; j < block.length; j++) {
      const b = index.owners[block[j]!]!
      if ((second !== null && a < second === b < second) || metBefore(index, dead, a, b, key)) continue
      met++
      meet(a, b)
    }
  }
  return met
}

export type Blocking = { compared: number; size: number; keys: number }

/**
 * Calls `meet` once for each two persons who share a key that not too many others have. `perPerson` is how many comparisons each person may
 * cost on the average: it bounds the time, whatever the file.
 */
export const eachPair = (people: People, { second }: Asked, perPerson: number, meet: Meet): Blocking => {
  const index = indexOf(people)
  const size = sizeWithin(index, Math.max(people.count * perPerson, 2e6))
  const dead = new Uint8Array(index.hashes.length)
  let compared = 0
  for (const block of blocksIn(index)) {
    if (block.length > size) {
      for (const place of block) dead[place] = 1
      continue
    }
    compared += meetWithin(index, dead, block, second, meet)
  }
  return { compared, size, keys: index.hashes.length }
}
