import library, { type Highs, type Model, type ModelData } from 'highs'
import type { Interval } from '#results/disclosure/rule'
import type { Relation } from '#results/disclosure/table'

// Its types speak of the CommonJS build; the module that Node loads is the loader itself.
const load = library as unknown as typeof library.default
let loaded: Promise<Highs> | undefined
const solver = (): Promise<Highs> => (loaded ??= load())

const slack = 1e-6
const unlimited = 1e30

type Row = { entries: [column: number, factor: number][]; low: number; high: number }

/** A relation as inequalities over the columns of its cells. */
const rowsOf = ({ kind, whole, parts }: Relation, at: Map<string, number>): Row[] => {
  const columns = parts.map((part) => at.get(part)!)
  const total = at.get(whole)!
  const sum: Row = { entries: [...columns.map((column): [number, number] => [column, 1]), [total, -1]], low: 0, high: kind === 'sum' ? 0 : unlimited }
  if (kind === 'sum') return [sum]
  return [sum, ...columns.map((column): Row => ({ entries: [[total, 1], [column, -1]], low: 0, high: unlimited }))]
}

const startsOf = (rows: Row[]): number[] => {
  const starts = [0]
  for (const { entries } of rows) starts.push(starts.at(-1)! + entries.length)
  return starts
}

const modelOf = (known: Interval[], rows: Row[]): ModelData => ({
  numCols: known.length,
  numRows: rows.length,
  colCost: known.map(() => 0),
  colLower: known.map(({ low }) => low),
  colUpper: known.map(({ high }) => high),
  rowLower: rows.map(({ low }) => low),
  rowUpper: rows.map(({ high }) => high),
  matrix: {
    format: 'csr',
    numRows: rows.length,
    numCols: known.length,
    starts: startsOf(rows),
    indices: rows.flatMap(({ entries }) => entries.map(([column]) => column)),
    values: rows.flatMap(({ entries }) => entries.map(([, factor]) => factor)),
  },
})

/** What the attacker found: a table that agrees with all that is shown, and which shown cells kept them from going further. */
export type Found = { values: Float64Array; holding: number[] }

/** Somebody who knows every cell that is shown, how it was rounded, that nothing is below nothing, and how the cells hang together. */
export type Attacker = {
  /** A table that agrees with all that is known, with this cell as great (or as small) as it can be. */
  push: (cell: number, direction: 'up' | 'down') => Found
  /** One with as many of these cells as possible as great (or as small) as their limit. */
  pushAll: (cells: number[], limits: number[], direction: 'up' | 'down') => Found
  /** The attacker knows another interval of a cell from now on. */
  learn: (cell: number, known: Interval) => void
}

const solve = (highs: Highs, model: Model, known: Interval[]): Found => {
  model.run()
  if (model.getModelStatus() !== highs.constants.modelStatus.optimal) throw new Error(`the attacker's programme ended with ${model.getModelStatus()}`)
  const { colValue, colDual } = model.getSolution()
  const holding: number[] = []
  for (let column = 0; column < known.length; column++) if (Math.abs(colDual[column]!) > slack) holding.push(column)
  return { values: colValue, holding }
}

const attackerOf = (highs: Highs, model: Model, known: Interval[]): Attacker => {
  const sense = (direction: 'up' | 'down') => model.changeObjectiveSense(direction === 'up' ? highs.constants.objectiveSense.maximize : highs.constants.objectiveSense.minimize)
  const bound = (cell: number, { low, high }: Interval) => model.changeColBounds(cell, low, high)
  return {
    push: (cell, direction) => {
      sense(direction)
      model.changeColCost(cell, 1)
      const found = solve(highs, model, known)
      model.changeColCost(cell, 0)
      return found
    },
    pushAll: (cells, limits, direction) => {
      sense(direction)
      for (const [index, cell] of cells.entries()) {
        const { low, high } = known[cell]!
        model.changeColCost(cell, 1)
        bound(cell, direction === 'up' ? { low, high: Math.min(high, limits[index]!) } : { low: Math.max(low, limits[index]!), high })
      }
      const found = solve(highs, model, known)
      for (const cell of cells) {
        model.changeColCost(cell, 0)
        bound(cell, known[cell]!)
      }
      return found
    },
    learn: (cell, interval) => {
      known[cell] = interval
      bound(cell, interval)
    },
  }
}

/** Runs `attack` with an attacker who begins by knowing an interval of each cell, in the order of `keys`. */
export const attacking = async <V>(keys: string[], relations: Relation[], known: Interval[], attack: (attacker: Attacker) => V): Promise<V> => {
  const highs = await solver()
  const at = new Map(keys.map((key, index) => [key, index]))
  const knowledge = [...known]
  return highs.withModel(modelOf(knowledge, relations.flatMap((relation) => rowsOf(relation, at))), (model) => {
    // A question differs from the one before in its aim only: the primal simplex goes on from where it stands, five times as fast.
    model.options.set({ output_flag: false, random_seed: 0, presolve: 'off', simplex_strategy: 4 })
    return attack(attackerOf(highs, model, knowledge))
  })
}
