/**
 * A stream of chance that its words decide: the same words give the same stream on every machine and in every year.
 * `Math.random` and the clock are never asked.
 */
export type Chance = {
  /** At least 0, below 1. */
  next: () => number
  /** A whole number from 0 to `limit - 1`. */
  below: (limit: number) => number
  /** A whole number, both ends included. */
  between: (low: number, high: number) => number
  yes: (probability: number) => boolean
  pick: <T>(list: readonly T[]) => T
  weighted: <T>(list: readonly (readonly [T, number])[]) => T
  /** A UUID of version 7 (RFC 9562) made at `at`, in milliseconds since 1970. */
  id: (at: number) => string
}

/** Four words of 32 bits from a text (MurmurHash3's mixing, one lane for each word). */
const digest = (text: string): [number, number, number, number] => {
  let [a, b, c, d] = [1779033703, 3144134277, 1013904242, 2773480762]
  for (let place = 0; place < text.length; place++) {
    const code = text.charCodeAt(place)
    a = b ^ Math.imul(a ^ code, 597399067)
    b = c ^ Math.imul(b ^ code, 2869860233)
    c = d ^ Math.imul(c ^ code, 951274213)
    d = a ^ Math.imul(d ^ code, 2716044179)
  }
  a = Math.imul(c ^ (a >>> 18), 597399067)
  b = Math.imul(d ^ (b >>> 22), 2869860233)
  c = Math.imul(a ^ (c >>> 17), 951274213)
  d = Math.imul(b ^ (d >>> 19), 2716044179)
  return [a ^ b ^ c ^ d, a, b, c]
}

/** The generator sfc32 of Chris Doty-Humphrey's PractRand. */
const generator = (words: [number, number, number, number]): (() => number) => {
  let [a, b, c, d] = words
  const next = () => {
    const sum = (((a + b) | 0) + d) | 0
    d = (d + 1) | 0
    a = b ^ (b >>> 9)
    b = (c + (c << 3)) | 0
    c = (((c << 21) | (c >>> 11)) + sum) | 0
    return sum >>> 0
  }
  for (let round = 0; round < 12; round++) next()
  return next
}

const hex = (value: number, digits: number): string => value.toString(16).padStart(digits, '0')

/** A UUID of version 7 from its moment and 74 free bits, of which three words bring 96. */
export const uuidAt = (at: number, word: () => number): string => {
  const time = hex(at, 12)
  const low = hex(word(), 8)
  const middle = `7${hex(word() & 0xfff, 3)}-${hex(0x8000 | (word() & 0x3fff), 4)}`
  return `${time.slice(0, 8)}-${time.slice(8)}-${middle}-${low}${hex(word() & 0xffff, 4)}`
}

const weigh = <T>(next: () => number, list: readonly (readonly [T, number])[]): T => {
  let rest = next() * list.reduce((sum, [, weight]) => sum + weight, 0)
  for (const [value, weight] of list) {
    rest -= weight
    if (rest < 0) return value
  }
  return list.at(-1)![0]
}

/** The stream that belongs to these words. */
export const chanceOf = (...words: (string | number)[]): Chance => {
  const word = generator(digest(words.join('/')))
  const next = () => word() / 4294967296
  const below = (limit: number) => Math.floor(next() * limit)
  return {
    next,
    below,
    between: (low, high) => low + below(high - low + 1),
    yes: (probability) => next() < probability,
    pick: (list) => list[below(list.length)]!,
    weighted: (list) => weigh(next, list),
    id: (at) => uuidAt(at, word),
  }
}
