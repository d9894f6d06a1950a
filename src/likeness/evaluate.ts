import { Failure } from '#platform/failure'
import { openTable } from '#platform/table'
import type { Asked } from './blocks.ts'
import { type Accuracy, accuracyAt, bestAccuracy, type Judged, precisionAt } from './figures.ts'
import { type FileMapping, type Mapping, toldIn } from './mapping.ts'
import type { Weights } from './model.ts'
import { comparePeople, type Pairs } from './pairs.ts'
import { People } from './people.ts'
import { priorOf } from './prior.ts'
import { resolve } from './resolve.ts'
import { train } from './train.ts'
import { type Ids, readTruth, type Truth } from './truth.ts'
import { pinnedWeights, Scale } from './weighing.ts'

/** The files that are evaluated. With `against`, only pairs of one person of each file are asked for. */
export type Evaluating = { people: string; against: string | null; truth: string; mapping: Mapping; train: boolean }

/** What came of it: accuracy at the threshold of the class *possible* and at the best one, precision of the class *certain*. */
export type Evaluated = {
  atThreshold: Accuracy
  best: Accuracy
  certain: { threshold: number; precision: number; pairs: number }
  pairs: number
  seconds: number
  people: number
  truths: number
  unknownTruths: number
  weights: string
}

const addAll = async (people: People, path: string, mapping: FileMapping): Promise<Map<string, number>> => {
  const ids = new Map<string, number>()
  for await (const { id, told, row } of toldIn(await openTable(path), mapping)) {
    if (ids.has(id)) throw new Failure('input-invalid', `${path}: row ${row}, column ${mapping.id}: the id "${id}" stands in an earlier row too.`)
    ids.set(id, people.add(told))
  }
  if (ids.size === 0) throw new Failure('input-invalid', `${path}: there are columns and no row.`)
  return ids
}

const judgedOf = (pairs: Pairs, truth: Truth): Judged => ({
  scores: Float64Array.from({ length: pairs.length }, (_, index) => 1 / (1 + 2 ** -pairs.bits[index]!)),
  same: Uint8Array.from({ length: pairs.length }, (_, index) => (truth.same(pairs.a[index]!, pairs.b[index]!) ? 1 : 0)),
})

/** Compares everybody and judges: the pairs with their bits, and how many were compared. */
export const matchPeople = (people: People, weights: Weights, asked: Asked): { pairs: Pairs; compared: number } => {
  const scale = new Scale(people, weights)
  const { pairs, blocking } = comparePeople(people, scale, asked)
  const prior = priorOf(pairs, people.count, asked)
  return { pairs: resolve(people, scale, pairs, { prior, certain: weights.thresholds.certain, asked }), compared: blocking.compared }
}

/**
 * Tells how well the matcher finds who is who in files whose truth is known. Throws Failure `input-invalid` naming file, row and column.
 */
export const evaluate = async (evaluating: Evaluating): Promise<Evaluated> => {
  const began = performance.now()
  const { mapping } = evaluating
  const people = new People()
  const first = await addAll(people, evaluating.people, mapping)
  const asked: Asked = { second: evaluating.against === null ? null : people.count }
  const second = evaluating.against === null ? null : await addAll(people, evaluating.against, mapping.against ?? mapping)
  people.close()
  const truth = await readTruth(await openTable(evaluating.truth), mapping.truth, { first, second } satisfies Ids, people.count, asked)
  const weights = evaluating.train ? train(people, pinnedWeights(), asked) : pinnedWeights()
  const { pairs, compared } = matchPeople(people, weights, asked)
  const judged = judgedOf(pairs, truth)
  return {
    atThreshold: accuracyAt(judged, truth.pairs, weights.thresholds.possible),
    best: bestAccuracy(judged, truth.pairs),
    certain: precisionAt(judged, weights.thresholds.certain),
    pairs: compared, seconds: Math.round(performance.now() - began) / 1000, people: people.count,
    truths: truth.pairs, unknownTruths: truth.unknown, weights: weights.version,
  }
}
