import { z } from 'zod'
import { Coarse, Slug } from '#language/data'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

/** How a stated figure bounds the true one: "plus de 150" is `>=` 150, "environ" is `~`. */
export const operators = ['=', '>=', '>', '~', '<=', '<'] as const

const Declaration = z.strictObject({
  id: Slug,
  /** The indicator that it states; null for context, and for a part of another declaration. */
  indicator: Slug.nullable(),
  name: Text,
  operator: z.enum(operators),
  value: z.number(),
  /** One of the units and populations of `strategy`. */
  unit: z.string(),
  population: z.string(),
  /** How far the people counted had come: first session, registered, oriented and integrated. */
  stage: Text.nullable(),
  period: z.strictObject({
    from: Day.nullable(),
    fromPrecision: Coarse.optional(),
    to: Day.nullable(),
    toPrecision: Coarse.optional(),
    label: Text,
  }),
  area: z.string().nullable(),
  /** The organisation whose work the figure is about. */
  organisation: Slug.nullable(),
  /** An organisation's id, or the title or site of the press that said it. */
  saidBy: z.string().min(1),
  saidOn: Day.nullable(),
  document: z.string(),
  /** The very words, where the document was read in full. */
  quote: z.string().nullable(),
  /** The earlier state of the same count that this one replaces. Two sources that disagree do not supersede one another. */
  supersedes: Slug.nullable(),
  /** The declaration of which this is a part (a sex, a nationality, a region): never added to it. */
  partOf: Slug.nullable(),
  kind: z.enum(['actual', 'target', 'estimate']),
  note: Text.nullable(),
  source: Source,
})

/** `data/snia/declaration.json`: figures that somebody stated. They stand beside what the ledger counts and are never added to it. */
export const DeclarationFile = z.strictObject({ declarations: z.array(Declaration) })
export type DeclarationFile = z.infer<typeof DeclarationFile>
