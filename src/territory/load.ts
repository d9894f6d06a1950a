import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'
import type { TerritoryFile } from '#territory/data'

/** Loads the areas. Answers how many rows changed. */
export const load = (work: Work, file: TerritoryFile): Promise<number> =>
  loadRows(
    work,
    'territory_area',
    ['code'],
    file.areas.map((area) => ({
      code: area.code,
      kind: area.kind,
      parentCode: area.parent,
      name: area.name,
      iso: area.iso,
      tileColumn: area.tile?.[0] ?? null,
      tileRow: area.tile?.[1] ?? null,
      latitude: area.lat,
      longitude: area.lon,
      validFrom: area.from,
      validFromPrecision: area.fromPrecision ?? null,
      validTo: area.to,
      validToPrecision: area.toPrecision ?? null,
      source: area.source,
    })),
  )
