import * as Deliveries from '#delivery/actions'
import type { Declaration } from '#delivery/model'
import { boundsOf, type Period } from '#language/date'
import { Problem } from '#language/problem'
import { counting, type Work } from '#platform/work'
import * as access from '#results/access'
import type { Explanation, Figure, FigureFilter, FigureList, Reading, Recorded, Stated, Trend, TrendFilter } from '#results/model'
import { rulesInForce } from '#results/publication/rules'
import { type Published, readPublished } from '#results/published'
import * as store from '#results/store'
import * as Strategies from '#strategy/actions'
import type { Indicator } from '#strategy/model'

const everything = { from: null, to: null }
const boundsOfChoice = (period: Period | null) => (period ? boundsOf(period) : everything)
const nameOfChoice = (period: Period | null): string => period ?? 'all'

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

type Counted = { reading: Reading; position: number; recordedOf: (indicator: Indicator) => Recorded }

/** To the unit and as the ledger stands now, with the lines that were counted. */
const countExactly = async (work: Work, countable: Indicator[], period: Period | null): Promise<Counted> => {
  const position = await Deliveries.position(work)
  const counts = await store.countAll(work, countable, boundsOfChoice(period))
  return {
    reading: { exact: true, published: null },
    position,
    recordedOf: (indicator) => ({ ...counts[countable.indexOf(indicator)]!, position, countedAt: work.now.toString() }),
  }
}

/** As it was published. How many lines are behind it is for those who read them: it would say too much of a number that is withheld. */
const asPublished = (work: Work, published: Published, period: Period | null): Counted => {
  const { publication } = published
  return {
    reading: { exact: false, published: publication },
    position: publication?.position ?? 0,
    recordedOf: ({ code }) => ({
      value: published.valueOf(code, nameOfChoice(period)),
      lines: 'withheld',
      position: published.positionOf(code),
      countedAt: publication?.madeAt ?? work.now.toString(),
    }),
  }
}

const readAsPublished = async (work: Work, period: Period | null): Promise<Counted> =>
  asPublished(work, await readPublished(work, { periods: [nameOfChoice(period)], totals: true }), period)

const listFigures = (work: Work, filter: FigureFilter, isExact: boolean): Promise<FigureList> =>
  counting(work, async () => {
    const period = filter.period ?? null
    const indicators = select(await Strategies.indicators(work), filter.objective)
    const countable = indicators.filter((indicator) => indicator.counts !== null)
    const { reading, position, recordedOf } = isExact ? await countExactly(work, countable, period) : await readAsPublished(work, period)
    const declarations = await Deliveries.declarations(work)
    const items = indicators.map((indicator): Figure => ({
      indicator,
      period,
      recorded: indicator.counts === null ? null : recordedOf(indicator),
      declared: about(declarations, indicator.code, period),
      verified: null,
    }))
    return { period, position, synthetic: await store.hasSynthetic(work), reading, items }
  })

/**
 * The figures of a period (or of all time), one for each indicator: recorded from the ledger, declared, verified, side by side.
 * Persons are counted once over the period; services are summed. `position` is the place of the ledger at which all were counted: now for
 * those who may read the lines, that of the last publication for everybody else.
 */
export const figures = (work: Work, filter: FigureFilter): Promise<FigureList> => listFigures(work, filter, access.seesExact(work.actor))

/**
 * The same as published, whoever asks: for whatever leaves the house (files, maps, open data), be it made by the product itself, which
 * could see every number.
 */
export const publishedFigures = (work: Work, filter: FigureFilter): Promise<FigureList> => listFigures(work, filter, false)

const exactTrends = async (work: Work, indicators: Indicator[]): Promise<Trend[]> => {
  const quarters = await store.countAllByQuarter(work, indicators)
  return indicators.map((indicator, index) => ({
    indicator: indicator.code,
    quarters: quarters.flatMap(({ quarter, counts }) => {
      const value = counts[index]?.value ?? 0
      return value > 0 ? [{ period: quarter, value }] : []
    }),
  }))
}

/**
 * What each countable indicator recorded quarter by quarter, read as its figure is. Persons are counted once in each quarter: the quarters
 * of a year need not sum to the year.
 */
export const trends = async (work: Work, filter: TrendFilter): Promise<Trend[]> =>
  counting(work, async () => {
    const indicators = select(await Strategies.indicators(work), filter.objective).filter((indicator) => indicator.counts !== null)
    if (access.seesExact(work.actor)) return exactTrends(work, indicators)
    const published = await readPublished(work, { subjects: indicators.map(({ code }) => code), totals: true })
    return indicators.map(({ code }) => ({ indicator: code, quarters: published.quartersOf(code) }))
  })

type Parts = Pick<Explanation, 'quarters' | 'regions' | 'sexes' | 'ageBands'>

const unnamed = (parts: { key: string; value: number | 'withheld' }[]) => parts.map((part) => ({ ...part, name: null }))

const named = async (work: Work, parts: { key: string; value: number | 'withheld' }[]) => {
  const names = await store.findRegions(work, parts.map((part) => part.key))
  return parts.map((part) => ({ ...part, name: names.get(part.key) ?? null }))
}

const exactParts = async (work: Work, indicator: Indicator, period: Period | null): Promise<Parts> => {
  const bounds = boundsOfChoice(period)
  return {
    quarters: (await store.countByQuarter(work, indicator, everything)).map(({ key, value }) => ({ period: key, value })),
    regions: await named(work, await store.countByRegion(work, indicator, bounds)),
    sexes: unnamed(await store.countBySex(work, indicator, bounds)),
    ageBands: unnamed(await store.countByAgeBand(work, indicator, bounds)),
  }
}

const publishedParts = async (work: Work, { code }: Indicator, period: Period | null): Promise<Parts> => {
  const published = await readPublished(work, { subjects: [code] })
  const parts = (dimension: string) => published.partsOf(code, nameOfChoice(period), dimension)
  return { quarters: published.quartersOf(code), regions: await named(work, parts('region')), sexes: unnamed(parts('sex')), ageBands: unnamed(parts('age')) }
}

const partsOf = (work: Work, indicator: Indicator, period: Period | null): Promise<Parts> => {
  if (indicator.counts === null) return Promise.resolve({ quarters: [], regions: [], sexes: [], ageBands: [] })
  return access.seesExact(work.actor) ? exactParts(work, indicator, period) : publishedParts(work, indicator, period)
}

/**
 * Everything about one number: definition, rule, filter, position, statements beside it, and its parts by quarter, region, sex and age,
 * read as the figure is. Persons served in two parts are counted in both: parts need not sum to the whole. Problem: `not-found`.
 */
export const explain = async (work: Work, code: string, period: Period | null): Promise<Explanation> => {
  const all = await figures(work, period ? { period } : {})
  const figure = all.items.find((item) => item.indicator.code === code)
  if (!figure) throw new Problem('not-found')
  const { threshold, base } = (await rulesInForce(work))[figure.indicator.sensitive ? 'sensitive' : 'ordinary']
  const parts = await counting(work, () => partsOf(work, figure.indicator, period))
  return { ...figure, bounds: boundsOfChoice(period), threshold, base, synthetic: all.synthetic, reading: all.reading, ...parts }
}

export { coverage } from '#results/coverage'
export { auditPublication } from '#results/publication/audit'
export { orderPublication, publications, publish, publishDaily } from '#results/publication/publish'
export { rulesInForce, setRule } from '#results/publication/rules'
export { type Summary, summary } from '#results/summary'
