import { z } from 'zod'
import { Coarse, Slug } from '#language/data'
import { Day } from '#language/date'
import { Money } from '#language/money'
import { Source, Text } from '#language/text'

export const partnerRoles = ['lead', 'implementing', 'funding', 'beneficiary', 'partner'] as const

const Basis = z.enum(['stated', 'inferred'])

const dates = { from: Day.nullable(), fromPrecision: Coarse.optional(), to: Day.nullable(), toPrecision: Coarse.optional() }

const Project = z.strictObject({
  id: Slug,
  name: Text,
  acronym: z.string().nullable(),
  /** Other spellings under which the sources speak of it. */
  aliases: z.array(z.string()),
  ...dates,
  duration: Text.nullable(),
  aims: Text,
  /** The project whose agreement it is a part of; amounts are never summed across that line. */
  parent: Slug.nullable(),
  /** Where the sources say that it acts. */
  areas: z.array(z.string()),
  source: Source,
})

const Funding = z.strictObject({
  id: Slug,
  project: Slug,
  funder: Slug,
  /** Null where the source gives no amount: never a guess, never a share worked out. */
  amount: Money.nullable(),
  amountNote: Text.nullable(),
  basis: z.enum(['stated', 'not-given']),
  agreement: Text.nullable(),
  /** The day of the agreement or of its launch. */
  date: Day.nullable(),
  from: Day.nullable(),
  to: Day.nullable(),
  source: Source,
})

const Component = z.strictObject({
  id: Slug,
  project: Slug,
  name: Text,
  partOf: Slug.nullable(),
  /** The project of its own that carries this strand, when there is one. */
  carriedBy: Slug.nullable(),
  duration: Text.nullable(),
  areas: z.array(z.string()),
  source: Source,
})

const Partner = z.strictObject({
  project: Slug,
  component: Slug.nullable(),
  organisation: Slug,
  role: z.enum(partnerRoles),
  source: Source,
})

const Target = z.strictObject({
  id: Slug,
  project: Slug,
  component: Slug.nullable(),
  indicator: Slug.nullable(),
  operator: z.enum(['=', '>=', '>', '<=', '<', '~']),
  value: z.number(),
  /** One of the units and populations of `strategy`. */
  unit: z.string(),
  population: z.string(),
  note: Text.nullable(),
  source: Source,
})

const Support = z.strictObject({
  project: Slug,
  component: Slug.nullable(),
  objective: z.string(),
  action: z.string().nullable(),
  basis: Basis,
  reason: Text,
  source: Source,
})

/** What a source says of a project. Two that disagree are two facts, each attributed. */
const Fact = z.strictObject({
  id: Slug,
  project: Slug,
  component: Slug.nullable(),
  subject: z.enum(['amount', 'purpose', 'dates', 'scope', 'content', 'result', 'agreement']),
  claim: Text,
  /** The very words, where the document was read in full. */
  quote: z.string().nullable(),
  saidBy: z.string().nullable(),
  /** The fact with which this one disagrees. */
  disagreesWith: Slug.nullable(),
  source: Source,
})

/** `data/snia/project.json`: who pays for what, with whom, for which promise, and what the sources say of it. */
export const ProjectFile = z.strictObject({
  projects: z.array(Project),
  fundings: z.array(Funding),
  components: z.array(Component),
  partners: z.array(Partner),
  targets: z.array(Target),
  supports: z.array(Support),
  facts: z.array(Fact),
})
export type ProjectFile = z.infer<typeof ProjectFile>
