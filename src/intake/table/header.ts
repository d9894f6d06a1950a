import { isBlank, type Line } from '#intake/table/line'
import { fieldOf, plain } from '#intake/understand/columns'

/** Where the names of the columns stand: the first row of them, and how many rows they take (0: there are none). */
export type Header = { firstRow: number; headerRows: number }

const filled = (line: Line | undefined): string[] => (line?.cells ?? []).filter((cell) => cell.trim() !== '')

/** A tag of the Humanitarian Exchange Language, in the row under the names (`#adm1+name`). */
const isTag = (cell: string): boolean => /^#[a-z][\w+ -]*$/i.test(cell.trim())

const looksLikeData = (cell: string): boolean => /\d{2,}|^\d$|@/.test(cell)

const known = (line: Line | undefined): number => filled(line).filter((cell) => fieldOf(cell) !== null).length

const isNames = (line: Line | undefined): boolean => {
  const cells = filled(line)
  return cells.length > 1 && !cells.some(looksLikeData) && new Set(cells.map(plain)).size > cells.length * 0.7
}

/** A second row of names: tags, names that are known, or words under a first row that has gaps (cells that were joined). */
const isSecond = (first: Line, second: Line | undefined): boolean => {
  const cells = filled(second)
  if (cells.length < 2) return false
  if (cells.filter(isTag).length > cells.length / 2) return true
  if (!isNames(second)) return false
  return known(second) >= 2 || (filled(first).length < cells.length * 0.7 && known(second) >= 1)
}

/** Finds the names of the columns among the first rows: below titles and empty rows, and where two rows name them, both. */
export const findHeader = (lines: readonly Line[]): Header => {
  const head = lines.slice(0, 20)
  const width = Math.max(0, ...head.map((line) => filled(line).length))
  const best = head.findIndex((line) => known(line) >= 2)
  const wide = head.findIndex((line) => !isBlank(line.cells) && filled(line).length >= Math.max(1, width * 0.5))
  const at = best !== -1 && (wide === -1 || best >= wide) ? best : wide
  if (at === -1) return { firstRow: 1, headerRows: 0 }
  const above = head[at - 1]
  const groups = best !== -1 && above && filled(above).length > 1 && !filled(above).some(looksLikeData) && above.row === head[at]!.row - 1
  if (groups) return { firstRow: above.row, headerRows: 2 }
  const line = head[at]!
  if (known(line) === 0 && filled(line).some(looksLikeData)) return { firstRow: line.row, headerRows: 0 }
  return { firstRow: line.row, headerRows: isSecond(line, head[at + 1]) ? 2 : 1 }
}

/** The name of a group stands over its first column only: it goes for those after it, up to the next. */
const spread = (cells: readonly string[], width: number): string[] => {
  let last = ''
  return Array.from({ length: width }, (_, column) => {
    const cell = (cells[column] ?? '').trim()
    if (cell !== '') last = cell
    return last
  })
}

const joined = (group: string, name: string): string => {
  if (name === '' || isTag(name)) return group
  return group === '' || plain(group) === plain(name) ? name : `${group} / ${name}`
}

const distinct = (names: string[]): string[] => {
  const seen = new Map<string, number>()
  return names.map((name, column) => {
    const own = name.trim().slice(0, 200) || `#${column + 1}`
    const times = (seen.get(own) ?? 0) + 1
    seen.set(own, times)
    return times === 1 ? own : `${own} (${times})`
  })
}

/** The names of the columns, each by itself: of two rows joined, without a name by number, and a second of the same name numbered. */
export const columnsOf = (lines: readonly Line[], { firstRow, headerRows }: Header): string[] => {
  const width = Math.max(0, ...lines.map(({ cells }) => cells.length))
  const cellsOf = (row: number) => lines.find((line) => line.row === row)?.cells ?? []
  const first = cellsOf(firstRow)
  const names = Array.from({ length: width }, (_, column) => (headerRows === 0 ? '' : (first[column] ?? '').trim()))
  if (headerRows < 2) return distinct(names)
  const second = cellsOf(firstRow + 1)
  const groups = second.filter((cell) => isTag(cell)).length > 1 ? names : spread(first, width)
  return distinct(groups.map((group, column) => joined(group, (second[column] ?? '').trim())))
}
