import { sql } from 'kysely'
import type { Work } from '#platform/work'
import type { Area, AreaFilter } from '#territory/model'

export const listAreas = async (work: Work, { kind, on }: AreaFilter): Promise<Area[]> => {
  const { rows } = await sql<Area>`
    select code, kind, parent_code as parent, name, iso,
           case when tile_column is null then null else jsonb_build_array(tile_column, tile_row) end as tile,
           latitude, longitude, valid_from as from, valid_to as to
      from territory_area
     where true ${kind ? sql`and kind = ${kind}` : sql``}
       ${on ? sql`and coalesce(valid_from, '-infinity') <= ${on}::date and coalesce(valid_to, 'infinity') >= ${on}::date` : sql``}
     order by code`.execute(work.db)
  return rows
}
