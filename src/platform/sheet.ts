import { writeCsvStream } from 'hucre/csv'
import { writeXlsxStream } from 'hucre/xlsx'

/** The one place from which tables leave the house for a spreadsheet: a test finds any other. */
export type Cell = string | number | null
export type Sheet = { title: string; columns: readonly string[]; rows: AsyncIterable<readonly Cell[]> | Iterable<readonly Cell[]> }

export const sheetFormats = ['xlsx', 'csv'] as const
export type SheetFormat = (typeof sheetFormats)[number]

// What a spreadsheet could take for the beginning of a formula or of a command (OWASP, CSV Injection), also behind blanks and in full width.
const dangerous = /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|%]|^[\t\r\n]/u

/**
 * A text that no spreadsheet takes for a formula: with an apostrophe in front, the sign by which a spreadsheet knows a text, where it could.
 * Every other text stays as it is. Numbers are no texts, and stay numbers.
 */
export const neutral = (text: string): string => (dangerous.test(text) ? `'${text}` : text)

// XML 1.0 has no place for these, and nobody wrote them on purpose.
// oxlint-disable-next-line no-control-regex -- it is the control characters that are meant
const unwritable = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g

const cellOf = (format: SheetFormat) => (cell: Cell): Cell => {
  if (typeof cell !== 'string') return cell
  const text = cell.toWellFormed().replace(unwritable, '')
  // In XLSX a text is marked as one: whoever opens it reads the text itself. CSV knows no types.
  return format === 'csv' ? neutral(text) : text
}

const cleaned = async function* ({ rows }: Sheet, format: SheetFormat): AsyncGenerator<Cell[]> {
  for await (const row of rows) yield row.map(cellOf(format))
}

/** The type of each format, as it is given out. */
export const sheetTypes: Record<SheetFormat, string> = {
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
}

/**
 * Writes a table row by row, in little memory. CSV is RFC 4180 with the mark by which spreadsheets know UTF-8; XLSX has a fixed first row.
 */
export const writeSheet = (sheet: Sheet, format: SheetFormat): AsyncIterable<Uint8Array> => {
  const columns = sheet.columns.map(cellOf(format)) as string[]
  if (format === 'csv') return writeCsvStream(cleaned(sheet, format), { headers: columns, bom: true, lineSeparator: '\r\n', quoteStyle: 'all' })
  return writeXlsxStream(cleaned(sheet, format), { name: sheet.title, columns: columns.map((header) => ({ header, width: 22 })), freezePane: { rows: 1 } })
}
