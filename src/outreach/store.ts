import { sql } from 'kysely'
import type { Event } from '#outreach/model'
import type { Work } from '#platform/work'

/** Who organised it, by the names that they had on that day. */
const organisers = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('id', o.id, 'name', coalesce(n.name, o.name), 'short', coalesce(n.short_name, o.short_name))
                             order by array_position(e.organisers, o.id)), '[]')
     from organisation o
     left join lateral (
       select name, short_name from organisation_name
        where organisation_id = o.id and (valid_from is null or valid_from <= e.starts_on) and (valid_to is null or valid_to >= e.starts_on)
        order by number desc limit 1) n on true
    where o.id = any (e.organisers))`

export const listEvents = async (work: Work): Promise<Event[]> => {
  const { rows } = await sql<Event>`
    select e.id, e.name, e.starts_on as from, e.ends_on as to, e.precision, e.place, e.claims, e.source, ${organisers} as organisers,
           case when a.code is null then null else jsonb_build_object('code', a.code, 'name', a.name) end as area
      from outreach_event e
      left join territory_area a on a.code = e.area_code
     order by e.starts_on nulls last, e.id`.execute(work.db)
  return rows
}
