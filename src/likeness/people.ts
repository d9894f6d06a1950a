import { type Birth, readBirth } from './birth.ts'
import type { Told } from './model.ts'
import { Shelf } from './shelf.ts'
import { type Name, readDocument, readEmail, readName, readNationality, readPhone, readPlace, readPostcode, readSex, saysNothing } from './told.ts'
import type { NameWord } from './words.ts'

/** The shelves of what was told, one for each comparison; names of every kind share theirs, because they may be swapped. */
export type Shelves = {
  name: Shelf<Name>
  birth: Shelf<Birth>
  sex: Shelf<string>
  phone: Shelf<string>
  email: Shelf<string>
  document: Shelf<string>
  place: Shelf<NameWord>
  postcode: Shelf<string>
  nationality: Shelf<string>
}

const columnNames = ['given', 'family', 'fullName', 'birth', 'sex', 'phone', 'email', 'document', 'place', 'postcode', 'nationality'] as const
export type Column = (typeof columnNames)[number]

const shelfOf = (column: Column): keyof Shelves => (column === 'given' || column === 'family' || column === 'fullName' ? 'name' : column)

const makeShelves = (): Shelves => ({
  name: new Shelf(readName), birth: new Shelf(readBirth), sex: new Shelf(readSex), phone: new Shelf(readPhone), email: new Shelf(readEmail),
  document: new Shelf(readDocument), place: new Shelf(readPlace), postcode: new Shelf(readPostcode), nationality: new Shelf(readNationality),
})

const toldOf = (told: Told, column: Column): string => (column === 'birth' ? told.birthDate || told.birthYear : told[column]) ?? ''

/**
 * Many persons, ready to be compared: for each of them the numbers of their values on the shelves, -1 where nothing is known. A million
 * take some 50 MB beside the different values themselves.
 */
export class People {
  readonly shelves = makeShelves()
  readonly columns: Record<Column, Int32Array>
  readonly frequencies: Record<Column, Uint32Array> = Object.fromEntries(columnNames.map((column) => [column, new Uint32Array(16)])) as Record<Column, Uint32Array>
  count = 0

  constructor(expected = 1024) {
    this.columns = Object.fromEntries(columnNames.map((column) => [column, new Int32Array(expected)])) as Record<Column, Int32Array>
  }

  /** Adds a person and gives their number. */
  add(told: Told): number {
    if (this.count === this.columns.given.length) this.#grow()
    for (const column of columnNames) this.columns[column][this.count] = this.#put(column, toldOf(told, column))
    return this.count++
  }

  #put(column: Column, text: string): number {
    if (saysNothing(text)) return -1
    const place = this.shelves[shelfOf(column)].put(text)
    if (place >= 0) this.#countIn(column, place)
    return place
  }

  #countIn(column: Column, place: number): void {
    if (place >= this.frequencies[column].length) {
      const wider = new Uint32Array(Math.max(place + 1, this.frequencies[column].length * 2))
      wider.set(this.frequencies[column])
      this.frequencies[column] = wider
    }
    this.frequencies[column][place]!++
  }

  #grow(): void {
    for (const column of columnNames) {
      const wider = new Int32Array(this.count * 2)
      wider.set(this.columns[column])
      this.columns[column] = wider
    }
  }

  /** Called when everybody is here. */
  close(): void {
    for (const shelf of Object.values(this.shelves)) shelf.close()
  }
}
