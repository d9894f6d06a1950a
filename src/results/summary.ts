import { boundsOf, type Day, type Period } from '#language/date'
import { counting, type Work } from '#platform/work'
import type { Quantity } from '#results/model'
import { services } from '#results/publication/publish'
import { rulesInForce } from '#results/publication/rules'
import { type Published, readPublished, sinceJanuaryOf } from '#results/published'
import * as store from '#results/store'
import * as Strategies from '#strategy/actions'

/** One indicator in a period, in the one before, and since the first of January: each by its own count, persons once in each. */
export type Counted = { indicator: string; value: Quantity; lastPeriod: Quantity; sinceJanuary: Quantity }

/** What a report that leaves the house may say of a period: nothing but what was published, whoever asked for it. */
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

const regionsOf = (published: Published, period: Period): Summary['regions'] => {
  const before = periodBefore(period)
  const parts = [period, before].flatMap((each) => published.partsOf(services, each, 'region'))
  const codes = [...new Set(parts.map(({ key }) => key))].sort()
  const valueIn = (each: Period, code: string) => published.valueOf(services, each, 'region', code)
  return codes.map((code) => ({ code, value: valueIn(period, code), lastPeriod: valueIn(before, code) }))
}

/** Everything that a report of a period counts, as it was published last, at one position of the ledger. */
export const summary = (work: Work, period: Period): Promise<Summary> =>
  counting(work, async () => {
    const indicators = (await Strategies.indicators(work)).filter((indicator) => indicator.counts !== null)
    const quarters = quartersUpTo(boundsOf(period).to, 8)
    const published = await readPublished(work, { periods: [...quarters, period, periodBefore(period), sinceJanuaryOf(period)] })
    return {
      position: published.publication?.position ?? 0,
      synthetic: await store.hasSynthetic(work),
      threshold: (await rulesInForce(work)).ordinary.threshold,
      counted: indicators.map(({ code }) => ({
        indicator: code,
        value: published.valueOf(code, period),
        lastPeriod: published.valueOf(code, periodBefore(period)),
        sinceJanuary: published.valueOf(code, sinceJanuaryOf(period)),
      })),
      quarters: quarters.map((quarter) => ({
        period: quarter,
        value: published.valueOf(services, quarter),
        objectives: published.partsOf(services, quarter, 'objective').map(({ key, value }) => ({ code: key, value })),
      })),
      regions: regionsOf(published, period),
    }
  })
