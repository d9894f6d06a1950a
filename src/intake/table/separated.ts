import { separatorNames } from '#intake/model'
import { limits } from '#intake/table/limits'
import type { Line } from '#intake/table/line'
import { refuse } from '#intake/table/refusal'

export type Separator = (typeof separatorNames)[number]

type State = { row: number; cells: string[]; cell: string; quoted: boolean; closed: boolean; openedAt: number; started: boolean; lines: Line[] }

const begin = (): State => ({ row: 1, cells: [], cell: '', quoted: false, closed: false, openedAt: 0, started: false, lines: [] })

const endCell = (state: State): void => {
  if (state.cells.length >= limits.columns) throw refuse('columns-too-many', { row: state.row })
  state.cells.push(state.cell)
  state.cell = ''
  state.closed = false
}

const endLine = (state: State): void => {
  endCell(state)
  if (state.row > limits.rows) throw refuse('rows-too-many', { row: state.row })
  state.lines.push({ row: state.row, cells: state.cells })
  state.row += 1
  state.cells = []
  state.started = false
}

const add = (state: State, text: string): void => {
  state.cell += text
  if (state.cell.length <= limits.cellLength) return
  throw state.quoted ? refuse('quote-open', { row: state.openedAt, column: state.cells.length + 1 }) : refuse('cell-too-long', { row: state.row, column: state.cells.length + 1 })
}

/** Within quotes: everything up to the next quote belongs to the cell; two quotes are one. Answers where to go on. */
const readQuoted = (state: State, text: string, from: number): number => {
  const quote = text.indexOf('"', from)
  add(state, text.slice(from, quote === -1 ? text.length : quote))
  if (quote === -1) return text.length
  if (text[quote + 1] === '"') {
    add(state, '"')
    return quote + 2
  }
  state.quoted = false
  state.closed = true
  return quote + 1
}

const readPlain = (state: State, text: string, from: number, stop: RegExp): number => {
  stop.lastIndex = from
  const at = stop.exec(text)?.index ?? text.length
  if (at > from) add(state, text.slice(from, at))
  return at
}

const readSign = (state: State, text: string, at: number, separator: string): number => {
  const sign = text[at]!
  if (sign === separator) endCell(state)
  else if (sign === '\n' || sign === '\r') {
    endLine(state)
    return sign === '\r' && text[at + 1] === '\n' ? at + 2 : at + 1
  } else if (state.cell === '' && !state.closed) {
    state.quoted = true
    state.openedAt = state.row
  } else add(state, sign)
  state.started = true
  return at + 1
}

const readPlainOrSign = (state: State, text: string, at: number, separator: string, stop: RegExp): number => {
  const next = readPlain(state, text, at, stop)
  if (next > at) state.started = true
  return next < text.length ? readSign(state, text, next, separator) : next
}

const readText = (state: State, text: string, separator: string, stop: RegExp): void => {
  for (let at = 0; at < text.length; ) {
    at = state.quoted ? readQuoted(state, text, at) : readPlainOrSign(state, text, at, separator, stop)
  }
}

/** Where a text can be cut: quotes and returns at its very end may belong together with what comes next (a quote of two, a line end of two). */
const cutOf = (text: string): number => {
  let end = text.length
  while (end > 0 && (text[end - 1] === '"' || text[end - 1] === '\r')) end -= 1
  return text.length - end > limits.cellLength ? text.length : end
}

const stopAt = (separator: string): RegExp => new RegExp(`[${separator === '|' ? '\\|' : separator}"\\r\\n]`, 'g')

/**
 * The rows of a text whose cells are separated (RFC 4180, and what spreadsheets make of it): quotes, quoted line ends, line ends of
 * every system, a last line without one. Rows come in batches, a piece of text at a time, so that memory does not grow with the file.
 * Problem: `file-refused` (`quote-open`, `cell-too-long`, `columns-too-many`, `rows-too-many`).
 */
export async function* readSeparated(pieces: AsyncIterable<string>, separator: Separator): AsyncGenerator<Line[]> {
  const state = begin()
  const stop = stopAt(separator)
  let rest = ''
  for await (const piece of pieces) {
    const text = rest + piece
    const cut = cutOf(text)
    readText(state, text.slice(0, cut), separator, stop)
    rest = text.slice(cut)
    if (state.lines.length > 0) yield state.lines
    state.lines = []
  }
  readText(state, rest, separator, stop)
  if (state.quoted) throw refuse('quote-open', { row: state.openedAt, column: state.cells.length + 1 })
  if (state.started || state.cell !== '' || state.cells.length > 0) endLine(state)
  if (state.lines.length > 0) yield state.lines
}

/** How even the rows of a text are under a separator: the share that has the most frequent number of cells, and that number. */
const evenness = async (sample: string, separator: Separator): Promise<{ share: number; width: number }> => {
  const widths = new Map<number, number>()
  let rows = 0
  const pieces = async function* () {
    for (const line of sample.split(/(?<=\n)/)) yield line
  }
  try {
    for await (const lines of readSeparated(pieces(), separator)) {
      const full = lines.filter(({ cells }) => cells.length > 1 || cells[0] !== '')
      rows += full.length
      for (const { cells } of full) widths.set(cells.length, (widths.get(cells.length) ?? 0) + 1)
    }
  } catch {
    // What is refused is refused when the file is read, with its place; the rows before it tell of the separator.
  }
  const [width, times] = [...widths].toSorted((one, other) => other[1] - one[1] || other[0] - one[0])[0] ?? [1, 0]
  return { share: width > 1 ? times / rows : 0, width }
}

/** Which separator a text was written with: said by itself (`sep=;`), else the one under which its rows are most even. */
export const recogniseSeparator = async (sample: string): Promise<Separator> => {
  const said = /^sep=(.)\r?\n/.exec(sample)?.[1]
  if (said !== undefined && (separatorNames as readonly string[]).includes(said)) return said as Separator
  const end = sample.lastIndexOf('\n')
  const whole = end > 0 ? sample.slice(0, end + 1) : sample
  const tried = await Promise.all(separatorNames.map(async (separator) => ({ separator, ...(await evenness(whole, separator)) })))
  const [best] = tried.toSorted((one, other) => other.share * Math.log2(1 + other.width) - one.share * Math.log2(1 + one.width))
  return best!.separator
}
