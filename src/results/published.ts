import type { Period } from '#language/date'
import type { Work } from '#platform/work'
import type { Publication, Quantity } from '#results/model'
import { halfOf, nineMonthsOf } from '#results/publication/cube'
import * as store from '#results/publication/store'

/** The published numbers of some periods, to be asked one by one. */
export type Published = {
  publication: Publication | null
  /** What may be shown; what is not there is nothing. Months are not published, nor is anything before the first publication. */
  valueOf: (subject: string, period: string, dimension?: string, part?: string) => Quantity
  /** The place of the ledger at which a subject was counted. */
  positionOf: (subject: string) => number
  /** What is shown of a subject in a period by one dimension. */
  partsOf: (subject: string, period: string, dimension: string) => { key: string; value: Quantity }[]
  /** What is shown of a subject, quarter by quarter. */
  quartersOf: (subject: string) => { period: Period; value: Quantity }[]
}

type Wanted = { subjects?: string[]; periods?: string[]; totals?: boolean }

const isMonth = (period: string): boolean => /^\d{4}-\d{2}$/.test(period)

/** The published period that reaches from the first of January to the end of a period; none for a month. */
export const sinceJanuaryOf = (period: Period): string => {
  const year = period.slice(0, 4)
  if (isMonth(period)) return period
  return { Q1: `${year}-Q1`, Q2: halfOf(year), Q3: nineMonthsOf(year) }[period.slice(5)] ?? year
}

/** Reads what was published last. A subject that had to stay as it was says its own place of the ledger. */
export const readPublished = async (work: Work, { subjects, periods, totals = false }: Wanted): Promise<Published> => {
  const last = await store.findLast(work)
  const rows = last ? await store.listShown(work, { subjects: subjects ?? null, periods: periods ?? null, totals }) : []
  const held = new Map(rows.filter(({ subject }) => last?.held.includes(subject)).map(({ subject, position }) => [subject, position]))
  const grouped = Map.groupBy(rows, ({ subject, period, dimension }) => `${subject} ${period} ${dimension}`)
  const quantityOf = (shown: number | null): Quantity => shown ?? 'withheld'
  const partsOf: Published['partsOf'] = (subject, period, dimension) =>
    (grouped.get(`${subject} ${period} ${dimension}`) ?? []).map(({ part, shown }) => ({ key: part, value: quantityOf(shown) }))
  return {
    publication: last ? { position: last.position, madeAt: last.madeAt } : null,
    partsOf,
    valueOf: (subject, period, dimension = 'total', part = '') =>
      !last || isMonth(period) ? 'withheld' : (partsOf(subject, period, dimension).find(({ key }) => key === part)?.value ?? 0),
    positionOf: (subject) => held.get(subject) ?? last?.position ?? 0,
    quartersOf: (subject) =>
      rows
        .filter((row) => row.subject === subject && row.dimension === 'total' && /-Q\d$/.test(row.period) && !row.period.includes('to'))
        .map(({ period, shown }) => ({ period, value: quantityOf(shown) })),
  }
}

