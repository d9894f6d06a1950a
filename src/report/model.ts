import { z } from 'zod'
import { Day, Moment, Period } from '#language/date'
import { Money } from '#language/money'
import { Language, Text } from '#language/text'
import { Quantity } from '#results/model'

/** The sign before a stated value: exactly, at least, more than, at most, less than, about. */
export const Operator = z.enum(['=', '≥', '>', '≤', '<', '≈'])
export type Operator = z.infer<typeof Operator>

/** A date as precise as its document is: `2015`, `2015-04` or `2015-04-17`. */
export const SaidOn = z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/, 'date')
export type SaidOn = z.infer<typeof SaidOn>

/** The numbers of the notes that say where a figure comes from. No figure goes without one. */
export const Notes = z.array(z.int().min(1)).min(1)
export type Notes = z.infer<typeof Notes>

/** A figure counted from the ledger: in the period, in the one before, and since the first of January, each by its own count. */
export const Recorded = z.object({
  value: Quantity,
  lastPeriod: Quantity.nullable(),
  sinceJanuary: Quantity.nullable(),
  notes: Notes,
})
export type Recorded = z.infer<typeof Recorded>

/** A figure that somebody stated, as stated: who, when, in which document, and of which population. */
export const Declared = z.object({
  operator: Operator,
  value: z.number().min(0),
  saidBy: Text,
  saidOn: SaidOn.nullable(),
  document: Text,
  population: Text.nullable(),
  notes: Notes,
})
export type Declared = z.infer<typeof Declared>

/** A recorded figure that another organisation confirmed on a sample. */
export const Verified = z.object({ value: Quantity, by: Text, on: Day, notes: Notes })
export type Verified = z.infer<typeof Verified>

/** What was promised: the sign, the value, and the day by which, where a day was named. */
export const Target = z.object({ operator: Operator, value: z.number().min(0), by: SaidOn.nullable(), notes: Notes })
export type Target = z.infer<typeof Target>

/**
 * One indicator with its figures side by side. `recorded` is null where nothing counts it yet, which is not zero.
 * `rule` says in a sentence how it is counted: what is one, and what happens across periods and territories.
 */
export const Indicator = z.object({
  name: Text,
  unit: Text,
  rule: Text,
  recorded: Recorded.nullable(),
  declared: z.array(Declared),
  verified: Verified.nullable(),
  target: Target.nullable(),
})
export type Indicator = z.infer<typeof Indicator>

/** A specific objective (OSP) with what measures it; no indicator and no project are facts, and are shown. */
export const Objective = z.object({
  code: z.string(),
  label: Text,
  indicators: z.array(Indicator),
})
export type Objective = z.infer<typeof Objective>

/** What one funder gives to a project; null where no document says how much. */
export const Funding = z.object({ funder: Text, committed: Money.nullable(), disbursed: Money.nullable(), notes: Notes })
export type Funding = z.infer<typeof Funding>

/** A project under a programme, and the objectives of that programme that it supports. */
export const Project = z.object({
  name: Text,
  lead: Text.nullable(),
  objectives: z.array(z.string()),
  funding: z.array(Funding),
  notes: Notes,
})
export type Project = z.infer<typeof Project>

/** The value of a period in a series; null where there was nothing to count. */
export const PeriodQuantity = z.object({ period: Period, value: Quantity.nullable() })
export type PeriodQuantity = z.infer<typeof PeriodQuantity>

/** A programme, known to the reader by its number: `trend` is what its services recorded, period by period up to the reported one. */
export const Programme = z.object({
  number: z.int().min(1),
  name: Text,
  objectives: z.array(Objective),
  projects: z.array(Project),
  trend: z.array(PeriodQuantity),
})
export type Programme = z.infer<typeof Programme>

export const signalKinds = ['decision', 'blockage', 'gap', 'disagreement', 'late', 'progress'] as const

/** Something that the committee must know before it reads on. `about` is the objective or the programme that it concerns. */
export const Signal = z.object({
  kind: z.enum(signalKinds),
  about: z.union([z.object({ objective: z.string() }), z.object({ programme: z.int().min(1) })]).nullable(),
  title: Text,
  detail: Text,
  notes: z.array(z.int().min(1)),
})
export type Signal = z.infer<typeof Signal>

/** One of the few figures that open the report. */
export const Headline = z.object({
  label: Text,
  kind: z.enum(['recorded', 'declared', 'verified', 'computed']),
  operator: Operator,
  value: Quantity,
  of: z.int().min(0).nullable(),
  notes: Notes,
})
export type Headline = z.infer<typeof Headline>

/** A count over time, or over territory, with the sentence that says what is counted. */
export const Quarters = z.object({ title: Text, rule: Text, points: z.array(PeriodQuantity), notes: Notes })
export type Quarters = z.infer<typeof Quarters>

export const Regions = z.object({
  title: Text,
  rule: Text,
  regions: z.array(z.object({ code: z.string(), name: Text, value: Quantity.nullable(), lastPeriod: Quantity.nullable() })),
  notes: Notes,
})
export type Regions = z.infer<typeof Regions>

/** A declared coverage beside the one that the data gives for the same scope and day. Their difference is shown, never filled. */
export const ComparedCoverage = z.object({
  scope: Text,
  computed: z.int().min(0),
  operator: Operator,
  declared: z.int().min(0),
  saidBy: Text,
  saidOn: SaidOn,
  document: Text,
  notes: Notes,
})
export type ComparedCoverage = z.infer<typeof ComparedCoverage>

/**
 * Objectives by funders. `cells` counts the projects of each funder in their order; `inferred` tells, in the same order,
 * where no source states the support and it is only deduced.
 */
export const Coverage = z.object({
  asOf: Day,
  funders: z.array(z.object({ code: z.string(), name: Text, short: Text })),
  rows: z.array(
    z.object({ objective: z.string(), label: Text, cells: z.array(z.int().min(0)), inferred: z.array(z.boolean()).optional() }),
  ),
  computed: z.object({ supported: z.int().min(0), of: z.int().min(1), notes: Notes }),
  compared: z.array(ComparedCoverage),
})
export type Coverage = z.infer<typeof Coverage>

/** All that one funder gives in one currency. Currencies are never converted, so never added. */
export const FunderTotal = z.object({
  funder: Text,
  projects: z.int().min(0),
  committed: Money.nullable(),
  disbursed: Money.nullable(),
  /** How many of those projects have no known amount: without them the total is a floor. */
  withoutAmount: z.int().min(0),
  notes: Notes,
})
export type FunderTotal = z.infer<typeof FunderTotal>

/** Sources that do not agree, each as it speaks, and what the report does about it. */
export const Disagreement = z.object({
  subject: Text,
  statements: z.array(z.object({ said: Text, saidBy: Text, saidOn: SaidOn.nullable(), document: Text, notes: Notes })).min(2),
  shown: Text,
})
export type Disagreement = z.infer<typeof Disagreement>

export const provenanceKinds = ['recorded', 'declared', 'verified', 'computed', 'promised'] as const

/**
 * Where figures come from. `statement` is one sentence; `document` and `saidOn` name a source, `ledgerPosition` and `rule`
 * name a count that can be made again.
 */
export const Provenance = z.object({
  number: z.int().min(1),
  kind: z.enum(provenanceKinds),
  statement: Text,
  document: Text.nullable(),
  saidOn: SaidOn.nullable(),
  ledgerPosition: z.int().min(0).nullable(),
  rule: z.string().nullable(),
})
export type Provenance = z.infer<typeof Provenance>

export const Definition = z.object({ term: Text, meaning: Text })
export type Definition = z.infer<typeof Definition>

const Content = z.object({
  period: Period,
  /** The body that issues the report, from the highest down, under its names of that day. */
  issuer: z.array(Text).min(1),
  edition: Text,
  synthetic: z.boolean(),
  generatedOn: Day,
  /** The last day whose facts are counted. */
  cutOff: Day,
  /** The number of the last ledger line that was counted. */
  ledgerPosition: z.int().min(0),
  /** The hash of the frozen content, where it was frozen. */
  fingerprint: z.string().regex(/^[0-9a-f]{64}$/).nullable(),
  /** A count below this is withheld. */
  threshold: z.int().min(1),
  headlines: z.array(Headline).max(4),
  signals: z.array(Signal).max(12),
  programmes: z.array(Programme),
  quarters: Quarters.nullable(),
  regions: Regions.nullable(),
  coverage: Coverage,
  money: z.array(FunderTotal),
  disagreements: z.array(Disagreement),
  provenance: z.array(Provenance),
  /** Terms of this report's own; those of every report (recorded, declared, verified …) are its words. */
  definitions: z.array(Definition),
})

/** Every number of a note that a content points at, wherever it stands. */
export const citedNotes = (content: unknown): number[] => {
  if (Array.isArray(content)) return content.flatMap(citedNotes)
  if (typeof content !== 'object' || content === null) return []
  return Object.entries(content).flatMap(([name, value]) => (name === 'notes' && Array.isArray(value) ? value : citedNotes(value)))
}

const faultsOf = (report: z.infer<typeof Content>): { path: (string | number)[]; message: string }[] => {
  const numbers = report.provenance.map(({ number }) => number)
  const cited = new Set(citedNotes(report))
  const width = report.coverage.funders.length
  return [
    ...numbers.flatMap((number, index) =>
      number === index + 1 ? [] : [{ path: ['provenance', index, 'number'], message: 'not-in-order' }],
    ),
    ...numbers.flatMap((number, index) => (cited.has(number) ? [] : [{ path: ['provenance', index], message: 'cited-by-nothing' }])),
    ...[...cited].flatMap((number) => (number <= numbers.length ? [] : [{ path: ['provenance'], message: `missing-note-${number}` }])),
    ...report.coverage.rows.flatMap(({ cells, inferred = cells }, index) =>
      cells.length === width && inferred.length === width
        ? []
        : [{ path: ['coverage', 'rows', index, 'cells'], message: 'not-one-per-funder' }],
    ),
  ]
}

/**
 * The whole content of a quarterly steering report, as data, in the three languages and ready to be typeset.
 * Notes are numbered from 1 without a hole, every figure points at one or more, and every note is pointed at.
 */
export const SteeringReport = Content.superRefine((report, context) => {
  for (const fault of faultsOf(report)) context.addIssue({ code: 'custom', ...fault })
})
export type SteeringReport = z.infer<typeof SteeringReport>

/** What is asked: a report of a period in a language. */
export const Ordering = z.object({ period: Period, language: Language.default('fr') })
export type Ordering = z.infer<typeof Ordering>

/** A report that was ordered: `file` is there once it is made. */
export const ReportOrder = z.object({
  id: z.uuid(),
  kind: z.literal('steering'),
  period: Period,
  language: Language,
  orderedBy: z.string(),
  orderedAt: Moment,
  doneAt: Moment.nullable(),
  file: z.uuid().nullable(),
  bytes: z.int().nullable(),
  position: z.int().nullable(),
})
export type ReportOrder = z.infer<typeof ReportOrder>
