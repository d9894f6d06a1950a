import { z } from 'zod'
import { Slug } from '#language/data'
import { Source, Text } from '#language/text'

/** The lists of the data files in which a row may be pointed at, by file. */
export const pointable = {
  territory: ['areas'],
  organisation: ['organisations', 'sites', 'people'],
  strategy: ['objectives', 'programmes', 'specificObjectives', 'actions', 'gaps', 'indicators'],
  service: ['kinds', 'offers', 'prices'],
  project: ['projects', 'fundings', 'components', 'targets', 'facts'],
  declaration: ['declarations'],
  event: ['events'],
} as const

/**
 * `data/snia/inconsistency.json`: where the sources contradict themselves or one another, and which rows stand for it.
 * The pointers are plain references: some lead to files of higher words, and nothing is joined on them.
 */
export const InconsistencyFile = z.strictObject({
  inconsistencies: z.array(
    z.strictObject({
      number: z.int().positive(),
      slug: Slug,
      point: Text,
      handling: Text,
      pointers: z
        .array(z.strictObject({ file: z.enum(Object.keys(pointable) as (keyof typeof pointable)[]), list: z.string(), id: z.string() }))
        .min(1),
      source: Source,
    }),
  ),
})
export type InconsistencyFile = z.infer<typeof InconsistencyFile>
