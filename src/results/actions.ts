import * as Deliveries from '#delivery/actions'
import type { Declaration } from '#delivery/model'
import { boundsOf, type Period } from '#language/date'
import { Problem } from '#language/problem'
import { counting, type Work } from '#platform/work'
import * as access from '#results/access'
import { guard, guardParts, thresholdOf } from '#results/disclosure'
import type { Explanation, Figure, FigureFilter, Quantity, Recorded, Stated, Trend, TrendFilter } from '#results/model'
import * as store from '#results/store'
import * as Strategies from '#strategy/actions'
import type { Indicator } from '#strategy/model'

const everything = { from: null, to: null }

const shown = (work: Work, indicator: Indicator, value: number): Quantity =>
  access.seesExactTotals(work.actor) ? value : guard(value, thresholdOf(indicator.sensitive))

const recordedOf = (work: Work, indicator: Indicator, count: { value: number; lines: number } | undefined, position: number): Recorded | null =>
  count
    ? {
        value: shown(work, indicator, count.value),
        lines: shown(work, indicator, count.lines),
        position,
        countedAt: work.now.toString(),
      }
    : null

/**
 * Whether a statement surely speaks of a period. An end that no source gives is at most the day of the statement; a beginning that no
 * source gives is not stretched back: "150 by then" says nothing about the year before.
 */
const speaksOf = ({ period: { from, to }, saidOn }: Declaration, period: Period): boolean => {
  const bounds = boundsOf(period)
  const start = from ?? to
  const end = to ?? (from && (saidOn ?? from))
  return start !== null && end !== null && start <= bounds.to && end >= bounds.from
}

/** Every statement about the indicator, each saying whether it speaks of the period; one without dates speaks of none in particular. */
const about = (declarations: Declaration[], indicator: string, period: Period | null): Stated[] =>
  declarations
    .filter((declaration) => declaration.indicator === indicator && declaration.kind !== 'target' && !declaration.partOf)
    .map((declaration) => ({ ...declaration, inPeriod: period === null || speaksOf(declaration, period) }))

const select = (indicators: Indicator[], objective: string | undefined) =>
  objective ? indicators.filter((indicator) => indicator.objective === objective) : indicators

/**
 * The figures of a period (or of all time), one for each indicator: recorded from the ledger, declared, verified, side by side.
 * Persons are counted once over the period; services are summed. `position` is the place of the ledger at which all were counted.
 */
export const figures = async (
  work: Work,
  filter: FigureFilter,
): Promise<{ period: Period | null; position: number; synthetic: boolean; items: Figure[] }> =>
  counting(work, async () => {
    const period = filter.period ?? null
    const indicators = select(await Strategies.indicators(work), filter.objective)
    const countable = indicators.filter((indicator) => indicator.counts !== null)
    const position = await Deliveries.position(work)
    const counts = await store.countAll(work, countable, period ? boundsOf(period) : everything)
    const declarations = await Deliveries.declarations(work)
    const items = indicators.map((indicator) => ({
      indicator,
      period,
      recorded: recordedOf(work, indicator, counts[countable.indexOf(indicator)], position),
      declared: about(declarations, indicator.code, period),
      verified: null,
    }))
    return { period, position, synthetic: await store.hasSynthetic(work), items }
  })

/**
 * What each countable indicator recorded quarter by quarter, under the same disclosure control as its figure. Persons are counted once
 * in each quarter: the quarters of a year need not sum to the year.
 */
export const trends = async (work: Work, filter: TrendFilter): Promise<Trend[]> =>
  counting(work, async () => {
    const indicators = select(await Strategies.indicators(work), filter.objective).filter((indicator) => indicator.counts !== null)
    const quarters = await store.countAllByQuarter(work, indicators)
    return indicators.map((indicator, index) => ({
      indicator: indicator.code,
      quarters: quarters.flatMap(({ quarter, counts }) => {
        const value = counts[index]?.value ?? 0
        return value > 0 ? [{ period: quarter, value: shown(work, indicator, value) }] : []
      }),
    }))
  })

const named = async (work: Work, parts: { key: string; value: number }[]) => {
  const names = await store.findRegions(work, parts.map((part) => part.key))
  return parts.map((part) => ({ ...part, name: names.get(part.key) ?? null }))
}

const unnamed = (parts: { key: string; value: number }[]) => parts.map((part) => ({ ...part, name: null }))

/**
 * Everything about one number: definition, rule, filter, position, statements beside it, and its parts by quarter, region, sex and age,
 * each under disclosure control. Persons served in two parts are counted in both: parts need not sum to the whole. Problem: `not-found`.
 */
export const explain = async (work: Work, code: string, period: Period | null): Promise<Explanation> => {
  const all = await figures(work, period ? { period } : {})
  const figure = all.items.find((item) => item.indicator.code === code)
  if (!figure) throw new Problem('not-found')
  const { indicator } = figure
  const bounds = period ? boundsOf(period) : everything
  const threshold = thresholdOf(indicator.sensitive)
  const parts = await counting(work, async () =>
    indicator.counts
      ? {
          quarters: await store.countByQuarter(work, indicator, everything),
          regions: await named(work, await store.countByRegion(work, indicator, bounds)),
          sexes: unnamed(await store.countBySex(work, indicator, bounds)),
          ageBands: unnamed(await store.countByAgeBand(work, indicator, bounds)),
        }
      : { quarters: [], regions: [], sexes: [], ageBands: [] },
  )
  return {
    ...figure,
    bounds,
    threshold,
    synthetic: all.synthetic,
    quarters: parts.quarters.map(({ key, value }) => ({ period: key, value: shown(work, indicator, value) })),
    regions: guardParts(parts.regions, threshold),
    sexes: guardParts(parts.sexes, threshold),
    ageBands: guardParts(parts.ageBands, threshold),
  }
}

export { coverage } from '#results/coverage'
export { type Summary, summary } from '#results/summary'
