import { z } from 'zod'
import { Day } from '#language/date'
import { Text } from '#language/text'

/** A region, province, prefecture or city, valid within its dates. Regions of 2015 have a place on the tile map. */
export const Area = z.object({
  code: z.string(),
  kind: z.string(),
  parent: z.string().nullable(),
  name: Text,
  iso: z.string().nullable(),
  tile: z.array(z.int()).nullable(),
  latitude: z.number().nullable(),
  longitude: z.number().nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
})
export type Area = z.infer<typeof Area>

export const AreaFilter = z.object({ kind: z.enum(['region', 'province', 'prefecture', 'city']).optional(), on: Day.optional() })
export type AreaFilter = z.infer<typeof AreaFilter>
