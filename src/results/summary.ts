import * as Deliveries from '#delivery/actions'
import { boundsOf, type Day, type Period } from '#language/date'
import { counting, type Work } from '#platform/work'
import { guard, guardParts, thresholdOf } from '#results/disclosure'
import type { Quantity } from '#results/model'
import * as store from '#results/store'
import * as Strategies from '#strategy/actions'

/** One indicator in a period, in the one before, and since the first of January: each by its own count, persons once in each. */
export type Counted = { indicator: string; value: Quantity; lastPeriod: Quantity; sinceJanuary: Quantity }

/** What a published report may say of a period: every count has been through disclosure control. */
export type Summary = {
  position: number
  synthetic: boolean
  threshold: number
  counted: Counted[]
  /** Services given, quarter by quarter up to the period; `objectives` are the specific objectives served. */
  quarters: { period: Period; value: Quantity; objectives: { code: string; value: Quantity }[] }[]
  regions: { code: string; value: Quantity; lastPeriod: Quantity }[]
}

/** The period before: a year, a quarter or a month of the same length. */
export const periodBefore = (period: Period): Period => {
  const year = Number(period.slice(0, 4))
  const part = period.slice(5)
  if (part === '') return String(year - 1)
  if (part.startsWith('Q')) return part === 'Q1' ? `${year - 1}-Q4` : `${year}-Q${Number(part[1]) - 1}`
  return Temporal.PlainYearMonth.from(period).subtract({ months: 1 }).toString()
}

/** The last `count` quarters up to the one in which a day lies, the earliest first. */
export const quartersUpTo = (day: Day, count: number): Period[] => {
  const last = Temporal.PlainDate.from(day)
  return Array.from({ length: count }, (_, index) => {
    const { year, month } = last.with({ day: 1 }).subtract({ months: 3 * (count - 1 - index) })
    return `${year}-Q${Math.ceil(month / 3)}`
  })
}

const indicatorCounts = async (work: Work, period: Period): Promise<Counted[]> => {
  const indicators = (await Strategies.indicators(work)).filter((indicator) => indicator.counts !== null)
  const { to } = boundsOf(period)
  const [now, before, year] = [
    await store.countAll(work, indicators, boundsOf(period)),
    await store.countAll(work, indicators, boundsOf(periodBefore(period))),
    await store.countAll(work, indicators, { from: `${period.slice(0, 4)}-01-01`, to }),
  ]
  return indicators.map((indicator, index) => {
    const shown = (counts: { value: number }[]): Quantity => guard(counts[index]?.value ?? 0, thresholdOf(indicator.sensitive))
    return { indicator: indicator.code, value: shown(now), lastPeriod: shown(before), sinceJanuary: shown(year) }
  })
}

const serviceQuarters = async (work: Work, to: Day): Promise<Summary['quarters']> => {
  const threshold = thresholdOf(false)
  const rows = await store.countServices(work, { from: null, to })
  return quartersUpTo(to, 8).map((period) => {
    const objectives = rows.filter((row) => row.period === period).map(({ objective, value }) => ({ code: objective, value }))
    const total = objectives.reduce((sum, each) => sum + each.value, 0)
    return { period, value: guard(total, threshold), objectives: guardParts(objectives, threshold) }
  })
}

const serviceRegions = async (work: Work, period: Period): Promise<Summary['regions']> => {
  const threshold = thresholdOf(false)
  const now = guardParts(await store.countServicesByRegion(work, boundsOf(period)), threshold)
  const before = guardParts(await store.countServicesByRegion(work, boundsOf(periodBefore(period))), threshold)
  const codes = [...new Set([...now, ...before].map((each) => each.code))].sort()
  const of = (cells: typeof now, code: string): Quantity => cells.find((cell) => cell.code === code)?.value ?? 0
  return codes.map((code) => ({ code, value: of(now, code), lastPeriod: of(before, code) }))
}

/** Everything that a report of a period counts, at one position of the ledger. */
export const summary = (work: Work, period: Period): Promise<Summary> =>
  counting(work, async () => ({
    position: await Deliveries.position(work),
    synthetic: await store.hasSynthetic(work),
    threshold: thresholdOf(false),
    counted: await indicatorCounts(work, period),
    quarters: await serviceQuarters(work, boundsOf(period).to),
    regions: await serviceRegions(work, period),
  }))
