import damerauLevenshtein from 'talisman/metrics/damerau-levenshtein.js'
import jaroWinkler from 'talisman/metrics/jaro-winkler.js'
import { soundDistance } from './sound-distance.ts'
import type { NameWord } from './words.ts'

/** In what way two words of a name are alike, the surest first. */
export const likings = ['same', 'sound', 'variant', 'typing', 'initial', 'near', 'different'] as const
export type Liking = (typeof likings)[number]

/** How alike two words are, 0 to 1, and in what way. */
export type WordLikeness = { likeness: number; how: Liking }

const isInitial = (a: string, b: string): boolean => a.length === 1 && b.length > 1 && b.startsWith(a)

/** One letter wrong, left out, put in or exchanged with its neighbour, in a word long enough for that to be an accident. */
const isTyping = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && Math.abs(a.length - b.length) <= 2 &&
  damerauLevenshtein(a, b) <= (Math.max(a.length, b.length) >= 9 ? 2 : 1)

const areVariants = (a: NameWord, b: NameWord): boolean => a.variants.some((group) => b.variants.includes(group))

const countOf = (bits: number): number => {
  let count = 0
  for (let left = bits; left !== 0; left &= left - 1) count++
  return count
}

/** Whether two words have less than half of their consonants in common: then no more need be asked, which spares most of the work. */
const shareLittle = (a: number, b: number): boolean => 2 * countOf(a & b) < Math.min(countOf(a), countOf(b))
const strangers: WordLikeness = { likeness: 0.4, how: 'different' }

const soundsAlike = 0.12

/**
 * How alike two words of a name are: `same` letters, `sound` alike (Cissé, Sesay), a known `variant` (Mamadou, محمد), a slip in `typing`,
 * an `initial`, `near` or `different`. Jaro–Winkler judges what is written in one script, the distance of sounds what is heard in two.
 */
export const compareWords = (a: NameWord, b: NameWord): WordLikeness => {
  if (a.text === b.text) return { likeness: 1, how: 'same' }
  if (isInitial(a.text, b.text) || isInitial(b.text, a.text)) return { likeness: 0.8, how: 'initial' }
  if (shareLittle(a.consonants, b.consonants)) return areVariants(a, b) ? { likeness: 0.9, how: 'variant' } : strangers
  const distance = soundDistance(a.sound, b.sound, a.arabic !== b.arabic)
  if (distance <= soundsAlike) return { likeness: 1 - distance / 2, how: 'sound' }
  if (areVariants(a, b)) return { likeness: 0.9, how: 'variant' }
  if (a.arabic === b.arabic && isTyping(a.text, b.text)) return { likeness: a.text.length < 7 ? 0.86 : 0.9, how: 'typing' }
  const heard = 1 - distance
  const written = a.arabic === b.arabic ? jaroWinkler(a.text, b.text) - 0.08 : 0
  const likeness = Math.min(0.85, Math.max(heard, written))
  return { likeness, how: likeness >= 0.78 ? 'near' : 'different' }
}
