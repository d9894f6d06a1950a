import { createReadStream } from 'node:fs'
import { open, stat } from 'node:fs/promises'
import type { Reading, ReadingChange } from '#intake/model'
import { decode, recogniseEncoding } from '#intake/table/encoding'
import { columnsOf, findHeader } from '#intake/table/header'
import { limits } from '#intake/table/limits'
import { isBlank, type Line, sound } from '#intake/table/line'
import { flatten, readRecords } from '#intake/table/records'
import { refuse } from '#intake/table/refusal'
import { readSeparated, recogniseSeparator, type Separator } from '#intake/table/separated'
import { readSheet } from '#intake/table/sheet'
import { readWorkbook } from '#intake/table/workbook'
import { openArchive } from '#intake/table/zip'

/** The rows at the beginning of a file from which its columns and words are recognised. */
const headLines = 2000
const sampleBytes = 256 * 1024

/** A file as it was recognised: how it is read, its columns, and its first rows. */
export type Recognised = { reading: Reading; columns: string[]; lines: Line[] }

const textOf = (path: string, reading: Pick<Reading, 'encoding'>) => decode(createReadStream(path, { highWaterMark: 256 * 1024 }), reading.encoding)

async function* sheetLines(path: string, sheet: string | null): AsyncGenerator<Line[]> {
  const archive = await openArchive(path)
  try {
    const workbook = await readWorkbook(archive)
    const wanted = sheet === null ? workbook.sheets.find(({ hidden }) => !hidden) : workbook.sheets.find(({ name }) => name === sheet)
    if (!wanted) throw refuse('sheet-missing')
    yield* readSheet(archive, workbook, wanted)
  } finally {
    await archive.close()
  }
}

async function* recordLines(path: string, reading: Pick<Reading, 'encoding'>, columns: readonly string[]): AsyncGenerator<Line[]> {
  const places = new Map(columns.map((name, index) => [name, index]))
  let row = 0
  for await (const records of readRecords(textOf(path, reading))) {
    yield records.map((record) => {
      row += 1
      const cells = columns.map(() => '')
      for (const [name, value] of flatten(record)) {
        const place = places.get(name)
        if (place !== undefined) cells[place] = value.slice(0, limits.cellLength)
      }
      return { row, cells }
    })
  }
}

async function* separatedLines(path: string, reading: Pick<Reading, 'encoding' | 'separator'>): AsyncGenerator<Line[]> {
  for await (const lines of readSeparated(textOf(path, reading), (reading.separator ?? ',') as Separator)) {
    const [first] = lines
    // A first line that only names the separator is the spreadsheet's, not the table's.
    if (first?.row === 1 && /^sep=.?$/.test(first.cells.join(''))) first.cells = []
    yield lines
  }
}

const rawLines = (path: string, reading: Reading, columns: readonly string[]): AsyncGenerator<Line[]> => {
  if (reading.kind === 'workbook') return sheetLines(path, reading.sheet)
  return reading.kind === 'records' ? recordLines(path, reading, columns) : separatedLines(path, reading)
}

/** The rows of a file below the names of its columns, in batches; empty ones are left out. */
export async function* readLines(path: string, reading: Reading, columns: readonly string[]): AsyncGenerator<Line[]> {
  const last = reading.kind === 'records' ? 0 : reading.firstRow + reading.headerRows - 1
  for await (const lines of rawLines(path, reading, columns)) {
    const wanted = lines.filter(({ row, cells }) => row > last && !isBlank(cells))
    if (wanted.length > 0) yield wanted.map(sound)
  }
}

const headOf = async (lines: AsyncGenerator<Line[]>): Promise<Line[]> => {
  const head: Line[] = []
  for await (const batch of lines) {
    head.push(...batch.map(sound))
    if (head.length >= headLines) break
  }
  return head.slice(0, headLines)
}

const sampleOf = async (path: string): Promise<Buffer> => {
  const { size } = await stat(path)
  if (size === 0) throw refuse('file-empty')
  if (size > limits.fileBytes) throw refuse('file-too-large')
  const file = await open(path)
  try {
    const { buffer, bytesRead } = await file.read(Buffer.alloc(Math.min(size, sampleBytes)), 0, Math.min(size, sampleBytes), 0)
    return buffer.subarray(0, bytesRead)
  } finally {
    await file.close()
  }
}

/** How files begin that are no tables: pictures, documents, archives, programs. */
const otherKinds = ['89504e47', 'ffd8ff', '47494638', '25504446', '1f8b', '52617221', '377abcaf', '7f454c46', '4d5a9000', '52494646']

const kindOf = (sample: Buffer, text: string): Reading['kind'] => {
  if (sample.subarray(0, 4).equals(Buffer.from([0x50, 0x4b, 3, 4]))) return 'workbook'
  if (sample.subarray(0, 4).equals(Buffer.from([0xd0, 0xcf, 0x11, 0xe0]))) throw refuse('spreadsheet-old')
  if (otherKinds.some((mark) => sample.subarray(0, 8).toString('hex').startsWith(mark))) throw refuse('file-kind-unknown')
  if (/^\s*[[{]/.test(text)) return 'records'
  // Signs of steering that no text holds.
  // oxlint-disable-next-line no-control-regex -- exactly these are looked for
  if (/[\u0001-\u0008\u000e-\u001a]/.test(text.slice(0, 4096))) throw refuse('file-kind-unknown')
  return 'separated'
}

/** Every column that any record has: a form may ask some questions of few people only. */
const recordColumns = async (path: string, reading: Pick<Reading, 'encoding'>): Promise<string[]> => {
  const columns = new Set<string>()
  for await (const records of readRecords(textOf(path, reading))) {
    for (const record of records) for (const [name] of flatten(record)) columns.add(name)
    if (columns.size > limits.columns) throw refuse('columns-too-many')
  }
  return [...columns]
}

const decodeSample = (sample: Uint8Array, encoding: Reading['encoding']): string => new TextDecoder(encoding).decode(sample)

const sheetsOf = async (path: string): Promise<string[]> => {
  const archive = await openArchive(path)
  try {
    return (await readWorkbook(archive)).sheets.filter(({ hidden }) => !hidden).map(({ name }) => name)
  } finally {
    await archive.close()
  }
}

const beginReading = async (path: string, change: ReadingChange): Promise<Reading> => {
  const sample = await sampleOf(path)
  const { encoding, certainty } = change.encoding ? { encoding: change.encoding, certainty: 'sure' as const } : recogniseEncoding(sample)
  const text = decodeSample(sample, encoding)
  const kind = kindOf(sample, text)
  const sheets = kind === 'workbook' ? await sheetsOf(path) : []
  return {
    kind,
    encoding: kind === 'workbook' ? 'utf-8' : encoding,
    certainty: kind === 'workbook' ? 'sure' : certainty,
    separator: kind === 'separated' ? (change.separator ?? (await recogniseSeparator(text.slice(0, 64 * 1024)))) : null,
    sheet: change.sheet ?? sheets[0] ?? null,
    sheets,
    firstRow: 1,
    headerRows: kind === 'records' ? 0 : 1,
  }
}

/**
 * Recognises a file: what kind it is, how its letters were written, what separates its cells, where its columns are named; `change` is what
 * somebody says otherwise. Reads its beginning only (of JSON everything, for the names of its columns).
 * Problem: `file-refused`, with the row and the column where they are known; nothing was written.
 */
export const recognise = async (path: string, change: ReadingChange = {}): Promise<Recognised> => {
  const reading = await beginReading(path, change)
  const names = reading.kind === 'records' ? await recordColumns(path, reading) : []
  const head = await headOf(rawLines(path, reading, names))
  if (head.every(({ cells }) => isBlank(cells))) throw refuse('file-empty')
  const found = reading.kind === 'records' ? { firstRow: 1, headerRows: 0 } : findHeader(head)
  const header = { firstRow: change.firstRow ?? found.firstRow, headerRows: change.headerRows ?? found.headerRows }
  const columns = reading.kind === 'records' ? names : columnsOf(head, header)
  const whole = { ...reading, ...header }
  const last = reading.kind === 'records' ? 0 : header.firstRow + header.headerRows - 1
  return { reading: whole, columns, lines: head.filter(({ row, cells }) => row > last && !isBlank(cells)) }
}
