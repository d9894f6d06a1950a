import { z } from 'zod'
import { Coarse, Slug } from '#language/data'
import { Day } from '#language/date'
import { Source, Text } from '#language/text'

export const organisationKinds = [
  'government', 'public-agency', 'red-crescent', 'association', 'international', 'state', 'union', 'company', 'university', 'religious',
] as const

export const siteKinds = [
  'employment-agency', 'day-centre', 'listening-cell', 'health-centre', 'incubator', 'headquarters', 'social-centre', 'school', 'other',
] as const

const Organisation = z.strictObject({
  id: Slug,
  kind: z.enum(organisationKinds),
  /** Its names in time, oldest first; `from` and `to` are both included, null where open or not given. */
  names: z
    .array(
      z.strictObject({
        name: Text,
        short: z.string().nullable(),
        from: Day.nullable(),
        fromPrecision: Coarse.optional(),
        to: Day.nullable(),
        toPrecision: Coarse.optional(),
        source: Source,
      }),
    )
    .min(1),
  /** Other spellings under which the sources speak of it. */
  aliases: z.array(z.string()),
  source: Source,
})

const Site = z.strictObject({
  id: Slug,
  kind: z.enum(siteKinds),
  /** Who runs it; null where no source names the operator. */
  organisation: Slug.nullable(),
  name: Text,
  city: z.string().nullable(),
  /** The organisation under whose roof it stands, when that is another one. */
  host: Slug.nullable(),
  opened: Day.nullable(),
  closed: Day.nullable(),
  /** True for a place that no source names and that only the demonstration needs. */
  invented: z.boolean(),
  note: Text.nullable(),
  source: Source,
})

const Person = z.strictObject({
  id: Slug,
  name: z.string().min(1),
  aliases: z.array(z.string()),
  role: Text,
  organisation: Slug,
  /** The days between which the sources show the person in that role; null where none is given. */
  from: Day.nullable(),
  to: Day.nullable(),
  source: Source,
})

/** `data/snia/organisation.json`: organisations with dated names, their sites, and the public figures whom the sources name. */
export const OrganisationFile = z.strictObject({
  organisations: z.array(Organisation),
  sites: z.array(Site),
  people: z.array(Person),
})
export type OrganisationFile = z.infer<typeof OrganisationFile>
