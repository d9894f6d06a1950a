import { z } from 'zod'
import { Day } from '#language/date'
import { Money } from '#language/money'
import { Source, Text } from '#language/text'
import { OrganisationRef } from '#organisation/model'

export const Funding = z.object({
  id: z.string(),
  funder: OrganisationRef,
  amount: Money.nullable(),
  amountNote: Text.nullable(),
  basis: z.string(),
  agreement: Text.nullable(),
  date: Day.nullable(),
  source: Source,
})

export const Support = z.object({
  component: z.string().nullable(),
  objective: z.string(),
  action: z.string().nullable(),
  basis: z.enum(['stated', 'inferred']),
  reason: Text,
  source: Source,
})

/** A project with everything that the sources say of it; two that disagree stand side by side. */
export const Project = z.object({
  id: z.string(),
  name: Text,
  acronym: z.string().nullable(),
  startsOn: Day.nullable(),
  startsPrecision: z.string().nullable(),
  endsOn: Day.nullable(),
  endsPrecision: z.string().nullable(),
  duration: Text.nullable(),
  aims: Text.nullable(),
  parent: z.string().nullable(),
  areas: z.array(z.string()),
  fundings: z.array(Funding),
  components: z.array(z.object({ id: z.string(), name: Text, partOf: z.string().nullable(), carriedBy: z.string().nullable(), source: Source })),
  partners: z.array(z.object({ organisation: OrganisationRef, component: z.string().nullable(), role: z.string(), source: Source })),
  targets: z.array(
    z.object({
      id: z.string(),
      component: z.string().nullable(),
      indicator: z.string().nullable(),
      operator: z.string(),
      value: z.number(),
      unit: z.string(),
      population: z.string(),
      note: Text.nullable(),
      source: Source,
    }),
  ),
  supports: z.array(Support),
  facts: z.array(
    z.object({
      id: z.string(),
      component: z.string().nullable(),
      subject: z.string(),
      claim: Text,
      quote: z.string().nullable(),
      saidBy: z.string().nullable(),
      disagreesWith: z.string().nullable(),
      source: Source,
    }),
  ),
  source: Source,
})
export type Project = z.infer<typeof Project>

/** One link of the coverage: an objective is supported by a project that a funder pays, since and until when, as far as known. */
export const SupportLink = z.object({
  objective: z.string(),
  project: z.string(),
  projectName: Text,
  funder: z.string(),
  basis: z.enum(['stated', 'inferred']),
  from: Day.nullable(),
  to: Day.nullable(),
  /** The day of the document that speaks of the project: where no beginning is given, it had begun by then. */
  knownOn: z.string().nullable(),
})
export type SupportLink = z.infer<typeof SupportLink>
