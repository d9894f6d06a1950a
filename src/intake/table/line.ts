/** One row of a table: its number as a spreadsheet counts it, from 1, and its cells as text. */
export type Line = {
  row: number
  cells: string[]
  /** The columns (from 0) whose value was reckoned by a formula: it is taken as the file last kept it, never reckoned here. */
  formulas?: number[]
}

export const isBlank = (cells: readonly string[]): boolean => cells.every((cell) => cell.trim() === '')
