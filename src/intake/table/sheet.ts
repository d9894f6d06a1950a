import { limits } from '#intake/table/limits'
import type { Line } from '#intake/table/line'
import { refuse } from '#intake/table/refusal'
import type { Sheet, Workbook } from '#intake/table/workbook'
import { readXml } from '#intake/table/xml'
import type { Archive } from '#intake/table/zip'

/** `AB12` → 27. */
const columnOf = (reference: string): number => {
  let column = 0
  for (const letter of reference) {
    const place = letter.charCodeAt(0) - 64
    if (place < 1 || place > 26) break
    column = column * 26 + place
  }
  return column - 1
}

const pad = (value: number) => String(value).padStart(2, '0')

/**
 * The day that a serial number of a spreadsheet stands for, with its hour where it has one. Counted from 1900, a spreadsheet knows a
 * 29 February 1900 that never was: what comes before it is one day off, and so is reckoned from one day later.
 */
export const dayOfSerial = (serial: number, from1904: boolean): string => {
  const days = Math.floor(serial)
  const seconds = Math.round((serial - days) * 86_400)
  const epoch = from1904 ? Date.UTC(1904, 0, 1) : Date.UTC(1899, 11, days < 60 ? 31 : 30)
  const moment = new Date(epoch + days * 86_400_000 + seconds * 1000)
  if (Number.isNaN(moment.getTime())) return String(serial)
  const day = moment.toISOString().slice(0, 10)
  if (days === 0 && !from1904) return moment.toISOString().slice(11, 19)
  return seconds === 0 ? day : `${day}T${pad(moment.getUTCHours())}:${pad(moment.getUTCMinutes())}:${pad(moment.getUTCSeconds())}`
}

/** A number as somebody would have written it: a telephone number is kept in plain digits (`2.12612345678E11` → `212612345678`). */
const plainNumber = (text: string): string => {
  const value = Number(text)
  if (!Number.isFinite(value) || !/[eE.]/.test(text)) return text
  return Number.isInteger(value) && Math.abs(value) < 1e18 ? BigInt(value).toString() : String(value)
}

type Cell = { column: number; type: string; style: number; value: string; formula: boolean }

const valueOf = ({ type, style, value }: Cell, { texts, dateStyles, from1904 }: Workbook): string => {
  if (type === 's') return texts[Number(value)] ?? ''
  if (type === 'b') return value === '1' ? 'true' : value === '' ? '' : 'false'
  if (type !== '' && type !== 'n') return value
  if (value !== '' && dateStyles[style]) return dayOfSerial(Number(value), from1904)
  return plainNumber(value)
}

type State = { row: number; cells: string[]; formulas: number[]; cell: Cell | null; wanted: boolean; next: number; lines: Line[] }

const openRow = (state: State, reference: string | undefined): void => {
  state.row = reference === undefined ? state.row + 1 : Number(reference)
  if (!Number.isInteger(state.row) || state.row > limits.rows) throw refuse('rows-too-many', { row: limits.rows })
  state.cells = []
  state.formulas = []
  state.next = 0
}

const openCell = (state: State, attribute: (name: string) => string | undefined): void => {
  const reference = attribute('r')
  const column = reference === undefined ? state.next : columnOf(reference)
  if (column >= limits.columns) throw refuse('columns-too-many', { row: state.row })
  state.next = column + 1
  state.cell = { column, type: attribute('t') ?? '', style: Number(attribute('s') ?? 0), value: '', formula: false }
}

const closeCell = (state: State, workbook: Workbook): void => {
  const { cell } = state
  if (!cell) return
  const value = valueOf(cell, workbook)
  if (value !== '') {
    while (state.cells.length < cell.column) state.cells.push('')
    state.cells[cell.column] = value
  }
  if (cell.formula) state.formulas.push(cell.column)
  state.cell = null
}

const listenerOf = (state: State, workbook: Workbook) => ({
  open: (tag: string, attribute: (name: string) => string | undefined) => {
    if (tag === 'row') openRow(state, attribute('r'))
    else if (tag === 'c') openCell(state, attribute)
    else if (tag === 'v' || tag === 't') state.wanted = state.cell !== null
    else if (tag === 'f' && state.cell) state.cell.formula = true
  },
  text: (text: string) => {
    if (!state.wanted || !state.cell) return
    state.cell.value += text
    if (state.cell.value.length > limits.cellLength) throw refuse('cell-too-long', { row: state.row, column: state.cell.column + 1 })
  },
  close: (tag: string) => {
    if (tag === 'v' || tag === 't') state.wanted = false
    else if (tag === 'c') closeCell(state, workbook)
    else if (tag === 'row') {
      const { row, cells, formulas } = state
      state.lines.push({ row, cells, ...(formulas.length > 0 && { formulas }) })
    }
  },
})

/**
 * The rows of a sheet, in batches: dates as days, numbers as they would be written, what a formula reckoned as the file kept it. A formula
 * is never reckoned here. Rows that a file leaves out are empty: their numbers are missing.
 */
export async function* readSheet(archive: Archive, workbook: Workbook, sheet: Sheet): AsyncGenerator<Line[]> {
  const state: State = { row: 0, cells: [], formulas: [], cell: null, wanted: false, next: 0, lines: [] }
  for await (const _ of readXml(archive.part(sheet.part), listenerOf(state, workbook))) {
    if (state.lines.length > 0) yield state.lines
    state.lines = []
  }
}
