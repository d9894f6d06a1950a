import { z } from 'zod'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

export const Action = z.object({
  code: z.string(),
  label: Text.nullable(),
  labelSource: z.string().nullable(),
  sharedLabel: z.string().nullable(),
  note: Text.nullable(),
  objectives: z.array(z.string()),
  source: Source,
})

export const SpecificObjective = z.object({
  code: z.string(),
  number: z.int(),
  programme: z.string(),
  label: Text,
  labelSource: z.string(),
  population: Text.nullable(),
  populationBasis: z.string().nullable(),
  note: Text.nullable(),
  source: Source,
})
export type SpecificObjective = z.infer<typeof SpecificObjective>

export const Programme = z.object({
  code: z.string(),
  number: z.int(),
  name: Text,
  aim: Text.nullable(),
  objective: z.string().nullable(),
  objectiveBasis: z.string().nullable(),
  statedActionCount: z.int().nullable(),
  leads: z.array(z.object({ organisation: z.string(), basis: z.string() })),
  objectives: z.array(SpecificObjective),
  actions: z.array(Action),
  source: Source,
})
export type Programme = z.infer<typeof Programme>

/** The strategy as promised: one edition, its objectives, programmes, specific objectives and what is known of its actions. */
export const Strategy = z.object({
  edition: z.object({ id: z.string(), name: Text, adoptedOn: Day.nullable(), stated: z.record(z.string(), z.unknown()), source: Source }),
  objectives: z.array(z.object({ code: z.string(), number: z.int(), name: Text, source: Source })),
  programmes: z.array(Programme),
  gaps: z.array(z.object({ code: z.string(), note: Text })),
})
export type Strategy = z.infer<typeof Strategy>

/** What lines of the ledger an indicator counts: all conditions that are given hold together. */
export const Counts = z.object({
  objective: z.string().optional(),
  serviceKinds: z.array(z.string()).optional(),
  project: z.string().optional(),
  area: z.string().optional(),
})
export type Counts = z.infer<typeof Counts>

export const Indicator = z.object({
  code: z.string(),
  name: Text,
  definition: Text,
  unit: z.string(),
  population: z.string(),
  objective: z.string().nullable(),
  rule: z.enum(['distinct', 'sum', 'last', 'ratio']),
  counts: Counts.nullable(),
  numerator: Text.nullable(),
  denominator: Text.nullable(),
  sensitive: z.boolean(),
  source: Source,
})
export type Indicator = z.infer<typeof Indicator>

export const Document = z.object({
  id: z.string(),
  title: Text.nullable(),
  publisher: z.string().nullable(),
  datedOn: Day.nullable(),
  addresses: z.array(z.string()),
  read: z.string(),
  note: z.string().nullable(),
})
export type Document = z.infer<typeof Document>

/** Where sources contradict one another: the point, what is done about it, and the rows that stand for it (plain references, by file). */
export const Inconsistency = z.object({
  number: z.int(),
  slug: z.string(),
  point: Text,
  handling: Text,
  pointers: z.array(z.object({ file: z.string(), list: z.string(), id: z.string() })),
  source: Source,
})
export type Inconsistency = z.infer<typeof Inconsistency>
