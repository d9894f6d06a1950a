import { type Attacker, attacking } from '#results/disclosure/attacker'
import { isPrimary, neededWidth } from '#results/disclosure/primary'
import { type Interval, knownBy, roundedBy } from '#results/disclosure/rule'
import type { Cell, Relation, Table } from '#results/disclosure/table'

/** A withheld cell, and an interval that everything shown leaves open: the attacker can do no better. */
export type Proof = Interval & { key: string; needed: number; primary: boolean }

/** A table as it may be shown, with the proof of each cell that is not. */
export type Protected = { shown: Map<string, number | 'withheld'>; proof: Proof[] }

/** No choice of cells to withhold protects the others, since too much has been shown before. */
export class Unprotectable extends Error {}

const slack = 1e-6

/** What is being decided: which cells are withheld, and between what values the attacker has been seen to waver. */
type Decision = { cells: Cell[]; withheld: boolean[]; open: Interval[]; ceiling: number }

const knowledgeOf = ({ cells, withheld, ceiling }: Decision): Interval[] =>
  cells.map(({ value, rule }, index) => (withheld[index] ? { low: 1, high: ceiling } : knownBy(rule, value === 0 ? 0 : roundedBy(rule, value))))

const widthOf = ({ low, high }: Interval): number => Math.floor(high + slack) - Math.ceil(low - slack)

const isOpen = ({ cells, open }: Decision, index: number): boolean => widthOf(open[index]!) >= neededWidth(cells[index]!)

/** Every table that agrees with what is shown widens what is known to be open. */
const widen = ({ withheld, open }: Decision, values: Float64Array): void => {
  for (const [index, isWithheld] of withheld.entries()) {
    if (!isWithheld) continue
    const interval = open[index]!
    interval.low = Math.min(interval.low, values[index]!)
    interval.high = Math.max(interval.high, values[index]!)
  }
}

const unproved = (decision: Decision): number[] => decision.cells.flatMap((_, index) => (decision.withheld[index] && !isOpen(decision, index) ? [index] : []))

/** Many at once first: one table often shows that dozens of cells are open. Then each of the rest by itself. Answers those that are not. */
const findExposed = (decision: Decision, attacker: Attacker): number[] => {
  for (let left = Number.POSITIVE_INFINITY; ; ) {
    const rest = unproved(decision)
    if (rest.length === 0) return []
    if (rest.length >= left / 2) break
    left = rest.length
    const up = rest.map((index) => decision.open[index]!.low + neededWidth(decision.cells[index]!))
    widen(decision, attacker.pushAll(rest, up, 'up').values)
    const still = unproved(decision)
    const down = still.map((index) => decision.open[index]!.high - neededWidth(decision.cells[index]!))
    if (still.length > 0) widen(decision, attacker.pushAll(still, down, 'down').values)
  }
  return unproved(decision).filter((index) => {
    if (!isOpen(decision, index)) widen(decision, attacker.push(index, 'up').values)
    if (!isOpen(decision, index)) widen(decision, attacker.push(index, 'down').values)
    return !isOpen(decision, index)
  })
}

/**
 * Of the shown cells that hold the attacker's programme for an exposed one, the least: whoever withholds it frees the most for the least
 * loss. Nothing where the cell is open already, by what was withheld for another.
 */
const complementOf = (decision: Decision, attacker: Attacker, exposed: number): number | null => {
  const { cells, withheld } = decision
  const holding: number[] = []
  for (const direction of ['up', 'down'] as const) {
    const found = attacker.push(exposed, direction)
    widen(decision, found.values)
    if (isOpen(decision, exposed)) return null
    holding.push(...found.holding)
  }
  const chosen = holding
    .filter((index) => !withheld[index] && cells[index]!.value > 0 && !cells[index]!.pinned)
    .sort((one, other) => cells[one]!.value - cells[other]!.value || one - other)[0]
  if (chosen === undefined) throw new Unprotectable(`nothing is left to withhold for ${cells[exposed]!.key}`)
  return chosen
}

const withhold = (decision: Decision, attacker: Attacker, index: number): void => {
  decision.withheld[index] = true
  attacker.learn(index, { low: 1, high: decision.ceiling })
}

/** Withholds more, until nothing that is withheld can be found closer than protection asks. Throws `Unprotectable`. */
const complement = (decision: Decision, attacker: Attacker): void => {
  for (let exposed = findExposed(decision, attacker); exposed.length > 0; exposed = findExposed(decision, attacker)) {
    for (const index of exposed) {
      const chosen = isOpen(decision, index) ? null : complementOf(decision, attacker, index)
      if (chosen !== null) withhold(decision, attacker, chosen)
    }
  }
}

const decisionOf = (cells: Cell[]): Decision => ({
  cells,
  withheld: cells.map((cell) => isPrimary(cell) || (cell.kept === true && cell.value > 0)),
  open: cells.map(({ value }) => ({ low: value, high: value })),
  // Nobody needs to think of more than this: a bound that no protection asks for, so that the programme has an end.
  ceiling: 2 * Math.max(1, ...cells.map((cell) => cell.value)) + 4 * Math.max(1, ...cells.map(neededWidth)),
})

const answerOf = ({ cells, withheld, open }: Decision): Protected => ({
  shown: new Map(cells.map(({ key, value, rule }, index) => [key, withheld[index] ? 'withheld' : value === 0 ? 0 : roundedBy(rule, value)])),
  proof: cells.flatMap((cell, index) =>
    withheld[index]
      ? [{ key: cell.key, needed: neededWidth(cell), primary: isPrimary(cell), low: Math.ceil(open[index]!.low - slack), high: Math.floor(open[index]!.high + slack) }]
      : [],
  ),
})

/**
 * Looks at a table that is shown already, with the eyes of the attacker: the cells that are shown and too small, else those that are
 * withheld and yet known more closely than protection asks. None where the table is right.
 */
export const findKnown = async (table: Table, shown: Map<string, number | 'withheld'>): Promise<string[]> => {
  const cells = table.cells.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const withheld = cells.map(({ key }) => shown.get(key) === 'withheld')
  const decision = { ...decisionOf(cells), withheld }
  const small = cells.filter((cell, index) => isPrimary(cell) && !withheld[index]).map(({ key }) => key)
  if (small.length > 0) return small
  const known = knowledgeOf(decision).map((each, index) => {
    const seen = shown.get(cells[index]!.key)
    return typeof seen === 'number' ? knownBy(cells[index]!.rule, seen) : each
  })
  const keys = cells.map(({ key }) => key)
  const exposed = await attacking(keys, sorted(table.relations), known, (attacker) => findExposed(decision, attacker))
  return exposed.map((index) => keys[index]!)
}

const sorted = (relations: Relation[]): Relation[] =>
  relations.map((relation) => ({ ...relation, parts: relation.parts.toSorted() })).sort((one, other) => (one.whole + one.parts[0]! < other.whole + other.parts[0]! ? -1 : 1))

/**
 * Decides which cells of a table are withheld, and proves it: small ones and dominated ones first, then as many others as it takes until
 * an attacker who solves a linear programme over everything that is shown is left the width that each withheld cell asks. The same table
 * gives the same answer, in whatever order its cells come. Throws `Unprotectable` where what was shown before forbids it.
 * Source: Cox, JASA 90 (1995) 1453–1462; Fischetti and Salazar-González, Management Science 47 (2001) 1008–1027.
 */
export const protect = async (table: Table): Promise<Protected> => {
  const cells = table.cells.toSorted((one, other) => (one.key < other.key ? -1 : 1))
  const decision = decisionOf(cells)
  if (!decision.withheld.includes(true)) return answerOf(decision)
  const keys = cells.map(({ key }) => key)
  return attacking(keys, sorted(table.relations), knowledgeOf(decision), (attacker) => {
    complement(decision, attacker)
    return answerOf(decision)
  })
}
