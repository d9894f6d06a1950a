/** One row of a table: its number as a spreadsheet counts it, from 1, and its cells as text. */
export type Line = {
  row: number
  cells: string[]
  /** The columns (from 0) whose value was reckoned by a formula: it is taken as the file last kept it, never reckoned here. */
  formulas?: number[]
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')

// oxlint-disable-next-line no-control-regex -- exactly this is taken out
const unsound = /\u0000/g

/** Cells that a database can keep: signs that are no letter, and halves of letters, become the sign for what cannot be read. */
export const sound = (line: Line): Line =>
  line.cells.every((cell) => cell.isWellFormed() && !cell.includes('\u0000')) ? line : { ...line, cells: line.cells.map((cell) => cell.toWellFormed().replace(unsound, '\uFFFD')) }
