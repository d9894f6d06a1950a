import { Failure } from '#platform/failure'
import { columnIn, type Table } from '#platform/table'
import type { Asked } from './blocks.ts'
import type { Mapping } from './mapping.ts'

/** Who is who: whether two persons are one, how many pairs are in truth, and how many lines spoke of ids that the files do not have. */
export type Truth = { same: (a: number, b: number) => boolean; pairs: number; unknown: number }

/** The numbers of persons by their id; where two files are linked, an id may stand in both. */
export type Ids = { first: Map<string, number>; second: Map<string, number> | null }

const rootOf = (parents: Uint32Array, person: number): number => {
  let root = person
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!
    root = parents[root]!
  }
  return root
}

type Line = { a: number; b: number }

/** Both persons of a line of pairs; in a file that is linked with another, the one may stand on either side. */
const lineOf = ({ first, second }: Ids, a: string, b: string): Line | null => {
  const straight = { a: first.get(a), b: (second ?? first).get(b) }
  const crossed = { a: first.get(b), b: (second ?? first).get(a) }
  const found = straight.a !== undefined && straight.b !== undefined ? straight : crossed
  return found.a === undefined || found.b === undefined ? null : { a: found.a, b: found.b }
}

async function* linesOfPairs(table: Table, truth: Extract<Mapping['truth'], { kind: 'pairs' }>, ids: Ids): AsyncGenerator<Line | null> {
  const [a, b] = [columnIn(table, truth.a, 'truth.a'), columnIn(table, truth.b, 'truth.b')]
  for await (const { values } of table.rows()) yield lineOf(ids, values[a] ?? '', values[b] ?? '')
}

/** Each record beside the first of its cluster. */
async function* linesOfClusters(table: Table, truth: Extract<Mapping['truth'], { kind: 'clusters' }>, ids: Ids): AsyncGenerator<Line | null> {
  const [id, cluster] = [columnIn(table, truth.id, 'truth.id'), columnIn(table, truth.cluster, 'truth.cluster')]
  const firsts = new Map<string, number>()
  for await (const { values } of table.rows()) {
    const found = [ids.first.get(values[id] ?? ''), ids.second?.get(values[id] ?? '')].filter((person) => person !== undefined)
    if (found.length === 0) yield null
    for (const person of found) {
      const name = values[cluster] ?? ''
      if (!firsts.has(name)) firsts.set(name, person)
      yield { a: firsts.get(name)!, b: person }
    }
  }
}

/** How many pairs there are within the groups: any two of a group, or one of each file. */
const countPairs = (parents: Uint32Array, { second }: Asked): number => {
  const [inFirst, inSecond] = [new Map<number, number>(), new Map<number, number>()]
  for (let person = 0; person < parents.length; person++) {
    const side = second !== null && person >= second ? inSecond : inFirst
    const root = rootOf(parents, person)
    side.set(root, (side.get(root) ?? 0) + 1)
  }
  let pairs = 0
  for (const [root, count] of inFirst) pairs += second === null ? (count * (count - 1)) / 2 : count * (inSecond.get(root) ?? 0)
  return pairs
}

/**
 * Reads what is true. Being one person passes on: where A is B and B is C, A is C, whether the file says so or not. Throws Failure
 * `input-invalid` where no line speaks of ids of the files.
 */
export const readTruth = async (table: Table, truth: Mapping['truth'], ids: Ids, count: number, asked: Asked): Promise<Truth> => {
  const parents = Uint32Array.from({ length: count }, (_, person) => person)
  let [known, unknown] = [0, 0]
  for await (const line of truth.kind === 'pairs' ? linesOfPairs(table, truth, ids) : linesOfClusters(table, truth, ids)) {
    if (line === null) {
      unknown++
      continue
    }
    known++
    parents[rootOf(parents, line.a)] = rootOf(parents, line.b)
  }
  if (known === 0 && unknown > 0) throw new Failure('input-invalid', `${table.path}: none of its ids is an id of the people; is truth.${truth.kind === 'pairs' ? 'a' : 'id'} the right column?`)
  return { same: (a, b) => rootOf(parents, a) === rootOf(parents, b), pairs: countPairs(parents, asked), unknown }
}
