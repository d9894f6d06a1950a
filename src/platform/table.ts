import { createReadStream, statSync } from 'node:fs'
import { Transform } from 'node:stream'
import { CsvError, parse } from 'csv-parse'
import { type Encoding, encodingOf } from './encoding.ts'
import { codeOf, Failure } from './failure.ts'

/** A table in a text file: its columns in order, how it is written, and its rows, read one after the other and never kept. */
export type Table = { path: string; columns: string[]; separator: string; encoding: Encoding; rows: () => AsyncIterable<Row> }

/** The values of a row in the order of the columns, and its number as a spreadsheet shows it: the columns are row 1. */
export type Row = { number: number; values: string[] }

const separators = [',', ';', '\t', '|']
const widestRow = 1 << 20

const refuse = (path: string, sentence: string): Failure => new Failure('input-invalid', `${path}: ${sentence}`)

/** Throws Failure `input-invalid` where a file is missing, a folder or empty. */
const checkFile = (path: string): void => {
  try {
    const found = statSync(path)
    if (!found.isFile()) throw refuse(path, 'is not a file.')
    if (found.size === 0) throw refuse(path, 'the file is empty.')
  } catch (error) {
    if (error instanceof Failure) throw error
    throw refuse(path, codeOf(error) === 'ENOENT' ? 'there is no such file.' : `the file cannot be read (${codeOf(error)}).`)
  }
}

const decoded = (path: string, encoding: Encoding): NodeJS.ReadableStream => {
  const decoder = new TextDecoder(encoding)
  const transform = new Transform({
    readableObjectMode: false,
    transform: (chunk: Buffer, _encoding, done) => done(null, decoder.decode(chunk, { stream: true })),
    flush: (done) => done(null, decoder.decode()),
  })
  return createReadStream(path, { highWaterMark: 1 << 18 }).pipe(transform)
}

/** The first lines as text, to see what separates the columns. */
async function firstLine(path: string, encoding: Encoding): Promise<string> {
  let text = ''
  for await (const chunk of decoded(path, encoding)) {
    text += chunk.toString()
    const end = /[^\r\n][\r\n]/.exec(text)
    if (end !== null || text.length > widestRow) break
  }
  return text.replace(/^[\uFEFF\r\n]+/, '').split(/[\r\n]/, 1)[0] ?? ''
}

/** The sign that stands most often in the first line, outside quotes; a comma where there is only one column. */
const separatorOf = (line: string): string => {
  const bare = line.replace(/"[^"]*"/g, '')
  const counted = separators.map((sign) => ({ sign, count: bare.split(sign).length }))
  return counted.sort((a, b) => b.count - a.count)[0]!.sign
}

async function* rowsOf(path: string, encoding: Encoding, separator: string): AsyncGenerator<Row> {
  const parser = decoded(path, encoding).pipe(parse({ delimiter: separator, bom: true, relax_column_count: true, skip_empty_lines: true, max_record_size: widestRow, trim: true }))
  let number = 0
  try {
    for await (const values of parser) yield { number: ++number, values: values as string[] }
  } catch (error) {
    if (!(error instanceof CsvError)) throw error
    const why = error.code === 'CSV_MAX_RECORD_SIZE' ? 'is longer than a row can be; a quotation mark may not be closed' : 'has a quotation mark that opens or closes in the wrong place'
    throw refuse(path, `row ${number + 1} ${why}.`)
  } finally {
    parser.destroy()
  }
}

async function headOf(path: string, encoding: Encoding, separator: string): Promise<string[]> {
  for await (const row of rowsOf(path, encoding, separator)) return row.values
  throw refuse(path, 'there is no row in the file.')
}

/** Rows after the columns; one that has more values than there are columns is refused by its number. */
async function* checkedRows(table: Omit<Table, 'rows'>): AsyncGenerator<Row> {
  for await (const row of rowsOf(table.path, table.encoding, table.separator)) {
    if (row.number === 1) continue
    const beyond = row.values.slice(table.columns.length).findIndex((value) => value !== '')
    if (beyond >= 0) throw refuse(table.path, `row ${row.number} has ${row.values.length} values, and there are ${table.columns.length} columns.`)
    yield row
  }
}

/**
 * Opens a table saved as text (CSV): any of the encodings of {@link Encoding}, with or without a byte order mark, columns separated by a
 * comma, a semicolon, a tab or a bar. Throws Failure `input-invalid` with a sentence that names the file and the row.
 */
export const openTable = async (path: string): Promise<Table> => {
  checkFile(path)
  const encoding = await encodingOf(path)
  const separator = separatorOf(await firstLine(path, encoding))
  const head = { path, encoding, separator, columns: await headOf(path, encoding, separator) }
  return { ...head, rows: () => checkedRows(head) }
}

/** The place of a column, by its name as it stands in the file. Throws Failure `input-invalid` that lists the columns there are. */
export const columnIn = (table: Table, name: string, askedBy: string): number => {
  const at = table.columns.indexOf(name)
  if (at < 0) throw refuse(table.path, `there is no column "${name}" (${askedBy}); the columns are: ${table.columns.slice(0, 40).join(', ')}.`)
  if (table.columns.lastIndexOf(name) !== at) throw refuse(table.path, `two columns are called "${name}" (${askedBy}).`)
  return at
}
