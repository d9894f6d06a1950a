import { sql } from 'kysely'
import type { Work } from '#platform/work'
import type { Offer, OfferFilter } from '#service/model'

export type OfferPlace = {
  id: string
  kind: string
  objective: string
  action: string | null
  compartment: string
  siteId: string
  organisation: string | null
  area: string | null
  region: string | null
  closedOn: string | null
}

/** Where an offer stands in the world: everything that a line of the ledger keeps of it. */
export const findPlace = async (work: Work, id: string): Promise<OfferPlace | undefined> => {
  const { rows } = await sql<OfferPlace>`
    select f.id, k.code as kind, k.objective_code as objective, k.action_code as action, k.compartment, s.id as site_id,
           s.organisation_id as organisation, s.area_code as area, territory_region_of(s.area_code) as region, f.closed_on
      from service_offer f
      join service_kind k on k.code = f.kind_code
      join organisation_site s on s.id = f.site_id
     where f.id = ${id}`.execute(work.db)
  return rows[0]
}

export const listOffers = async (work: Work, filter: OfferFilter): Promise<Offer[]> => {
  const { rows } = await sql<Offer>`
    select f.id, jsonb_build_object('code', k.code, 'name', k.name, 'description', k.description) as kind, k.objective_code as objective,
           k.compartment, jsonb_build_object('id', s.id, 'name', s.name) as site,
           case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name) end as organisation,
           case when a.code is null then null else jsonb_build_object('code', a.code, 'name', a.name) end as area,
           f.languages, f.hours, f.capacity, f.invented or s.invented as invented
      from service_offer f
      join service_kind k on k.code = f.kind_code
      join organisation_site s on s.id = f.site_id
      left join organisation o on o.id = s.organisation_id
      left join territory_area a on a.code = s.area_code
     where f.closed_on is null
       ${filter.kind ? sql`and k.code = ${filter.kind}` : sql``}
       ${filter.area ? sql`and s.area_code = ${filter.area}` : sql``}
       ${filter.organisation ? sql`and o.id = ${filter.organisation}` : sql``}
     order by k.code, s.id, f.id`.execute(work.db)
  return rows
}
