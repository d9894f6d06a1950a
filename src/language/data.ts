import { z } from 'zod'
import { Day } from './date.ts'
import { Text } from './text.ts'

/** A readable key of the data files: `anapec-oujda`, `osp12-anapec-served`, `r1997-08`. Never a uuid. */
export const Slug = z.string().regex(/^[a-z0-9]+(-[a-z0-9]+)*$/, 'slug')

/** Says that the day beside it only stands for its month or its year. Where it is absent, the day is known. */
export const Coarse = z.enum(['month', 'year'])

/**
 * `data/snia/document.json`: the documents on which every `Source` leans, by the id that `Source.document` names.
 * `S0`–`S4` were read in full; of the public pages (`P…`) only an excerpt was seen: a lead with a source, not a rule.
 */
export const DocumentFile = z.strictObject({
  documents: z.array(
    z.strictObject({
      id: z.string().regex(/^(S[0-4]|P\d{1,3}[a-z]?)$/, 'document'),
      title: Text.nullable(),
      publisher: z.string().nullable(),
      /** The day of the document; null where it bears none. */
      date: Day.nullable(),
      dateBasis: z.enum(['stated', 'inferred', 'not-given']),
      addresses: z.array(z.string()),
      read: z.enum(['full', 'excerpt']),
      note: z.string().nullable(),
    }),
  ),
})
export type DocumentFile = z.infer<typeof DocumentFile>
