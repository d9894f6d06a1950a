import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Source, Text } from '#language/text'

export const channels = ['in-person', 'remote'] as const
export const operators = ['=', '>=', '>', '<=', '<', '~'] as const
/** Age bands of the reports, and `unknown` where the birth is not known well enough to say. */
export const ageBands = ['0-5', '6-11', '12-17', '18-29', '30-44', '45-59', '60+', 'unknown'] as const

const bandStarts = [0, 6, 12, 18, 30, 45, 60]

const bandOf = (age: number): (typeof ageBands)[number] => ageBands[bandStarts.findLastIndex((start) => age >= start)]!

/** The band in which a person surely is; `unknown` when the known precision leaves two open. */
export const ageBandOf = (age: { youngest: number; oldest: number } | null): (typeof ageBands)[number] =>
  age && bandOf(age.youngest) === bandOf(age.oldest) ? bandOf(age.youngest) : 'unknown'

/** A service given, as the word that saw it says it: who, what, where, when. The rest of the line is filled from the catalogue and the file. */
export const Recording = z.object({
  person: z.uuid(),
  offer: z.string(),
  on: Day,
  channel: z.enum(channels).default('in-person'),
  quantity: z.int().min(1).max(1000).default(1),
  project: z.string().nullable().default(null),
})
export type Recording = z.infer<typeof Recording>

/** Which word asks for a line, and for which of its things: kept as a plain reference. */
export type Origin = { word: string; id: string }

/** A line of the ledger as those see it who may not see the person: no name, no id, no free text. */
export const LedgerLine = z.object({
  id: z.uuid(),
  position: z.int(),
  on: Day,
  recordedAt: Moment,
  service: z.object({ code: z.string(), name: Text }),
  objective: z.string(),
  action: z.string().nullable(),
  project: z.string().nullable(),
  organisation: z.object({ id: z.string(), name: Text, short: z.string().nullable() }),
  site: z.object({ id: z.string(), name: Text }).nullable(),
  region: z.object({ code: z.string(), name: Text }).nullable(),
  channel: z.enum(channels),
  quantity: z.int(),
  sex: z.string().nullable(),
  ageBand: z.string(),
  reverses: z.uuid().nullable(),
  reversed: z.boolean(),
  /** The line that reversed this one. */
  reversedBy: z.uuid().nullable(),
  synthetic: z.boolean(),
})
export type LedgerLine = z.infer<typeof LedgerLine>

/** Which lines: the same filter as the figure that they stand behind. */
export const LedgerFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  objective: z.string().max(20).optional(),
  kind: z.string().max(60).optional(),
  project: z.string().max(60).optional(),
  organisation: z.string().max(60).optional(),
  region: z.string().max(20).optional(),
  from: Day.optional(),
  to: Day.optional(),
  /** Exactly the lines that this indicator counts: those that stand, of the people whom it is about. */
  indicator: z.string().max(80).optional(),
})
export type LedgerFilter = z.infer<typeof LedgerFilter>

/** A line on the timeline of a person whose file one may see. */
export const PersonLine = z.object({
  id: z.uuid(),
  on: Day,
  recordedAt: Moment,
  service: z.object({ code: z.string(), name: Text }),
  objective: z.string(),
  organisation: z.object({ id: z.string(), name: Text, short: z.string().nullable() }),
  site: z.object({ id: z.string(), name: Text }).nullable(),
  channel: z.enum(channels),
  quantity: z.int(),
  reverses: z.uuid().nullable(),
  reversed: z.boolean(),
  mine: z.boolean(),
})
export type PersonLine = z.infer<typeof PersonLine>

export const Reversal = z.object({ reason: z.string().trim().min(3).max(500) })

/** A figure that somebody stated, with its operator: "plus de 150" is `>=` 150. */
export const Declaration = z.object({
  id: z.string(),
  indicator: z.string().nullable(),
  name: Text,
  operator: z.enum(operators),
  value: z.number(),
  unit: z.string(),
  population: z.string(),
  stage: Text.nullable(),
  period: z.object({
    from: Day.nullable(),
    fromPrecision: z.string().nullable(),
    to: Day.nullable(),
    toPrecision: z.string().nullable(),
    label: Text,
  }),
  area: z.string().nullable(),
  organisation: z.string().nullable(),
  saidBy: z.string(),
  saidOn: Day.nullable(),
  document: z.string(),
  quote: z.string().nullable(),
  supersedes: z.string().nullable(),
  partOf: z.string().nullable(),
  kind: z.enum(['actual', 'target', 'estimate']),
  note: Text.nullable(),
  source: Source,
})
export type Declaration = z.infer<typeof Declaration>

/** A line as the person is told of it, with all that it keeps of them. */
export type HeldLine = {
  on: string
  recordedAt: string
  service: Text
  organisation: Text
  site: Text | null
  channel: (typeof channels)[number]
  quantity: number
  sex: string | null
  ageBand: string
  nationality: string | null
  status: string | null
  /** It reverses another line, or was reversed: then why. */
  reverses: boolean
  reason: string | null
}
