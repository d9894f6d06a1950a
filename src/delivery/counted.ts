import { type RawBuilder, sql } from 'kysely'
import type { Indicator } from '#strategy/model'

/** Of the papers that a person had, the ledger tells who counts only two things: recognised as a refugee, and regularised. */
const populations: Record<string, RawBuilder<unknown>> = {
  migrants: sql`coalesce(d.nationality, '') <> 'MA'`,
  women: sql`d.sex = 'female' and coalesce(d.nationality, '') <> 'MA'`,
  children: sql`d.age_band in ('0-5', '6-11', '12-17') and coalesce(d.nationality, '') <> 'MA'`,
  refugees: sql`d.recognised`,
  regularised: sql`d.regularised`,
}

/**
 * Which lines of the ledger (`delivery d`) an indicator counts: its filter, and the people whom it is about. The figure and the list of
 * the lines behind it both ask here, so that they always agree.
 */
export const countedBy = ({ counts, population }: Pick<Indicator, 'counts' | 'population'>): RawBuilder<unknown> => {
  const conditions = [
    counts?.objective && sql`d.objective_code = ${counts.objective}`,
    counts?.serviceKinds && sql`d.service_kind = any(${counts.serviceKinds}::text[])`,
    counts?.project && sql`d.project_id = ${counts.project}`,
    counts?.area && sql`(d.region_code = ${counts.area} or d.area_code = ${counts.area})`,
    populations[population],
  ].filter((condition) => typeof condition === 'object')
  return conditions.length > 0 ? sql.join(conditions, sql` and `) : sql`true`
}

/** Lines that stand: neither reversed nor reversing. */
export const standing = sql`d.reverses is null and not exists (select from delivery r where r.reverses = d.id and r.happened_on = d.happened_on)`
