import { compareBirths } from './birth.ts'
import { comparisons, levels } from './model.ts'
import type { Column, People } from './people.ts'
import { oneSlip, twoWrong } from './slip.ts'
import { soundDistance } from './sound-distance.ts'
import type { Name } from './told.ts'
import { compareWords } from './word-likeness.ts'
import type { NameWord } from './words.ts'

/** The places of the comparisons in a vector of levels; -1 stands for "one of the two is silent". */
export const at = Object.fromEntries(comparisons.map((comparison, index) => [comparison, index])) as Record<Column, number>
export const silent = -1

/** What came of comparing two persons: a level for each comparison, and whether given and family names were laid crosswise. */
export type Compared = { levels: Int8Array; swapped: boolean }
export const emptyCompared = (): Compared => ({ levels: new Int8Array(comparisons.length), swapped: false })

const nameLevels = Object.fromEntries(levels.given.map((level, index) => [level, index])) as Record<(typeof levels.given)[number], number>
const birthLevels = new Map(levels.birth.map((level, index) => [level as string, index]))

/** From what likeness on two words are one sound, one slip of the pen, and near. */
const steps = { sound: 0.9, typing: 0.86, near: 0.78 }

/** The likenesses of the words of the shorter name to their best partners in the longer one. */
const laidLikenesses = (short: readonly NameWord[], long: readonly NameWord[]): number[] => {
  const taken = new Set<number>()
  return short.map((word) => {
    let [best, place] = [0, -1]
    for (let index = 0; index < long.length; index++) {
      if (taken.has(index)) continue
      const { likeness } = compareWords(word, long[index]!)
      if (likeness > best) [best, place] = [likeness, index]
    }
    taken.add(place)
    return best
  })
}

const levelOfWord = (a: NameWord, b: NameWord): number => {
  const { likeness, how } = compareWords(a, b)
  if (how === 'typing') return nameLevels.typing
  return likeness >= steps.sound ? nameLevels['sounds-alike'] : likeness >= steps.near ? nameLevels.near : nameLevels.differs
}

/** The level at which two names agree, whatever the order of their words. */
export const compareNameParts = (a: Name, b: Name): number => {
  if (a.sorted === b.sorted) return nameLevels.same
  const [short, long] = a.words.length <= b.words.length ? [a.words, b.words] : [b.words, a.words]
  if (long.length === 1) return levelOfWord(a.words[0]!, b.words[0]!)
  const likenesses = laidLikenesses(short, long)
  const worst = Math.min(...likenesses)
  if (short.length === long.length && worst >= steps.sound) return nameLevels['sounds-alike']
  if (short.length === long.length && worst >= steps.near) return nameLevels.typing
  if (worst >= steps.typing) return nameLevels.part
  return likenesses.some((likeness) => likeness >= steps.sound) ? nameLevels.near : nameLevels.differs
}

const fewEdits = (a: string, b: string): boolean =>
  Math.min(a.length, b.length) >= 4 && (oneSlip(a, b) || (a.length >= 9 && twoWrong(a, b)))

/** Numbers of one telephone end alike: the code of the country may stand before one of them. */
const comparePhones = (a: string, b: string): number => {
  const endAlike = a.length >= 9 && b.length >= 9 && a.slice(-9) === b.slice(-9)
  return a === b || endAlike ? 0 : fewEdits(a, b) ? 1 : 2
}

const compareFigures = (a: string, b: string): number => (a === b ? 0 : fewEdits(a, b) ? 1 : 2)

const compareEmails = (a: string, b: string): number => (a === b ? 0 : a.split('@')[0] === b.split('@')[0] || fewEdits(a, b) ? 1 : 2)

const comparePlaces = (a: NameWord, b: NameWord): number => {
  if (a.text === b.text) return 0
  if (soundDistance(a.sound, b.sound, a.arabic !== b.arabic) <= 0.15) return 1
  const short = Math.min(a.text.length, b.text.length)
  return (short >= 4 && fewEdits(a.text, b.text)) || (short >= 5 && (a.text.startsWith(b.text) || b.text.startsWith(a.text))) ? 1 : 2
}

/** The district of a postcode: what stands before the last three signs where it has letters, the first two figures where it has none. */
const areaOf = (postcode: string): string => (/[a-z]/.test(postcode) ? postcode.slice(0, Math.max(2, postcode.length - 3)) : postcode.slice(0, 2))

const comparePostcodes = (a: string, b: string): number => {
  if (a === b) return 0
  if (oneSlip(a, b)) return 1
  return areaOf(a) === areaOf(b) ? 2 : 3
}

const unlike = (level: number): boolean => level === silent || level === nameLevels.differs

/** Another name altogether without the same day of birth, or another given name and another birth: kin at the most. */
const isHopeless = ({ levels: found }: Compared): boolean => {
  const birth = found[at.birth]!
  const sameDay = birth >= 0 && birth <= levels.birth.indexOf('digit')
  if (sameDay || !unlike(found[at.fullName]!)) return false
  if (unlike(found[at.given]!) && unlike(found[at.family]!)) return true
  return birth === levels.birth.indexOf('differs') && (found[at.given] === nameLevels.differs || found[at.family] === nameLevels.differs)
}

const remembered = 1 << 19

/** Remembers what came of comparing two values, which come again and again: names above all. A newer pair takes the place of an older. */
class Memory {
  readonly #keys = new Float64Array(remembered).fill(-1)
  readonly #levels = new Int8Array(remembered)

  of(a: number, b: number, compare: () => number): number {
    const [low, high] = a < b ? [a, b] : [b, a]
    const key = low * 0x4000000 + high
    const place = (Math.imul(low, 0x9e3779b1) ^ Math.imul(high, 0x85ebca6b)) >>> 13
    if (this.#keys[place] === key) return this.#levels[place]!
    this.#keys[place] = key
    this.#levels[place] = compare()
    return this.#levels[place]!
  }
}

/** Compares any two of many persons field by field. One comparer belongs to one {@link People}. */
export class Comparer {
  readonly #people: People
  readonly #names = new Memory()
  readonly #places = new Memory()

  constructor(people: People) {
    this.#people = people
  }

  /**
   * Compares a pair unless name and birth alone show that nothing can come of it; says whether it did. Nine pairs in ten that blocking
   * brings
   * together end here.
   */
  compareHopeful(a: number, b: number, into: Compared): boolean {
    this.#compareOwn(a, b, into)
    if (isHopeless(into) && !this.#shareNumber(a, b)) return false
    this.#compareRest(a, b, into)
    return true
  }

  /** Writes the levels of the pair into `into`, without making anything new: this is done a hundred million times. */
  compare(a: number, b: number, into: Compared): void {
    this.#compareOwn(a, b, into)
    this.#compareRest(a, b, into)
  }

  #shareNumber(a: number, b: number): boolean {
    const { phone, document, email } = this.#people.columns
    return [phone, document, email].some((column) => column[a]! >= 0 && column[a] === column[b])
  }

  #compareOwn(a: number, b: number, into: Compared): void {
    this.#compareNames(a, b, into)
    const births = this.#people.shelves.birth.values
    into.levels[at.birth] = this.#level('birth', a, b, (x, y) => birthLevels.get(compareBirths(births[x]!, births[y]!))!)
  }

  #compareRest(a: number, b: number, into: Compared): void {
    const { shelves } = this.#people
    const values = into.levels
    values[at.sex] = this.#level('sex', a, b, (x, y) => (shelves.sex.values[x] === shelves.sex.values[y] ? 0 : 1))
    values[at.phone] = this.#level('phone', a, b, (x, y) => comparePhones(shelves.phone.values[x]!, shelves.phone.values[y]!))
    values[at.email] = this.#level('email', a, b, (x, y) => compareEmails(shelves.email.values[x]!, shelves.email.values[y]!))
    values[at.document] = this.#level('document', a, b, (x, y) => compareFigures(shelves.document.values[x]!, shelves.document.values[y]!))
    const { values: places } = shelves.place
    values[at.place] = this.#level('place', a, b, (x, y) => this.#places.of(x, y, () => comparePlaces(places[x]!, places[y]!)))
    const { values: postcodes } = shelves.postcode
    values[at.postcode] = this.#level('postcode', a, b, (x, y) => comparePostcodes(postcodes[x]!, postcodes[y]!))
    values[at.nationality] = this.#level('nationality', a, b, (x, y) => (x === y ? 0 : 1))
  }

  #level(column: Column, a: number, b: number, compare: (x: number, y: number) => number): number {
    const values = this.#people.columns[column]
    const [x, y] = [values[a]!, values[b]!]
    return x < 0 || y < 0 ? silent : compare(x, y)
  }

  #name(x: number, y: number): number {
    if (x < 0 || y < 0) return silent
    if (x === y) return nameLevels.same
    const names = this.#people.shelves.name.values
    return this.#names.of(x, y, () => compareNameParts(names[x]!, names[y]!))
  }

  #compareNames(a: number, b: number, into: Compared): void {
    const { given, family, fullName } = this.#people.columns
    const [g, f] = [this.#name(given[a]!, given[b]!), this.#name(family[a]!, family[b]!)]
    into.levels[at.fullName] = this.#name(fullName[a]!, fullName[b]!)
    into.levels[at.given] = g
    into.levels[at.family] = f
    into.swapped = false
    if (g === silent || f === silent || g + f < nameLevels.near) return
    const [crossG, crossF] = [this.#name(given[a]!, family[b]!), this.#name(family[a]!, given[b]!)]
    if (Math.max(crossG, crossF) >= nameLevels.part || crossG + crossF >= g + f) return
    into.swapped = true
    into.levels[at.given] = crossG
    into.levels[at.family] = crossF
  }
}
