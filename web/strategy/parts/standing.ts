import type { Text } from '#language/text'
import type { Coverage, Figure, FigureList, Stated, Trend } from '#results/model'
import type { Programme, SpecificObjective, Strategy } from '#strategy/model'

export type Payer = Coverage['funders'][number]

/** One promise with what is known of it: the figure that stands for it, what is declared about it, who pays, how it moves. */
export type Standing = {
  objective: SpecificObjective
  figures: Figure[]
  /** The figure counted from the ledger that stands for the whole objective; null where no indicator of it is counted. */
  headline: Figure | null
  /** What is declared: of the headline's own indicator first, of the period before other times, the newest before older ones. */
  declared: Stated[]
  payers: Payer[]
  projects: number
  trend: Trend | null
}

export type ProgrammeStanding = { programme: Programme; lines: Standing[] }
export type StrategicStanding = { code: string; number: number; name: Text; programmes: ProgrammeStanding[] }

const countsWhole = ({ indicator: { counts, objective } }: Figure): boolean =>
  counts !== null && counts.objective === objective && Object.keys(counts).length === 1

/** The indicator that counts all services of the objective; where there is none, the first that the ledger can count. */
export const headlineOf = (figures: Figure[]): Figure | null =>
  figures.find(countsWhole) ?? figures.find(({ indicator }) => indicator.counts !== null) ?? null

const timeOf = ({ saidOn, period }: Stated) => `${saidOn ?? period.to ?? ''} ${period.to ?? ''}`
const newest = (one: Stated, other: Stated) => timeOf(other).localeCompare(timeOf(one))

const inOrder = (statements: Stated[]): Stated[] => {
  const replaced = new Set(statements.flatMap(({ supersedes }) => (supersedes ? [supersedes] : [])))
  return statements
    .filter(({ id }) => !replaced.has(id))
    .toSorted((one, other) => Number(other.inPeriod) - Number(one.inPeriod) || newest(one, other))
}

/** What is declared about an objective, statements that a later state of the same count replaced left out. */
export const declaredOf = (figures: Figure[], headline: Figure | null): Stated[] => [
  ...inOrder(headline?.declared ?? []),
  ...inOrder(figures.filter((figure) => figure !== headline).flatMap(({ declared }) => declared)),
]

type Known = { figures: FigureList; coverage: Coverage; trends: readonly Trend[] }

const standingOf = (objective: SpecificObjective, { figures, coverage, trends }: Known): Standing => {
  const own = figures.items.filter(({ indicator }) => indicator.objective === objective.code)
  const headline = headlineOf(own)
  const cells = coverage.rows.find((row) => row.objective === objective.code)?.cells ?? []
  return {
    objective,
    figures: own,
    headline,
    declared: declaredOf(own, headline),
    payers: coverage.funders.filter(({ id }) => cells.some(({ funder }) => funder === id)),
    projects: new Set(cells.flatMap(({ projects }) => projects.map(({ id }) => id))).size,
    trend: trends.find(({ indicator }) => indicator === headline?.indicator.code) ?? null,
  }
}

/** The strategy as promised, with what is known of each promise: objectives, programmes, specific objectives, in their order. */
export const standings = (strategy: Strategy, known: Known): StrategicStanding[] =>
  strategy.objectives.map(({ code, number, name }) => ({
    code,
    number,
    name,
    programmes: strategy.programmes
      .filter(({ objective }) => objective === code)
      .map((programme) => ({ programme, lines: programme.objectives.map((objective) => standingOf(objective, known)) })),
  }))

/** How many promises have a recorded figure above nothing, a declared one, a project, and how many have no counted indicator. */
export const summaryOf = (all: StrategicStanding[]) => {
  const lines = all.flatMap(({ programmes }) => programmes.flatMap((programme) => programme.lines))
  const count = (test: (line: Standing) => boolean) => lines.filter(test).length
  return {
    of: lines.length,
    recorded: count(({ headline }) => headline?.recorded != null && headline.recorded.value !== 0),
    declared: count(({ declared }) => declared.length > 0),
    supported: count(({ projects }) => projects > 0),
    uncounted: count(({ headline }) => headline === null),
  }
}
