import { z } from 'zod'
import { Slug } from '#language/data'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

/** `stated` by the source itself, or `inferred` by a reader, who then says why in the source's note. */
export const Basis = z.enum(['stated', 'inferred'])

export const statuses = [
  'irregular', 'asylum_seeker', 'unhcr_refugee', 'bra_refugee', 'regularised', 'regular', 'stateless', 'moroccan',
] as const

export const units = [
  'person', 'household', 'act', 'session', 'case', 'request', 'card', 'objective', 'action', 'project', 'place', 'percent', 'MAD',
] as const

/** Whom a figure counts. `migrants` leaves Moroccans out; `migrants-and-nationals` has them in and may never be read as migrants. */
export const populations = [
  'migrants', 'nationals', 'migrants-and-nationals', 'refugees', 'regularised', 'women', 'children', 'none',
] as const

/** How a figure is taken over a year: each person once, summed, the last state, or a numerator over a denominator. */
export const countingRules = ['distinct', 'sum', 'last', 'ratio'] as const

const ObjectiveCode = z.string().regex(/^OSP([1-9]|1\d|2[0-7])$/, 'objective')
const ProgrammeCode = z.string().regex(/^P([1-9]|1[01])$/, 'programme')
const StrategicCode = z.enum(['SO1', 'SO2', 'SO3', 'SO4'])
const ActionCode = z.string().regex(/^([1-9]|1[01])\.\d{1,2}$/, 'action')

const Edition = z.strictObject({
  id: Slug,
  name: Text,
  adoptedOn: Day,
  adoptedBy: Text,
  /** What the ministry states of the whole; never derived from the rows below, which know fewer actions. */
  statedTotals: z.strictObject({
    objectives: z.int(),
    programmes: z.int(),
    specificObjectives: z.int(),
    actions: z.int(),
    principles: z.int(),
    governanceBodies: z.int(),
    source: Source,
  }),
  principles: z.array(z.strictObject({ name: Text, source: Source })),
  references: z.array(z.strictObject({ name: Text, source: Source })),
  source: Source,
})

const StrategicObjective = z.strictObject({ code: StrategicCode, number: z.int(), name: Text, source: Source })

const Programme = z.strictObject({
  code: ProgrammeCode,
  number: z.int(),
  name: Text,
  labelSource: z.string().min(1),
  aim: Text,
  objective: StrategicCode.nullable(),
  objectiveBasis: Basis,
  objectiveSource: Source,
  statedActionCount: z.int().nullable(),
  statedActionCountSource: Source.nullable(),
  leads: z.array(z.strictObject({ organisation: Slug, basis: Basis, source: Source })),
  source: Source,
})

const SpecificObjective = z.strictObject({
  code: ObjectiveCode,
  number: z.int(),
  programme: ProgrammeCode,
  /** The words as printed, typing errors included. */
  labelSource: z.string().min(1),
  /** The same words made clean. */
  label: Text,
  /** The people whom the label names; null when it names none. */
  population: Text.nullable(),
  /** The statuses which those words admit; null when they set no condition of status, or name nobody. */
  populationStatuses: z.array(z.enum(statuses)).nullable(),
  populationBasis: Basis,
  note: Text.nullable(),
  source: Source,
})

const Action = z.strictObject({
  code: ActionCode,
  programme: ProgrammeCode,
  label: Text.nullable(),
  labelSource: z.string().nullable(),
  /** The key that actions share when the source gives them one text. */
  sharedLabel: Slug.nullable(),
  note: Text.nullable(),
  source: Source,
})

/** Which lines of the ledger a recorded figure counts: all the conditions that are given hold together. */
const Counts = z.strictObject({
  objective: ObjectiveCode.optional(),
  serviceKinds: z.array(Slug).min(1).optional(),
  project: Slug.optional(),
  area: z.string().optional(),
})

const Indicator = z.strictObject({
  code: Slug,
  name: Text,
  definition: Text,
  unit: z.enum(units),
  population: z.enum(populations),
  objective: ObjectiveCode.nullable(),
  rule: z.enum(countingRules),
  /** Null when nothing in the ledger can be counted for it: the figure is then only ever declared. */
  counts: Counts.nullable(),
  numerator: Text.nullable(),
  denominator: Text.nullable(),
  /** True when even a small count could hurt somebody: health, violence, trafficking, return. */
  sensitive: z.boolean(),
  source: Source,
})

/** `data/snia/strategy.json`: the strategy as promised, from its four objectives down to its numbered actions and its indicators. */
export const StrategyFile = z.strictObject({
  edition: Edition,
  objectives: z.array(StrategicObjective),
  programmes: z.array(Programme),
  specificObjectives: z.array(SpecificObjective),
  actions: z.array(Action),
  actionObjectives: z.array(z.strictObject({ action: ActionCode, objective: ObjectiveCode, basis: Basis, source: Source })),
  /** Numbers that the sources jump over: known to be missing, never filled in. */
  gaps: z.array(z.strictObject({ code: ActionCode, note: Text, source: Source })),
  /** The bodies that steer it, as the sources describe them. */
  bodies: z.array(z.strictObject({ id: Slug, name: Text, role: Text, rhythm: Text.nullable(), source: Source })),
  indicators: z.array(Indicator),
})
export type StrategyFile = z.infer<typeof StrategyFile>
