import { randomInt } from 'node:crypto'

/** No vowels (no words arise), nothing that is read as something else. */
const letters = '23456789BCDFGHJKMNPQRSTVWXZ'

/** The last letter: a weighted sum, so that one wrong letter or two swapped ones are seen. */
const checkOf = (body: string): string => {
  const sum = [...body].reduce((total, letter, place) => total + letters.indexOf(letter) * (place + 2), 0)
  return letters[sum % letters.length]!
}

/** A pseudonymous code of a file, `RW-XXXX-XXXX`, that can be read out over a telephone: it says nothing about the person. */
export const newCode = (pick: (below: number) => number = (below) => randomInt(below)): string => {
  const body = Array.from({ length: 7 }, () => letters[pick(letters.length)]).join('')
  return `RW-${body.slice(0, 4)}-${body.slice(4)}${checkOf(body)}`
}

/** Reads a code as people write it: small letters, no hyphens; `null` when it cannot be one. */
export const readCode = (text: string): string | null => {
  const plain = text.toUpperCase().replace(/[^A-Z0-9]/g, '').replace(/^RW/, '')
  if (plain.length !== 8 || [...plain].some((letter) => !letters.includes(letter))) return null
  return plain[7] === checkOf(plain.slice(0, 7)) ? `RW-${plain.slice(0, 4)}-${plain.slice(4)}` : null
}
