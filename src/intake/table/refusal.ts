import { Problem } from '#language/problem'

/** Why a whole file is refused, before anything is written. Each has a sentence `fault.<code>` in three languages. */
export const fileFaults = [
  'file-empty',
  'file-kind-unknown',
  'file-too-large',
  'header-missing',
  'columns-too-many',
  'rows-too-many',
  'cell-too-long',
  'quote-open',
  'text-too-large',
  'spreadsheet-bomb',
  'spreadsheet-damaged',
  'spreadsheet-locked',
  'spreadsheet-old',
  'sheet-missing',
  'json-damaged',
] as const
export type FileFault = (typeof fileFaults)[number]

/** Where in a file: the row and the column as a spreadsheet counts them, from 1. */
export type Place = { row?: number; column?: number }

/** `row.12.column.3`, or `file` where no place is meant. */
export const pathOf = ({ row, column }: Place): string =>
  [row === undefined ? [] : ['row', row], column === undefined ? [] : ['column', column]].flat().join('.') || 'file'

/** Refuses a file: one fault, with its row and its column where they are known. */
export const refuse = (code: FileFault, place: Place = {}): Problem => new Problem('file-refused', [{ path: pathOf(place), code }])
