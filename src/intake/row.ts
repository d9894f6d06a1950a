import { createHash } from 'node:crypto'
import type { PartialDate } from '#language/date'
import type { Field, Mapping, RowReason } from '#intake/model'
import { isBlank, type Line } from '#intake/table/line'
import { plain } from '#intake/understand/columns'
import { readAge, readDate, type Understood } from '#intake/understand/dates'
import { readNames } from '#intake/understand/names'
import { type CodedField, proposeMeaning, readEmail, readPhone } from '#intake/understand/values'
import { type PersonName, Registration } from '#person/model'

/** What is known beside the file: the day, and which words are places. */
export type Surroundings = { today: string; placeOf: (word: string) => string | null }

/** A row as it was understood: what would be registered, or why not; what is worth saying stands in `notes` and refuses nothing. */
export type JudgedRow = { key: string; registration: Registration | null; faults: RowReason[]; notes: RowReason[]; unknown: { field: Field; word: string }[] }

type Reader = { line: Line; places: Map<Field, number>; mapping: Mapping; meanings: Map<string, string | null>; around: Surroundings; row: JudgedRow }

const cellOf = ({ line, places }: Reader, field: Field): string => {
  const place = places.get(field)
  return place === undefined ? '' : (line.cells[place] ?? '').trim()
}

const told = (reader: Reader, field: Field, code: string): RowReason => {
  const place = reader.places.get(field)
  return { code, column: place === undefined ? null : place + 1 }
}

const take = <T>(reader: Reader, field: Field, read: (cell: string) => Understood<T>): T | null => {
  const cell = cellOf(reader, field)
  if (cell === '') return null
  const found = read(cell)
  if ('fault' in found) {
    reader.row.faults.push(told(reader, field, found.fault))
    return null
  }
  if (found.note) reader.row.notes.push(told(reader, field, found.note))
  return found.value
}

const meaningKey = (field: Field, word: string): string => `${field}\n${plain(word)}`

/** What a word means: as somebody said, else as it is known. Nobody knows: the row is refused, or the word is left out where that was said. */
const meaningOf = (reader: Reader, field: CodedField, word: string): string | null | undefined => {
  const said = reader.meanings.get(meaningKey(field, word))
  if (said !== undefined) return said
  return (field === 'residence' ? reader.around.placeOf(word) : proposeMeaning(field, word)) ?? undefined
}

const unknown = (reader: Reader, field: CodedField, word: string): null => {
  if (reader.mapping.lenient.includes(field)) return null
  reader.row.faults.push(told(reader, field, 'word-unknown'))
  reader.row.unknown.push({ field, word: word.slice(0, 300) })
  return null
}

const takeWord = (reader: Reader, field: CodedField): string | null => {
  const word = cellOf(reader, field)
  if (word === '') return null
  const meaning = meaningOf(reader, field, word)
  return meaning === undefined ? unknown(reader, field, word) : meaning
}

/** Several words of one cell (`fr wo`, `Guinée / Mali`): the whole first, for a name may hold a comma; then each. */
const takeWords = (reader: Reader, field: CodedField, divider: RegExp): string[] => {
  const cell = cellOf(reader, field)
  if (cell === '') return []
  const whole = meaningOf(reader, field, cell)
  if (whole !== undefined) return whole === null ? [] : [whole]
  const parts = cell.split(divider).map((part) => part.trim()).filter(Boolean)
  if (parts.length < 2) return unknown(reader, field, cell) ?? []
  const found = parts.map((part) => {
    const meaning = meaningOf(reader, field, part)
    return meaning === undefined ? unknown(reader, field, part) : meaning
  })
  return [...new Set(found.filter((each) => each !== null))]
}

const birthOf = (reader: Reader): PartialDate | null => {
  const { today } = reader.around
  const manner = reader.mapping
  return (
    take(reader, 'birth', (cell) => readDate(cell, manner, today)) ??
    take(reader, 'birthYear', (cell) => readDate(cell, manner, today)) ??
    take(reader, 'age', (cell) => readAge(cell, today))
  )
}

const contactsOf = (reader: Reader) => {
  const phones = (['phone', 'phone2'] as const).map((field) => take(reader, field, readPhone)).filter((each) => each !== null)
  const email = take(reader, 'email', readEmail)
  return [...[...new Set(phones)].map((value) => ({ kind: 'phone' as const, value })), ...(email === null ? [] : [{ kind: 'email' as const, value: email }])]
}

const namesOf = (reader: Reader): PersonName[] => {
  const names = readNames({
    given: cellOf(reader, 'given'),
    family: cellOf(reader, 'family'),
    fullName: cellOf(reader, 'fullName'),
    otherGiven: cellOf(reader, 'otherGiven'),
    otherFamily: cellOf(reader, 'otherFamily'),
    otherFullName: cellOf(reader, 'otherFullName'),
  })
  if (names.length === 0) reader.row.faults.push(told(reader, reader.places.has('family') ? 'family' : 'fullName', 'name-missing'))
  return names
}

const consentColumns = { service: 'consentService', sharing: 'consentSharing', statistics: 'consentStatistics' } as const

/** Consents as the columns say, and those that everybody in the file was asked for. Nothing said is no consent, and no refusal either. */
const consentsOf = (reader: Reader) => {
  const on = reader.mapping.consentsOn ?? reader.around.today
  const answer = (purpose: keyof typeof consentColumns) => {
    const field = consentColumns[purpose]
    const rule = reader.mapping.consents.find((each) => each.purpose === purpose)
    const said = reader.places.has(field) ? takeWord(reader, field) : rule ? 'yes' : null
    if (said !== 'yes' && said !== 'no') return []
    return [{ purpose, organisation: null, given: said === 'yes', on, manner: rule?.manner ?? ('spoken' as const), language: rule?.language ?? 'fr' }]
  }
  return (Object.keys(consentColumns) as (keyof typeof consentColumns)[]).flatMap(answer)
}

/** What somebody says of their own situation is kept as said, on the day on which the file came: nothing in a file shows papers. */
const statusesOf = (reader: Reader) => {
  const kind = takeWord(reader, 'situation')
  return kind === null ? [] : [{ kind, from: null, to: null, knownOn: reader.around.today, proof: 'stated' as const }]
}

const registrationOf = (reader: Reader) => ({
  names: namesOf(reader),
  sex: takeWord(reader, 'sex'),
  birth: birthOf(reader),
  nationalities: takeWords(reader, 'nationality', /[/;,+]|\set\s|\sand\s|\sو/),
  languages: takeWords(reader, 'language', /[\s/;,+]+/),
  residence: takeWord(reader, 'residence'),
  contacts: contactsOf(reader),
  statuses: statusesOf(reader),
  consents: consentsOf(reader),
})

/** The key of a row that its source does not name: what stands in it. The same row in another file is the same. */
const contentKey = (cells: readonly string[]): string => {
  const said = cells.map((cell) => cell.trim())
  while (said.at(-1) === '') said.pop()
  return createHash('sha256').update(JSON.stringify(said)).digest('hex').slice(0, 32)
}

/** A submission of a form is known by its form and its `_id`, for an edit changes its `_uuid`. */
const keyOf = (reader: Reader, columns: readonly string[]): string => {
  const own = cellOf(reader, 'key').slice(0, 200)
  if (own === '') return contentKey(reader.line.cells)
  const form = columns.indexOf('_xform_id_string')
  return form === -1 ? own : `${reader.line.cells[form] ?? ''}:${own}`
}

const finish = (row: JudgedRow, read: unknown): JudgedRow => {
  if (row.faults.length > 0) return row
  const parsed = Registration.safeParse(read)
  if (parsed.success) return { ...row, registration: parsed.data }
  return { ...row, faults: [{ code: 'row-invalid', column: null }] }
}

/**
 * Makes the reader of rows for a mapping: a row becomes what would be registered, or the reasons why it cannot be, each with its column.
 * Nothing is guessed: what cannot be understood refuses the row, and says so.
 */
export const rowReader = (columns: readonly string[], mapping: Mapping, around: Surroundings): ((line: Line) => JudgedRow) => {
  const byName = new Map(mapping.columns.map(({ name, field }) => [name, field]))
  const places = new Map<Field, number>()
  columns.forEach((name, place) => {
    const field = byName.get(name)
    if (field && !places.has(field)) places.set(field, place)
  })
  const meanings = new Map(mapping.meanings.map(({ field, from, to }) => [meaningKey(field, from), to]))
  return (line) => {
    const row: JudgedRow = { key: '', registration: null, faults: [], notes: [], unknown: [] }
    const reader: Reader = { line, places, mapping, meanings, around, row }
    row.key = keyOf(reader, columns)
    if (line.cells.length > columns.length && !isBlank(line.cells.slice(columns.length))) row.faults.push({ code: 'cells-too-many', column: columns.length + 1 })
    const broken = line.cells.findIndex((cell) => cell.includes('\uFFFD'))
    if (broken !== -1) row.faults.push({ code: 'letter-unreadable', column: broken + 1 })
    const error = [...places.values()].find((place) => /^#(N\/A|REF!|VALUE!|DIV\/0!|NAME\?|NUM!|NULL!)/.test(line.cells[place] ?? ''))
    if (error !== undefined) row.faults.push({ code: 'cell-error', column: error + 1 })
    const formula = line.formulas?.find((place) => [...places.values()].includes(place))
    if (formula !== undefined) row.notes.push({ code: 'formula', column: formula + 1 })
    return finish(row, registrationOf(reader))
  }
}
