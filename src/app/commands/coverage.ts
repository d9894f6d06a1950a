import { parseArgs } from 'node:util'
import { Day } from '#language/date'
import { Failure } from '#platform/failure'
import * as Results from '#results/actions'
import { Coverage } from '#results/model'
import { atTheDesk } from '../desk.ts'
import { print } from '../print.ts'

/** `coverage [--json] [--on DAY]`: who pays for what, what has nobody, and the gap to what was declared. */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({ args: arguments_, options: { json: { type: 'boolean', default: false }, on: { type: 'string' } } })
  const on = Day.optional().safeParse(values.on)
  if (!on.success) throw new Failure('usage', '--on is a day: 2015-04-17.')
  const coverage = Coverage.parse(await atTheDesk('coverage', (work) => Results.coverage(work, on.data ?? null)))
  if (values.json) print(JSON.stringify(coverage, null, 2))
  else describe(coverage)
  return 0
}

function describe(coverage: Coverage): void {
  for (const { objective, cells } of coverage.rows) print(`${objective.padEnd(6)} ${cells.map((cell) => cell.funder).join(', ') || '–'}`)
  print(`${coverage.supported} of ${coverage.of} have a known project`)
  for (const { on, computed, declared, of, gap } of coverage.compared) print(`${on}: declared ${declared.value} of ${of}, counted ${computed}, gap ${gap}`)
}
