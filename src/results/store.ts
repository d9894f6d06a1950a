import { type RawBuilder, sql } from 'kysely'
import type { Day } from '#language/date'
import type { Work } from '#platform/work'
import type { Indicator } from '#strategy/model'

export type Bounds = { from: Day | null; to: Day | null }

const populations: Record<string, RawBuilder<unknown>> = {
  migrants: sql`coalesce(d.nationality, '') <> 'MA'`,
  women: sql`d.sex = 'female' and coalesce(d.nationality, '') <> 'MA'`,
  children: sql`d.age_band in ('0-5', '6-11', '12-17') and coalesce(d.nationality, '') <> 'MA'`,
  refugees: sql`d.status in ('unhcr_refugee', 'bra_refugee')`,
  regularised: sql`d.status = 'regularised'`,
}

/** Which lines an indicator counts: its filter, and the people whom it is about. */
const matches = ({ counts, population }: Indicator): RawBuilder<unknown> => {
  const conditions = [
    counts?.objective && sql`d.objective_code = ${counts.objective}`,
    counts?.serviceKinds && sql`d.service_kind = any(${counts.serviceKinds}::text[])`,
    counts?.project && sql`d.project_id = ${counts.project}`,
    counts?.area && sql`(d.region_code = ${counts.area} or d.area_code = ${counts.area})`,
    populations[population],
  ].filter((condition) => typeof condition === 'object')
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/** What is counted among the lines that `condition` admits: persons once, or services summed. */
const measure = ({ rule, unit }: Indicator, condition: RawBuilder<unknown>): RawBuilder<number> =>
  rule === 'sum'
    ? sql`coalesce(sum(d.quantity) filter (where ${condition}), 0)`
    : unit === 'person'
      ? sql`count(distinct d.person_id) filter (where ${condition})`
      : sql`count(*) filter (where ${condition})`

/** Lines that stand: neither reversed nor reversing. */
const standing = sql`d.reverses is null and not exists (select from delivery r where r.reverses = d.id and r.happened_on = d.happened_on)`

const within = ({ from, to }: Bounds): RawBuilder<unknown> => sql`
  ${from ? sql`d.happened_on >= ${from}::date` : sql`true`} and ${to ? sql`d.happened_on <= ${to}::date` : sql`true`}`

/** All indicators over the same lines, in one reading of the ledger: for each its value and the number of lines behind it. */
export const countAll = async (work: Work, indicators: Indicator[], bounds: Bounds): Promise<{ value: number; lines: number }[]> => {
  if (indicators.length === 0) return []
  const columns = indicators.flatMap((indicator, index) => [
    sql`${measure(indicator, matches(indicator))} as ${sql.ref(`v${index}`)}`,
    sql`count(*) filter (where ${matches(indicator)}) as ${sql.ref(`l${index}`)}`,
  ])
  const { rows } = await sql<Record<string, number>>`
    select ${sql.join(columns)} from delivery d where ${standing} and ${within(bounds)}`.execute(work.db)
  const row = rows[0]!
  return indicators.map((_, index) => ({ value: Number(row[`v${index}`] ?? 0), lines: Number(row[`l${index}`] ?? 0) }))
}

type Part = { key: string; value: number }

const countBy = async (work: Work, indicator: Indicator, bounds: Bounds, key: RawBuilder<unknown>): Promise<Part[]> => {
  const { rows } = await sql<Part>`
    select ${key} as key, ${measure(indicator, sql`true`)} as value
      from delivery d
     where ${standing} and ${within(bounds)} and ${matches(indicator)}
     group by 1 order by 1`.execute(work.db)
  return rows.map((row) => ({ key: row.key, value: Number(row.value) }))
}

export const countByRegion = (work: Work, indicator: Indicator, bounds: Bounds) =>
  countBy(work, indicator, bounds, sql`coalesce(d.region_code, 'unknown')`)
export const countBySex = (work: Work, indicator: Indicator, bounds: Bounds) => countBy(work, indicator, bounds, sql`coalesce(d.sex, 'unknown')`)
export const countByAgeBand = (work: Work, indicator: Indicator, bounds: Bounds) => countBy(work, indicator, bounds, sql`d.age_band`)
export const countByQuarter = (work: Work, indicator: Indicator, bounds: Bounds) =>
  countBy(work, indicator, bounds, sql`to_char(d.happened_on, 'YYYY-"Q"Q')`)

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
