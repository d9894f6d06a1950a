import { z } from 'zod'
import { Coarse, Slug } from '#language/data'
import { Day, PartialDate } from '#language/date'
import { Money } from '#language/money'
import { Source, Text } from '#language/text'
import { Country, proofs, sexes, StatusKind } from '#person/model'

/**
 * A status as it was told. What is stated counts as what is shown: the service itself asks to see a paper where it needs one.
 * A row outside its dates on the day judged is left aside.
 */
export const StatusFact = z.object({
  kind: StatusKind,
  from: Day.nullable(),
  to: Day.nullable(),
  proof: z.enum(proofs),
})
export type StatusFact = z.infer<typeof StatusFact>

/**
 * What is known of a person on a day. `null`, or an empty list, means "not known", never "no".
 * A list that is not empty is taken as whole: who is only known as an asylum seeker is not known as regularised.
 */
export const Facts = z.object({
  on: Day,
  birth: PartialDate.nullable(),
  sex: z.enum(sexes).nullable(),
  nationalities: z.array(Country),
  statuses: z.array(StatusFact),
  unaccompaniedMinor: z.boolean().nullable(),
  needy: z.boolean().nullable(),
  monthlyIncome: Money.nullable(),
  ownsHome: z.boolean().nullable(),
  taxDomicileInMorocco: z.boolean().nullable(),
  childrenInCharge: z.int().min(0).nullable(),
  residenceArea: z.string().nullable(),
})
export type Facts = z.infer<typeof Facts>

/** The facts that may be missing from an answer: every fact except the day. */
export const factNames = [
  'birth', 'sex', 'nationalities', 'statuses', 'unaccompaniedMinor', 'needy', 'monthlyIncome', 'ownsHome',
  'taxDomicileInMorocco', 'childrenInCharge', 'residenceArea',
] as const
export const FactName = z.enum(factNames)
export type FactName = z.infer<typeof FactName>

/** A person of whom nothing is known yet. */
export const nothingKnown = (on: Day): Facts => ({
  on, birth: null, sex: null, nationalities: [], statuses: [], unaccompaniedMinor: null, needy: null, monthlyIncome: null,
  ownsHome: null, taxDomicileInMorocco: null, childrenInCharge: null, residenceArea: null,
})

/** A publicodes expression: a formula, or a mechanism such as `{ "toutes ces conditions": […] }`. */
export const Expression = z.union([z.string().min(1), z.record(z.string(), z.unknown())])
export type Expression = z.infer<typeof Expression>

/**
 * One condition of a rule, with the sentence for each answer it may give. A sentence is null only where that answer cannot be given.
 * A condition that is not confirmed by a text never refuses anybody by itself: it makes the answer "maybe".
 */
export const Condition = z.object({
  id: Slug,
  expression: Expression,
  confirmed: z.boolean(),
  source: Source,
  holds: Text.nullable(),
  fails: Text.nullable(),
  /** Said when a fact about the person is missing. */
  unknown: Text.nullable(),
  /** Said when every fact is known and the answer still has to be asked of the service: no text tells. */
  open: Text.nullable(),
  /** What would make the condition hold. */
  change: Text.nullable(),
})
export type Condition = z.infer<typeof Condition>

/** A number that a rule leans on and that is set in its data; null while no source gives it. */
export const Parameter = z.object({ name: z.string(), value: z.string().nullable(), confirmed: z.boolean(), source: Source })
export type Parameter = z.infer<typeof Parameter>

/** An amount of a rule: a price, a ceiling, an aid. It is never compared with an amount of another tax basis. */
export const Amount = z.object({ label: Text, money: Money, operator: z.enum(['=', '≤', '>']), source: Source })
export type Amount = z.infer<typeof Amount>

/** What is answered for a day on which no rule of the service stood. */
export const OutOfForce = z.object({ outcome: z.enum(['no', 'maybe']), sentence: Text, change: Text, source: Source })
export type OutOfForce = z.infer<typeof OutOfForce>

/** What a service is to the rules: what it opens in the catalogue, which objective it serves, whether papers may be asked at all. */
export const RuledService = z.object({
  service: Slug,
  label: Text,
  objective: z.string().nullable(),
  serviceKinds: z.array(Slug),
  /** False where the service is for everybody whatever the papers: then no condition may ask for status or nationality. */
  statusAsked: z.boolean(),
  /** Said for a day before the first rule. */
  opening: OutOfForce,
  /** Said for a day after the last rule; null while a rule is in force without an end. */
  closing: OutOfForce.nullable(),
})
export type RuledService = z.infer<typeof RuledService>

/** One dated version of the rule of a service. Both days are included. */
export const DatedRule = z.object({
  version: z.int().min(1),
  validFrom: Day,
  validTo: Day.nullable(),
  /** `year` or `month` where the day beside it only stands for its year or its month; null where the day is known. */
  fromPrecision: Coarse.nullable(),
  toPrecision: Coarse.nullable(),
  /** `practice`: what is done, without a text that promises it to everybody. */
  basis: z.enum(['text', 'practice']),
  confirmed: z.boolean(),
  source: Source,
  sentences: z.object({ yes: Text, no: Text.nullable(), maybe: Text.nullable() }),
  conditions: z.array(Condition).min(1),
  parameters: z.array(Parameter),
  amounts: z.array(Amount),
})
export type DatedRule = z.infer<typeof DatedRule>

export const Rule = z.object({ id: z.string(), ...RuledService.shape, ...DatedRule.shape })
export type Rule = z.infer<typeof Rule>

/**
 * From the most to the least open: `yes`; `by-practice`, given in fact though no text promises it to everybody; `maybe`, a fact or a text
 * is missing; `no`.
 */
export const outcomes = ['yes', 'by-practice', 'maybe', 'no'] as const
export const Outcome = z.enum(outcomes)
export type Outcome = z.infer<typeof Outcome>

/** Why: one condition, whether it holds (null: not known), a sentence to read aloud, and the facts that would tell. */
export const Reason = z.object({
  id: z.string(),
  holds: z.boolean().nullable(),
  sentence: Text,
  confirmed: z.boolean(),
  source: Source,
  missing: z.array(FactName),
})
export type Reason = z.infer<typeof Reason>

/** The answer for one service, with its reasons; `missing` names the facts that would settle a "maybe". */
export const Decision = z
  .object({
    service: z.string(),
    label: Text,
    rule: z.object({ id: z.string(), version: z.int() }),
    outcome: Outcome,
    sentence: Text,
    reasons: z.array(Reason).min(1),
    change: Text.nullable(),
    missing: z.array(FactName),
    confirmed: z.boolean(),
    source: Source,
    validFrom: Day,
    validTo: Day.nullable(),
    fromPrecision: Coarse.nullable(),
    toPrecision: Coarse.nullable(),
    serviceKinds: z.array(z.string()),
    objective: z.string().nullable(),
    statusAsked: z.boolean(),
    amounts: z.array(Amount),
  })
  .meta({ id: 'Decision' })
export type Decision = z.infer<typeof Decision>
