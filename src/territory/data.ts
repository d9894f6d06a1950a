import { z } from 'zod'
import { Coarse, Slug } from '#language/data'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

/** A region of 2015 (`01`), a region before it (`r1997-01`), a province or prefecture (`02.411`), a city (`oujda`). */
export const AreaCode = z.union([z.string().regex(/^\d{2}(\.\d{3})?$/, 'area'), Slug])

export const areaKinds = ['region', 'province', 'prefecture', 'city'] as const

/** `data/snia/territory.json`. The twelve regions of 2015 and the sixteen before them are other territories under the same ISO codes. */
export const TerritoryFile = z.strictObject({
  areas: z.array(
    z.strictObject({
      code: AreaCode,
      kind: z.enum(areaKinds),
      parent: AreaCode.nullable(),
      name: Text,
      /** ISO 3166-2 code. Before 2015 the same codes meant other regions: never a key without the date. */
      iso: z.string().regex(/^MA-\d{2}$/).nullable(),
      /** Column and row on the tile map; only the twelve regions have one. */
      tile: z.tuple([z.int(), z.int()]).nullable(),
      lat: z.number().min(20).max(36).nullable(),
      lon: z.number().min(-18).max(0).nullable(),
      /** First and last day, both included; null where no source gives one. */
      from: Day.nullable(),
      fromPrecision: Coarse.optional(),
      to: Day.nullable(),
      toPrecision: Coarse.optional(),
      source: Source,
    }),
  ),
})
export type TerritoryFile = z.infer<typeof TerritoryFile>
