import { compareWords, type Liking } from './word-likeness.ts'
import { type NameWord, wordsOf } from './words.ts'

/** Two words of two names that were laid side by side. */
export type Laid = { a: string; b: string; how: Liking; likeness: number }

/** How alike two names are: 0 to 1, the words laid side by side, and how many of the longer name found no partner. */
export type NameLikeness = { score: number; class: NameClass; laid: Laid[]; alone: number }
export type NameClass = 'certain' | 'possible' | 'none'

/** From what score a pair of names is counted as one name, and from what score without a doubt. */
export const nameThresholds = { possible: 0.5, certain: 0.95 }

type Choice = { i: number; j: number; likeness: number; how: Liking }

const choicesOf = (a: readonly NameWord[], b: readonly NameWord[]): Choice[] =>
  a.flatMap((x, i) => b.map((y, j) => ({ i, j, ...compareWords(x, y) }))).sort((x, y) => y.likeness - x.likeness)

/** `Mamadoulamine` for `Mamadou Lamine`: the parts of a name are not always written apart. */
const isWrittenTogether = (a: readonly NameWord[], b: readonly NameWord[]): boolean =>
  a.length !== b.length && a.map((word) => word.text).join('') === b.map((word) => word.text).join('')

/** Lays the words of two names side by side, the most alike first, whatever their order. */
const layWords = (a: readonly NameWord[], b: readonly NameWord[]): Laid[] => {
  const [takenA, takenB] = [new Set<number>(), new Set<number>()]
  const laid: Laid[] = []
  for (const { i, j, likeness, how } of choicesOf(a, b)) {
    if (takenA.has(i) || takenB.has(j)) continue
    takenA.add(i)
    takenB.add(j)
    laid.push({ a: a[i]!.text, b: b[j]!.text, how, likeness })
  }
  return laid
}

/** What a word says for or against one name being meant, in bits: straight between the points, by the likeness of the words. */
const evidence: readonly (readonly [likeness: number, bits: number])[] = [[0, -9], [0.6, -6], [0.72, -2.5], [0.8, 0], [0.86, 1.5], [0.92, 3], [0.96, 4.5], [1, 6]]

const bitsOf = (likeness: number): number => {
  const next = evidence.findIndex(([at]) => at >= likeness)
  if (next <= 0) return evidence[0]![1]
  const [[x0, y0], [x1, y1]] = [evidence[next - 1]!, evidence[next]!]
  return y0 + ((likeness - x0) / (x1 - x0)) * (y1 - y0)
}

/** A word alone says less than two; a word without a partner speaks a little against, for a middle name is often left out. */
const prior = -2
const perWordAlone = -1.2

const classOf = (score: number): NameClass => (score >= nameThresholds.certain ? 'certain' : score >= nameThresholds.possible ? 'possible' : 'none')

const textOf = (words: readonly NameWord[]): string => words.map((word) => word.text).join(' ')

/** Compares two names given as words. See {@link compareNames}. */
export const compareWordLists = (a: readonly NameWord[], b: readonly NameWord[]): NameLikeness => {
  if (a.length === 0 || b.length === 0) return { score: 0, class: 'none', laid: [], alone: Math.max(a.length, b.length) }
  const together = isWrittenTogether(a, b)
  const laid: Laid[] = together ? [{ a: textOf(a), b: textOf(b), how: 'sound', likeness: 0.98 }] : layWords(a, b)
  const alone = together ? 0 : Math.abs(a.length - b.length)
  // The worst of the words that were laid side by side decides: two persons of one family share all the others.
  const bits = laid.map((pair) => bitsOf(pair.likeness))
  const worst = Math.min(...bits)
  const mean = bits.reduce((sum, each) => sum + each, 0) / bits.length
  const total = prior + (worst < 0 ? worst + mean : mean + Math.min(2, bits.length - 1)) + alone * perWordAlone
  const score = 1 / (1 + 2 ** -total)
  return { score, class: classOf(score), laid, alone }
}

/**
 * How alike two names are, in any script, whatever the order of their words, with accents, articles and "son of" left aside. The score is
 * 0 to 1; from 0.5 on the names may be one. `laid` says which word was laid beside which, and in what way they are alike.
 */
export const compareNames = (a: string, b: string): NameLikeness => compareWordLists(wordsOf(a), wordsOf(b))
