import { parseArgs } from 'node:util'
import { Period } from '#language/date'
import { Failure } from '#platform/failure'
import * as Results from '#results/actions'
import { FigureList } from '#results/model'
import { atTheDesk } from '../desk.ts'
import { print } from '../print.ts'

/**
 * `figures [--json] [--published] [--period P] [--objective OSP]`: recorded, declared and verified, as the pages show them to those who
 * steer; with `--published`, as everybody else is shown them.
 */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({
    args: arguments_,
    options: { json: { type: 'boolean', default: false }, published: { type: 'boolean', default: false }, period: { type: 'string' }, objective: { type: 'string' } },
  })
  const period = Period.optional().safeParse(values.period)
  if (!period.success) throw new Failure('usage', '--period is a quarter (2015-Q4), a month (2015-12) or a year (2015).')
  const filter = { ...(period.data && { period: period.data }), ...(values.objective && { objective: values.objective }) }
  const list = FigureList.parse(await atTheDesk('figures', (work) => (values.published ? Results.publishedFigures : Results.figures)(work, filter)))
  if (values.json) print(JSON.stringify(list, null, 2))
  else for (const figure of list.items) print(line(figure))
  return 0
}

const line = ({ indicator, recorded, declared }: FigureList['items'][number]): string => {
  const stated = declared.map(({ operator, value, document }) => `${operator} ${value} (${document})`).join(', ')
  return `${indicator.code.padEnd(34)} ${String(recorded?.value ?? '–').padStart(8)}   ${stated}`
}
