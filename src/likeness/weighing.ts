import { readFileSync } from 'node:fs'
import { at, type Compared, silent } from './compare.ts'
import { type Comparison, comparisons, levels, Weights } from './model.ts'
import type { Column, People } from './people.ts'

const pinned = new URL('../../data/likeness/weights-2026-11.json', import.meta.url)

/** The weights that this version was shipped with. */
export const pinnedWeights = (): Weights => Weights.parse(JSON.parse(readFileSync(pinned, 'utf8')))

/** Comparisons whose values are common or rare: agreeing on a rare one says more (Winkler 1989). The rest take the pinned `u`. */
const byFrequency: readonly Comparison[] = ['given', 'family', 'place', 'postcode', 'nationality', 'fullName']

/** Files are small and people are not: every file is taken as if so many more records had been seen, of which few bear the value. */
const imagined = { records: 100, rarity: 2e-3 }

/** What one comparison may say against one person at the most, in bits: everything may be written wrong once. */
const loudestNo = -7

/** How often the value of a person occurs in its column, between 0 and 1; the two who are compared do not make it common. */
const frequencyOf = (people: People, column: Column, known: number, person: number): number => {
  const place = people.columns[column][person]!
  return (people.frequencies[column][place]! - 1 + imagined.records * imagined.rarity) / (known + imagined.records)
}

/**
 * Adds up what the levels of a pair say, in bits: log2 of m/u for every comparison that both persons answered (Fellegi & Sunter 1969).
 * Where a value is rare or common its own frequency takes the place of the average u.
 */
export class Scale {
  readonly #people: People
  readonly #bits: Float64Array[]
  readonly #logM: Float64Array[]
  readonly #logU: Float64Array[]
  readonly #known: Record<Column, number>
  readonly #average: Record<Column, number>
  readonly #swapped: number
  readonly #sounds: Sounds

  constructor(people: People, weights: Weights) {
    this.#people = people
    const read = (key: 'm' | 'u') => comparisons.map((comparison) => Float64Array.from(levels[comparison], (level) => {
      const found = weights.comparisons[comparison]?.find((each) => each.level === level)
      return found === undefined ? 0 : Math.log2(found[key])
    }))
    this.#logM = read('m')
    this.#logU = read('u')
    this.#bits = this.#logM.map((ms, index) => ms.map((m, level) => Math.max(loudestNo, m - this.#logU[index]![level]!)))
    this.#swapped = Math.log2(weights.swapped)
    this.#known = eachColumn(people, (column) => people.columns[column].subarray(0, people.count).reduce((sum, place) => sum + (place >= 0 ? 1 : 0), 0))
    this.#sounds = new Sounds(people, this.#known)
    this.#average = eachColumn(people, (column) => Math.log2(averageFrequency(people, column, this.#known[column])))
  }

  /** What one comparison says, in bits: for one person above 0, against it below. */
  bitsOf(comparison: Comparison, compared: Compared, a: number, b: number): number {
    const index = at[comparison]
    const level = compared.levels[index]!
    if (level === silent) return 0
    const bits = this.#bits[index]![level]!
    if (bits <= 0 || !byFrequency.includes(comparison)) return bits
    return this.#byFrequency(comparison, level, bits, a, b)
  }

  /**
   * The level `same` counts by the value's own frequency, `sounds-alike` by that of all that share its skeleton; the others move by half as
   * much as the value is rarer or commoner than the average.
   */
  #byFrequency(column: Column, level: number, bits: number, a: number, b: number): number {
    const known = this.#known[column]
    const commoner = Math.log2(Math.max(frequencyOf(this.#people, column, known, a), frequencyOf(this.#people, column, known, b)))
    if (level === 0) return Math.max(0.2, this.#logM[at[column]]![0]! - commoner)
    if (level === 1 && isNameColumn(column)) return Math.max(0.1, this.#logM[at[column]]![1]! - Math.log2(this.#sounds.of(column, a, b)))
    return Math.max(0.1, bits + 0.5 * (this.#average[column] - commoner))
  }

  /** All that the pair says, in bits, without the prior. */
  weigh(compared: Compared, a: number, b: number): number {
    const bits = (comparison: Comparison) => this.bitsOf(comparison, compared, a, b)
    const household = bits('family') + bits('phone') + bits('email') + togetherOf(bits('place'), bits('postcode')) + bits('nationality')
    const own = bits('given') + bits('birth') + bits('sex') + bits('document') + (compared.swapped ? this.#swapped : 0)
    const parts = isOtherMember(compared) ? own + Math.min(household, household * shared) : own + household
    if (compared.levels[at.fullName] === silent) return parts
    const byFullName = parts - bits('given') - bits('family') + bits('fullName')
    // Where both are told, the better of the two ways counts: they are one name.
    return compared.levels[at.given] === silent && compared.levels[at.family] === silent ? byFullName : Math.max(parts, byFullName)
  }
}

/**
 * Who has another given name is perhaps of the same house: brothers and sisters share the family name, the telephone, the town. What they
 * share says little then, however rare it is. Born on one day they may be twins, but more often one of the names is wrong.
 */
const isOtherMember = ({ levels: found }: Compared): boolean => {
  const otherName = found[at.given] === silent ? found[at.fullName]! >= levels.fullName.indexOf('near') : found[at.given] === levels.given.indexOf('differs')
  return otherName && found[at.document] !== 0 && (found[at.birth]! < 0 || found[at.birth]! > levels.birth.indexOf('digit'))
}
const shared = 0.4

const isNameColumn = (column: Column): boolean => column === 'given' || column === 'family' || column === 'fullName'

/** How many persons of a column bear a name that sounds like this one: those whose words share the first skeleton. */
class Sounds {
  readonly #people: People
  readonly #known: Record<Column, number>
  readonly #skeletons: string[]
  readonly #counts = new Map<string, number>()

  constructor(people: People, known: Record<Column, number>) {
    this.#people = people
    this.#known = known
    this.#skeletons = people.shelves.name.values.map((name) => name.words.map((word) => word.skeletons[0]!).sort().join(' '))
    for (const column of ['given', 'family', 'fullName'] as const) {
      people.frequencies[column].forEach((count, place) => {
        if (count > 0) this.#counts.set(`${column} ${this.#skeletons[place]}`, (this.#counts.get(`${column} ${this.#skeletons[place]}`) ?? 0) + count)
      })
    }
  }

  of(column: Column, a: number, b: number): number {
    const count = (person: number) => this.#counts.get(`${column} ${this.#skeletons[this.#people.columns[column][person]!]}`) ?? 1
    return (Math.max(count(a), count(b)) - 1 + imagined.records * imagined.rarity) / (this.#known[column] + imagined.records)
  }
}

/** A place and its postcode say the same thing twice: what agrees less counts a fifth. */
const togetherOf = (place: number, postcode: number): number =>
  place > 0 && postcode > 0 ? Math.max(place, postcode) + Math.min(place, postcode) / 5 : place + postcode

const eachColumn = (people: People, make: (column: Column) => number): Record<Column, number> =>
  Object.fromEntries((Object.keys(people.columns) as Column[]).map((column) => [column, make(column)])) as Record<Column, number>

/** How often two persons taken at random share a value of a column. */
const averageFrequency = (people: People, column: Column, known: number): number => {
  if (known === 0) return 1
  let sum = 0
  for (const count of people.frequencies[column]) sum += (count / known) ** 2
  return Math.max(sum, 1e-6)
}
