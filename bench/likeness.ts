import { readFileSync, writeFileSync } from 'node:fs'
import { parseArgs } from 'node:util'
import { type Accuracy, accuracyAt, bestAccuracy, type Judged, precisionAt } from '#likeness/figures'
import { matchPeople } from '#likeness/evaluate'
import { type Comparison, comparisons, levels, Weights } from '#likeness/model'
import { People } from '#likeness/people'
import { train, training } from '#likeness/train'
import { pinnedWeights } from '#likeness/weighing'
import { africa, arabic, clean, clinic, historical, noisy, type Set_ } from '#test/people/sets'

/**
 * How well duplicates are found among invented people, set by set, with the pinned weights and with weights fitted to the set itself; and,
 * with
 * `--train`, the run that makes the pinned weights. Weights are made from other seeds than those that are judged.
 */
const { values } = parseArgs({ options: { train: { type: 'boolean', default: false }, seed: { type: 'string', default: '7' }, set: { type: 'string' } } })
const makers = { clean, noisy, historical, clinic, africa, arabic }
const trainingSeed = 101
const trainingSize = 3000
const file = new URL('../data/likeness/weights-2026-11.json', import.meta.url)

const gathered = (set: Set_, extra: Record<string, string> = {}) => {
  const records = [...set.people, ...(set.against ?? [])]
  const people = new People(records.length)
  const fields = Object.entries({ ...set.fields, ...extra })
  for (const record of records) people.add(Object.fromEntries(fields.map(([field, column]) => [field, record[column]])))
  people.close()
  return { people, records, asked: { second: set.against ? set.people.length : null } }
}

const truthsOf = (set: Set_): number => {
  if (set.against) return set.against.length
  const sizes = new Map<string, number>()
  for (const { cluster } of set.people) sizes.set(cluster, (sizes.get(cluster) ?? 0) + 1)
  return [...sizes.values()].reduce((sum, size) => sum + (size * (size - 1)) / 2, 0)
}

const told = ({ threshold, precision, recall, f1 }: Accuracy): string => `F1 ${f1.toFixed(4)} (P ${precision.toFixed(4)}, R ${recall.toFixed(4)}, from ${threshold.toFixed(2)})`

const judge = (set: Set_, own: boolean): void => {
  const began = performance.now()
  const { people, records, asked } = gathered(set)
  const weights = own ? train(people, pinnedWeights(), asked) : pinnedWeights()
  const { pairs, compared } = matchPeople(people, weights, asked)
  const judged: Judged = {
    scores: Float64Array.from({ length: pairs.length }, (_, index) => 1 / (1 + 2 ** -pairs.bits[index]!)),
    same: Uint8Array.from({ length: pairs.length }, (_, index) => (records[pairs.a[index]!]!.cluster === records[pairs.b[index]!]!.cluster ? 1 : 0)),
  }
  const truths = truthsOf(set)
  const certain = precisionAt(judged, weights.thresholds.certain)
  console.log(`${set.name.padEnd(11)} ${own ? 'own   ' : 'pinned'} ${told(accuracyAt(judged, truths, weights.thresholds.possible))}; best ${told(bestAccuracy(judged, truths))}; certain P ${certain.precision.toFixed(4)} of ${certain.pairs}/${truths}; ${compared} compared, ${((performance.now() - began) / 1000).toFixed(1)} s`)
}

const mean = (shares: number[]): number => shares.reduce((sum, share) => sum + share, 0) / shares.length

const fit = (): void => {
  const before = pinnedWeights()
  const fitted = Object.entries(makers).map(([name, make]) => {
    const extra: Record<string, string> = name === 'clean' || name === 'noisy' ? { document: 'soc_sec_id' } : {}
    const set = make(trainingSeed, trainingSize)
    const { people, asked } = gathered(set, extra)
    const fields = [...Object.keys(set.fields), ...Object.keys(extra)].map((field) => (field === 'birthDate' ? 'birth' : field))
    console.log(`fitting to ${name}`)
    return { fields, weights: train(people, before, asked) }
  })
  const parts = comparisons.map((comparison: Comparison) => {
    const from = fitted.filter(({ fields }) => fields.includes(comparison)).map(({ weights }) => weights)
    const share = (key: 'm' | 'u', index: number) => mean((from.length > 0 ? from : [before]).map((weights) => weights.comparisons[comparison]![index]![key]))
    return [comparison, levels[comparison].map((level, index) => ({ level, m: share('m', index), u: share('u', index) }))]
  })
  const made = Temporal.Now.plainDateISO().toString()
  const provenance = {
    made, seed: trainingSeed,
    method: 'EM for each blocking rule, u from pairs taken at random (src/likeness/train.ts); the mean over the sets that have the field. email and nationality, which no set has, are chosen by hand.',
    inputs: Object.keys(makers).map((name) => `test/people/sets.ts: ${name}, seed ${trainingSeed}, ${trainingSize} people`), parameters: { ...training, startedFrom: `${before.version} of ${before.provenance.made}` },
  }
  const weights = Weights.parse({ ...(JSON.parse(readFileSync(file, 'utf8')) as object), provenance, comparisons: Object.fromEntries(parts) })
  writeFileSync(file, `${JSON.stringify(weights, (_, value: unknown) => (typeof value === 'number' ? Number(value.toPrecision(4)) : value), 1)}\n`)
}

const judgeAll = (): void => {
  const wanted = values.set?.split(',') ?? Object.keys(makers)
  for (const [name, make] of Object.entries(makers).filter(([each]) => wanted.includes(each))) {
    const set = make(Number(values.seed))
    console.log(`${name}: ${set.people.length + (set.against?.length ?? 0)} records, seed ${values.seed}`)
    for (const own of [false, true]) judge(set, own)
  }
}

if (values.train) fit()
else judgeAll()
