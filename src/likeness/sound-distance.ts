/** How far two sounds are from one another, 0 (heard alike) to 1 (nothing in common), by the lands in which both are said for one name. */
const neighbours: readonly (readonly [pair: string, cost: number])[] = [
  ['KQ', 0.05], ['GQ', 0.15], ['GK', 0.35], ['KX', 0.25], ['HX', 0.15], ['GJ', 0.3], ['JZ', 0.3], ['JE', 0.5], ['EZ', 0.1], ['DE', 0.1],
  ['OS', 0.15], ['OT', 0.1], ['CO', 0.4], ['CS', 0.45], ['CJ', 0.5], ['CX', 0.5], ['CK', 0.6], ['SZ', 0.25], ['BP', 0.2], ['BV', 0.4], ['FV', 0.15], ['FP', 0.5],
  ['DT', 0.35], ['DJ', 0.45], ['MN', 0.6], ['LR', 0.6], ['GR', 0.6], ['GX', 0.5], ['VW', 0.3],
  ['ai', 0.35], ['au', 0.3], ['iu', 0.35], ['ei', 0.05], ['ea', 0.15], ['eu', 0.25], ['ey', 0.1], ['iy', 0.05], ['uw', 0.05], ['wy', 0.5], ['aw', 0.3], ['ay', 0.25], ['Vw', 0.3], ['Gw', 0.6], ['Jy', 0.35],
  ['12', 0.2], ['13', 0.2], ['23', 0.25], ['1a', 0.1], ['2i', 0.1], ['3u', 0.1], ['1i', 0.3], ['1u', 0.3], ['2y', 0.15], ['3w', 0.1], ['4a', 0.05], ['4e', 0.3], ['4i', 0.45], ['4u', 0.4], ['4y', 0.15], ['4w', 0.25], ['1H', 0.5], ['3H', 0.5],
]

const signs = 'BCDEFGHJKLMNOPQRSTVWXYZaeiuwy1234567890'
const signOf = new Int8Array(128).fill(signs.length)
for (let index = 0; index < signs.length; index++) signOf[signs.charCodeAt(index)] = index
const width = signs.length + 1

/** Substitution costs of every sign by every other, read by number: this is the innermost loop of the product. */
const substitution = new Float32Array(width * width).fill(1)
for (let index = 0; index < width; index++) substitution[index * width + index] = 0
for (const [pair, cost] of neighbours) {
  const [a, b] = [signOf[pair.charCodeAt(0)]!, signOf[pair.charCodeAt(1)]!]
  substitution[a * width + b] = cost
  substitution[b * width + a] = cost
}

/** What a sign weighs when only one of two spellings has it. */
const weightOf = (sign: string): number =>
  sign === 'e' ? 0.05 : 'aiu'.includes(sign) ? 0.25 : 'wy'.includes(sign) ? 0.45 : sign === 'H' ? 0.35 : '1234'.includes(sign) ? 0.5 : 1
const insertion = Float32Array.from([...signs, '?'], weightOf)

/** Short vowels are not written in Arabic: where one side is, a vowel that only the other has says almost nothing. */
const unwritten = Float32Array.from([...signs, '?'], (sign) => ('aeiu'.includes(sign) ? 0.04 : 'wy'.includes(sign) ? 0.15 : weightOf(sign)))

const numbersOf = (sound: string, into: Uint8Array): number => {
  const length = Math.min(sound.length, into.length)
  for (let index = 0; index < length; index++) into[index] = signOf[sound.charCodeAt(index) & 127]!
  return length
}

const longest = 40
const first = new Uint8Array(longest)
const second = new Uint8Array(longest)
const row = new Float32Array(longest + 1)

/** The cheapest way from one sound to the other, divided by what the heavier of them weighs: 0 the same, 1 nothing in common. */
export const soundDistance = (a: string, b: string, oneIsArabic = false): number => {
  if (a === b) return 0
  const [n, m] = [numbersOf(a, first), numbersOf(b, second)]
  const insert = oneIsArabic ? unwritten : insertion
  row[0] = 0
  for (let j = 0; j < m; j++) row[j + 1] = row[j]! + insert[second[j]!]!
  const weightB = row[m]!
  let weightA = 0
  for (let i = 0; i < n; i++) {
    const sign = first[i]!
    weightA += insert[sign]!
    let diagonal = row[0]!
    row[0] = weightA
    for (let j = 0; j < m; j++) {
      const other = second[j]!
      const best = Math.min(diagonal + substitution[sign * width + other]!, row[j + 1]! + insert[sign]!, row[j]! + insert[other]!)
      diagonal = row[j + 1]!
      row[j + 1] = best
    }
  }
  const heavier = Math.max(weightA, weightB)
  return heavier === 0 ? 1 : Math.min(1, row[m]! / Math.max(heavier, 1))
}
