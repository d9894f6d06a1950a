import type { Pairs } from './pairs.ts'

const rootOf = (parents: Uint32Array, person: number): number => {
  let root = person
  while (parents[root] !== root) {
    parents[root] = parents[parents[root]!]!
    root = parents[root]!
  }
  return root
}

/** Those of `members` who hang together by the given pairs that say at least `least` bits, in groups of two or more. */
const groupsOf = (pairs: Pairs, chosen: readonly number[] | Uint32Array, least: number, parents: Uint32Array): Map<number, number[]> => {
  for (const index of chosen) if (pairs.bits[index]! >= least) parents[rootOf(parents, pairs.a[index]!)] = rootOf(parents, pairs.b[index]!)
  const groups = new Map<number, number[]>()
  for (const index of chosen) {
    if (pairs.bits[index]! < least) continue
    const root = rootOf(parents, pairs.a[index]!)
    const group = groups.get(root)
    if (group) group.push(index)
    else groups.set(root, [index])
  }
  return groups
}

const membersOf = (pairs: Pairs, chosen: readonly number[]): number[] =>
  [...new Set(chosen.flatMap((index) => [pairs.a[index]!, pairs.b[index]!]))]

/**
 * The people who hang together by pairs that say at least `least` bits. A crowd of more than `largest` is asked for stronger ties until it
 * falls apart.
 */
export function* componentsOf(pairs: Pairs, count: number, least: number, largest: number): Generator<number[]> {
  const parents = new Uint32Array(count)
  const alone = (members: Iterable<number>) => { for (const member of members) parents[member] = member }
  alone(parents.keys())
  const all = Uint32Array.from({ length: pairs.length }, (_, index) => index)
  const waiting = [...groupsOf(pairs, all, least, parents).values()].map((chosen) => ({ chosen, least }))
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const members = membersOf(pairs, next.chosen)
    if (members.length <= largest) {
      yield members
      continue
    }
    const stronger = next.least + 2
    alone(members)
    for (const chosen of groupsOf(pairs, next.chosen, stronger, parents).values()) waiting.push({ chosen, least: stronger })
  }
}
