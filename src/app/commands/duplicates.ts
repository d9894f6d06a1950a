import { parseArgs } from 'node:util'
import { type Evaluated, evaluate } from '#likeness/evaluate'
import { readMapping } from '#likeness/mapping'
import { Failure } from '#platform/failure'
import { print } from '../print.ts'

const usage = 'duplicates evaluate PEOPLE.csv [--against OTHER.csv] --truth TRUTH.csv --mapping MAPPING.json [--json] [--train]'

/** `duplicates evaluate …`: how well the matcher finds who is who in files whose truth is known; touches no registry. */
export async function run(arguments_: string[]): Promise<number> {
  const { values, positionals } = parseArgs({
    args: arguments_,
    options: {
      against: { type: 'string' }, truth: { type: 'string' }, mapping: { type: 'string' },
      json: { type: 'boolean', default: false }, train: { type: 'boolean', default: false },
    },
    allowPositionals: true,
  })
  const [verb, people, ...more] = positionals
  if (verb !== 'evaluate' || people === undefined || more.length > 0) throw new Failure('usage', `${usage}.`)
  if (values.truth === undefined || values.mapping === undefined) throw new Failure('usage', `--truth and --mapping are needed: ${usage}.`)
  const evaluated = await evaluate({ people, against: values.against ?? null, truth: values.truth, mapping: readMapping(values.mapping), train: values.train })
  if (values.json) print(JSON.stringify(evaluated))
  else describe(evaluated)
  return 0
}

const percent = (part: number): string => `${(part * 100).toFixed(2)} %`

function describe({ atThreshold, best, certain, pairs, seconds, people, truths, unknownTruths, weights }: Evaluated): void {
  print(`${people} persons, ${pairs} pairs compared in ${seconds} s; ${truths} pairs are one person in truth (weights ${weights})`)
  if (unknownTruths > 0) print(`${unknownTruths} lines of the truth speak of ids that the files do not have`)
  for (const [name, found] of [['at the threshold', atThreshold], ['at the best one', best]] as const) {
    print(`${name.padEnd(17)} ${found.threshold.toFixed(4)}   precision ${percent(found.precision)}   recall ${percent(found.recall)}   F1 ${found.f1.toFixed(4)}`)
  }
  print(`certain from      ${certain.threshold.toFixed(4)}   precision ${percent(certain.precision)}   of ${certain.pairs} pairs`)
}
