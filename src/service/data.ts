import { z } from 'zod'
import { Slug } from '#language/data'
import { Day } from '#language/date'
import { Money } from '#language/money'
import { Source, Text } from '#language/text'

export const serviceUnits = ['session', 'act', 'item', 'enrolment', 'application', 'visit'] as const

/** The wall behind which the notes of a service are kept. */
export const compartments = ['social', 'health', 'protection', 'legal', 'employment'] as const

const Kind = z.strictObject({
  code: Slug,
  name: Text,
  description: Text,
  /** The specific objective that it serves. */
  objective: z.string(),
  /** The numbered action that it carries out, where a source names one. */
  action: z.string().nullable(),
  unit: z.enum(serviceUnits),
  compartment: z.enum(compartments),
  source: Source,
})

const Offer = z.strictObject({
  id: Slug,
  kind: Slug,
  site: Slug,
  /** ISO 639 codes; empty where no source says in which languages it is given. */
  languages: z.array(z.string().regex(/^[a-z]{2,3}$/)),
  hours: Text.nullable(),
  capacity: z.int().positive().nullable(),
  /** True when no source says that this is given there: only the demonstration needs it. */
  invented: z.boolean(),
  source: Source,
})

/** A price that a source states for a service. Amounts with and without tax are never compared with one another. */
const Price = z.strictObject({
  id: Slug,
  kind: Slug,
  name: Text,
  labelSource: z.string().min(1),
  operator: z.enum(['=', '>']),
  amount: Money,
  from: Day.nullable(),
  fromPrecision: z.enum(['month', 'year']).optional(),
  note: Text.nullable(),
  source: Source,
})

/** `data/snia/service.json`: the catalogue, and what is offered where. */
export const ServiceFile = z.strictObject({ kinds: z.array(Kind), offers: z.array(Offer), prices: z.array(Price) })
export type ServiceFile = z.infer<typeof ServiceFile>
