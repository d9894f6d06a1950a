import { parseArgs } from 'node:util'
import { accuracyAt, bestAccuracy, Growing, precisionAt } from '#likeness/figures'
import { compareNames, nameThresholds } from '#likeness/names'
import { Failure } from '#platform/failure'
import { columnIn, openTable, type Row, type Table } from '#platform/table'
import { print } from '../print.ts'

const truthColumns = ['truth', 'label', 'same', 'match', 'is_match']
const yes = new Set(['1', 'true', 'yes', 'y', 'oui', 'same', 'match', 'نعم'])
const no = new Set(['0', 'false', 'no', 'n', 'non', 'different', 'nonmatch', 'no_match', '-1', 'لا'])

/**
 * `names compare FILE.csv [--json]`: how alike the names of each row are (columns `a` and `b`, any script), and how well that agrees with
 * the truth.
 */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({ args: arguments_, options: { json: { type: 'boolean', default: false } }, allowPositionals: true })
  const [verb, file, ...more] = positionals
  if (verb !== 'compare' || file === undefined || more.length > 0) throw new Failure('usage', 'names compare FILE.csv [--json]; the file has the columns a and b.')
  const table = await openTable(file)
  const columns = { a: columnIn(table, 'a', 'the first name of each pair'), b: columnIn(table, 'b', 'the second name of each pair') }
  await compareAll(table, columns, values.json)
  return 0
}

type Columns = { a: number; b: number }

async function compareAll(table: Table, { a, b }: Columns, json: boolean): Promise<void> {
  const began = performance.now()
  const truthAt = table.columns.findIndex((name) => truthColumns.includes(name.toLowerCase()))
  const judged = new Growing()
  let pairs = 0
  if (json) print('{"pairs": [')
  for await (const row of table.rows()) {
    const [first, second] = [row.values[a] ?? '', row.values[b] ?? '']
    const found = compareNames(first, second)
    if (truthAt >= 0) judged.push(found.score, truthOf(table, row, truthAt))
    const score = Math.round(found.score * 10_000) / 10_000
    if (json) print(`${pairs > 0 ? ',' : ' '}${JSON.stringify({ row: row.number, a: first, b: second, score, class: found.class, words: found.laid })}`)
    else print(`${score.toFixed(4)}  ${found.class.padEnd(8)}  ${first}  |  ${second}`)
    pairs++
  }
  const seconds = Math.round(performance.now() - began) / 1000
  tell({ count: pairs, thresholds: nameThresholds, ...(truthAt >= 0 && figuresOf(judged)), seconds }, json)
}

const truthOf = (table: Table, row: Row, at: number): boolean => {
  const said = (row.values[at] ?? '').toLowerCase().replace(/\.0+$/, '')
  if (!yes.has(said) && !no.has(said)) {
    throw new Failure('input-invalid', `${table.path}: row ${row.number}, column ${table.columns[at]}: "${said}" is neither yes (1, true, yes, oui) nor no (0, false, no, non).`)
  }
  return yes.has(said)
}

const figuresOf = (growing: Growing) => {
  const judged = growing.judged()
  const truths = judged.same.reduce((sum, each) => sum + each, 0)
  return {
    truths,
    atThreshold: accuracyAt(judged, truths, nameThresholds.possible),
    best: bestAccuracy(judged, truths),
    certain: precisionAt(judged, nameThresholds.certain),
  }
}

function tell(figures: object, json: boolean): void {
  if (json) print(`], ${JSON.stringify(figures).slice(1)}`)
  else print(JSON.stringify(figures, null, 2))
}
