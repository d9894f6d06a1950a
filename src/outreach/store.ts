import { sql } from 'kysely'
import type { Event } from '#outreach/model'
import type { Work } from '#platform/work'

export const listEvents = async (work: Work): Promise<Event[]> => {
  const { rows } = await sql<Event>`
    select e.id, e.name, e.starts_on as from, e.ends_on as to, e.precision, e.place, e.organisers, e.claims, e.source,
           case when a.code is null then null else jsonb_build_object('code', a.code, 'name', a.name) end as area
      from outreach_event e
      left join territory_area a on a.code = e.area_code
     order by e.starts_on nulls last, e.id`.execute(work.db)
  return rows
}
