import { type RawBuilder, sql } from 'kysely'
import { countedBy, standing } from '#delivery/actions'
import type { Day } from '#language/date'
import type { Work } from '#platform/work'
import type { Indicator } from '#strategy/model'

export type Bounds = { from: Day | null; to: Day | null }

const quarter = sql`to_char(d.happened_on, 'YYYY-"Q"Q')`

/** What is counted among the lines that `condition` admits: persons once, or services summed. */
const measure = ({ rule, unit }: Indicator, condition: RawBuilder<unknown>): RawBuilder<number> =>
  rule === 'sum'
    ? sql`coalesce(sum(d.quantity) filter (where ${condition}), 0)`
    : unit === 'person'
      ? sql`count(distinct d.person_id) filter (where ${condition})`
      : sql`count(*) filter (where ${condition})`

const within = ({ from, to }: Bounds): RawBuilder<unknown> => sql`
  ${from ? sql`d.happened_on >= ${from}::date` : sql`true`} and ${to ? sql`d.happened_on <= ${to}::date` : sql`true`}`

type Count = { value: number; lines: number }

const columnsOf = (indicators: Indicator[]): RawBuilder<unknown> =>
  sql.join(
    indicators.flatMap((indicator, index) => [
      sql`${measure(indicator, countedBy(indicator))} as ${sql.ref(`v${index}`)}`,
      sql`count(*) filter (where ${countedBy(indicator)}) as ${sql.ref(`l${index}`)}`,
    ]),
  )

const countsIn = (row: Record<string, unknown>, indicators: Indicator[]): Count[] =>
  indicators.map((_, index) => ({ value: Number(row[`v${index}`] ?? 0), lines: Number(row[`l${index}`] ?? 0) }))

/** All indicators over the same lines, in one reading of the ledger: for each its value and the number of lines behind it. */
export const countAll = async (work: Work, indicators: Indicator[], bounds: Bounds): Promise<Count[]> => {
  if (indicators.length === 0) return []
  const { rows } = await sql<Record<string, number>>`
    select ${columnsOf(indicators)} from delivery d where ${standing} and ${within(bounds)}`.execute(work.db)
  return countsIn(rows[0]!, indicators)
}

/** The same quarter by quarter, over the whole ledger, in one reading too; the quarters without a line are not there. */
export const countAllByQuarter = async (work: Work, indicators: Indicator[]): Promise<{ quarter: string; counts: Count[] }[]> => {
  if (indicators.length === 0) return []
  const { rows } = await sql<Record<string, unknown> & { quarter: string }>`
    select ${quarter} as quarter, ${columnsOf(indicators)}
      from delivery d where ${standing} group by 1 order by 1`.execute(work.db)
  return rows.map((row) => ({ quarter: row.quarter, counts: countsIn(row, indicators) }))
}

type Part = { key: string; value: number }

const countBy = async (work: Work, indicator: Indicator, bounds: Bounds, key: RawBuilder<unknown>): Promise<Part[]> => {
  const { rows } = await sql<Part>`
    select ${key} as key, ${measure(indicator, sql`true`)} as value
      from delivery d
     where ${standing} and ${within(bounds)} and ${countedBy(indicator)}
     group by 1 order by 1`.execute(work.db)
  return rows.map((row) => ({ key: row.key, value: Number(row.value) }))
}

export const countByRegion = (work: Work, indicator: Indicator, bounds: Bounds) =>
  countBy(work, indicator, bounds, sql`coalesce(d.region_code, 'unknown')`)
export const countBySex = (work: Work, indicator: Indicator, bounds: Bounds) => countBy(work, indicator, bounds, sql`coalesce(d.sex, 'unknown')`)
export const countByAgeBand = (work: Work, indicator: Indicator, bounds: Bounds) => countBy(work, indicator, bounds, sql`d.age_band`)
export const countByQuarter = (work: Work, indicator: Indicator, bounds: Bounds) =>
  countBy(work, indicator, bounds, quarter)

/** Whether any line of the ledger is synthetic: then every figure says so. */
export const hasSynthetic = async (work: Work): Promise<boolean> => {
  const { rows } = await sql<{ found: boolean }>`select exists (select from delivery where synthetic) as found`.execute(work.db)
  return rows[0]?.found ?? false
}

export const findRegions = async (work: Work, codes: string[]) => {
  const { rows } = await sql<{ code: string; name: { fr: string; ar: string; en: string } }>`
    select code, name from territory_area where code = any(${codes}::text[])`.execute(work.db)
  return new Map(rows.map((row) => [row.code, row.name]))
}

export const listFunders = async (work: Work, ids: string[]) => {
  const { rows } = await sql<{ id: string; name: { fr: string; ar: string; en: string }; short: string | null }>`
    select id, name, short_name as short from organisation where id = any(${ids}::text[]) order by id`.execute(work.db)
  return rows
}
