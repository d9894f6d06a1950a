import { z } from 'zod'
import { Day, dayOf, firstDay, Moment, PartialDate } from '#language/date'
import { Money } from '#language/money'
import { Text } from '#language/text'
import { Colleague, OrganisationRef } from '#organisation/model'
import { KeptWording, purposes, Wording } from '#person/consent/model'

export { purposes }

export const sexes = ['female', 'male', 'other'] as const
export const statusKinds = [
  'irregular',
  'asylum_seeker',
  'unhcr_refugee',
  'bra_refugee',
  'regularised',
  'regular',
  'stateless',
  'moroccan',
] as const
export const StatusKind = z.enum(statusKinds)
export type StatusKind = z.infer<typeof StatusKind>
export const proofs = ['shown', 'stated'] as const
export const manners = ['spoken', 'signed', 'guardian'] as const

/** ISO 3166-1 alpha-2. */
export const Country = z.string().regex(/^[A-Z]{2}$/)
/** ISO 639: two letters, or three where there are no two. */
export const LanguageCode = z.string().regex(/^[a-z]{2,3}$/)

const short = z.string().trim().min(1).max(120)

/** A name as it was given: its parts may be one or two, its script is kept. */
export const PersonName = z.object({
  given: short,
  family: z.string().trim().max(120).default(''),
  script: z.enum(['latin', 'arabic', 'other']),
})
export type PersonName = z.infer<typeof PersonName>

export const Status = z
  .object({ kind: StatusKind, from: Day.nullable().default(null), to: Day.nullable().default(null), knownOn: Day, proof: z.enum(proofs) })
  .refine(({ from, to }) => !from || !to || from <= to, { message: 'period', path: ['to'] })
export type Status = z.infer<typeof Status>

const looksRight = { phone: (value: string) => /^[+\d\s().\-/]*$/.test(value) && value.replace(/\D/g, '').length >= 6, email: (value: string) => /^\S+@\S+\.\S+$/.test(value) }

/** A way to reach somebody, kept as it was said: a telephone number is digits and their dividers, six at least. */
export const Contact = z
  .object({ kind: z.enum(['phone', 'email']), value: z.string().trim().min(3).max(200) })
  .refine(({ kind, value }) => looksRight[kind](value), { message: 'malformed', path: ['value'] })

/** A consent asked and answered: a refusal is kept like an agreement. Sharing names the organisation, or means any partner (`null`). */
export const Consent = z.object({
  purpose: z.enum(purposes),
  organisation: z.string().nullable().default(null),
  given: z.boolean(),
  on: Day,
  manner: z.enum(manners),
  language: LanguageCode,
  /** The words that were read out; `null` where they are not known, as from a paper of other times. */
  wording: Wording.nullable().default(null),
})
export type Consent = z.infer<typeof Consent>

/** What some rules ask and few people need to answer; all of it is optional, and unknown stays unknown. */
export const Circumstances = z.object({
  needy: z.boolean().nullable().optional(),
  monthlyIncome: Money.nullable().optional(),
  ownsHome: z.boolean().nullable().optional(),
  taxDomicileInMorocco: z.boolean().nullable().optional(),
  childrenInCharge: z.int().min(0).max(30).nullable().optional(),
  unaccompaniedMinor: z.boolean().nullable().optional(),
})
export type Circumstances = z.infer<typeof Circumstances>

/** Nobody was born tomorrow: the first day that is meant has come. */
const hasCome = ({ value }: PartialDate): boolean => firstDay(value) <= dayOf(Temporal.Now.instant())
const Birth = PartialDate.refine(hasCome, { message: 'in-the-future', path: ['value'] })

const distinct = <T>(values: T[]) => new Set(values).size === values.length

const facts = {
  names: z.array(PersonName).min(1).max(6),
  sex: z.enum(sexes).nullable(),
  birth: Birth.nullable(),
  nationalities: z.array(Country).max(5).refine(distinct, 'repeated'),
  languages: z.array(LanguageCode).max(10).refine(distinct, 'repeated'),
  residence: z.string().max(40).nullable(),
  contacts: z.array(Contact).max(6),
  circumstances: Circumstances,
}

/** What a worker writes down when somebody comes for the first time. Only a name is required. */
export const Registration = z.strictObject({
  ...facts,
  sex: facts.sex.default(null),
  birth: facts.birth.default(null),
  nationalities: facts.nationalities.default([]),
  languages: facts.languages.default([]),
  residence: facts.residence.default(null),
  contacts: facts.contacts.default([]),
  circumstances: facts.circumstances.default({}),
  statuses: z.array(Status).max(8).default([]),
  consents: z.array(Consent).max(20).default([]),
})
export type Registration = z.infer<typeof Registration>

/** A correction: what is mentioned replaces what was there (contacts are added), what is not mentioned stays. */
export const Correction = z.strictObject(facts).partial()
export type Correction = z.infer<typeof Correction>

export const involvements = ['registered', 'referral', 'case', 'served', 'granted', 'glass'] as const

/** One row of a list of persons. */
export const PersonRow = z.object({
  id: z.uuid(),
  code: z.string(),
  name: z.string(),
  sex: z.enum(sexes).nullable(),
  birth: PartialDate.nullable(),
  nationalities: z.array(z.string()),
  residence: z.string().nullable(),
  reason: z.enum(involvements).nullable(),
  /** When this organisation ceases to see the file, where an end was set. */
  until: Moment.nullable(),
  /** The name is kept from all but those who guard the case. */
  protected: z.boolean(),
  lastAt: Moment,
  synthetic: z.boolean(),
})
export type PersonRow = z.infer<typeof PersonRow>

/** The whole file's head: who this is, with precision and proof. */
export const Person = z.object({
  id: z.uuid(),
  code: z.string(),
  names: z.array(PersonName),
  sex: z.enum(sexes).nullable(),
  birth: PartialDate.nullable(),
  nationalities: z.array(z.string()),
  languages: z.array(z.string()),
  residence: z.object({ code: z.string(), name: Text }).nullable(),
  contacts: z.array(z.object({ id: z.uuid(), kind: z.enum(['phone', 'email']), value: z.string() })),
  statuses: z.array(
    z.object({ id: z.uuid(), kind: StatusKind, from: Day.nullable(), to: Day.nullable(), knownOn: Day, proof: z.enum(proofs), recordedBy: z.string() }),
  ),
  consents: z.array(
    z.object({
      id: z.uuid(),
      purpose: z.enum(purposes),
      organisation: z.string().nullable(),
      given: z.boolean(),
      on: Day,
      manner: z.enum(manners),
      language: z.string(),
      wording: KeptWording.nullable(),
      recordedBy: z.string(),
      withdrawnAt: Moment.nullable(),
    }),
  ),
  circumstances: Circumstances,
  /** `pending`: only because of a referral that this organisation has not accepted yet; it reads, and writes nothing. */
  involvement: z.array(z.object({ organisation: z.string(), name: Text, reason: z.enum(involvements), since: Moment, until: Moment.nullable(), pending: z.boolean() })),
  /** The name is kept from all but those who guard the case; `nameHidden`: from whoever asks, too. */
  protected: z.boolean(),
  nameHidden: z.boolean(),
  registeredAt: Moment,
  registeredBy: z.object({ id: z.string(), name: Text }),
  synthetic: z.boolean(),
})
export type Person = z.infer<typeof Person>

/** How a list of persons is filtered and sorted. All of it may stand in the address: none of it names anybody. */
export const PersonListing = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  sort: z.enum(['recent', 'name']).default('recent'),
  sex: z.enum(sexes).optional(),
  nationality: Country.optional(),
  residence: z.string().max(40).optional(),
})
export type PersonListing = z.infer<typeof PersonListing>

/** A search travels in a body, never in an address: it holds a name, a number or a code. */
export const PersonSearch = z.object({ text: z.string().trim().min(2).max(120), limit: z.int().min(1).max(50).default(10) })

export const PersonReference = z.object({ id: z.uuid() })

/** With whom a file was shared, since when, because of what. */
export const Share = z.object({
  organisation: OrganisationRef,
  reason: z.enum(['referral', 'granted']),
  since: Moment,
  endedAt: Moment.nullable(),
  origin: z.object({ word: z.string(), id: z.uuid() }).nullable(),
})
export type Share = z.infer<typeof Share>

/** The file after an answer about consent. Where that answer ended a sharing, `shared` says what had been shared until then. */
export const AnsweredPerson = Person.extend({ shared: z.array(Share) })
export type AnsweredPerson = z.infer<typeof AnsweredPerson>

/** Who guards a case whose name is hidden: its owner, and those assigned; nobody else reads the name. */
export const Protection = z.object({ organisation: OrganisationRef, owner: Colleague, assigned: z.array(Colleague), since: Moment, mine: z.boolean() })
export type Protection = z.infer<typeof Protection>

/** What became of a name that was to be hidden, or shown. */
export const Hiding = z.object({ protected: z.boolean(), nameHidden: z.boolean() })
export type Hiding = z.infer<typeof Hiding>

/** `owner` is whoever asks where nobody is named. */
export const Protecting = z.strictObject({ owner: z.uuid().nullable().default(null), assigned: z.array(z.uuid()).max(20).default([]) })
export type Protecting = z.infer<typeof Protecting>

/** An organisation that sees a file or saw it, as the person is told. */
export type HeldInvolvement = { organisation: Text; reason: (typeof involvements)[number]; since: string; until: string | null }
/** A file that was shared, as the person is told. */
export type HeldShare = { by: Text | null; with: Text; reason: 'referral' | 'granted'; since: string; endedAt: string | null }
/** A document that was shown, as the person is told. */
export type HeldDocument = { kind: string; number: string; country: string | null; validUntil: string | null; recordedBy: string; recordedAt: string }
/** A copy of a paper that an organisation keeps, as the person is told. */
export type HeldPiece = { organisation: Text; compartment: string; kind: string; addedAt: string }
/** What the registry holds on a person, beside what other words hold. */
export type HeldOnPerson = { person: Person; documents: HeldDocument[]; pieces: HeldPiece[]; involvement: HeldInvolvement[]; shares: HeldShare[]; left: LeftOut | null }
/** How much the whole copy does not show; null at a counter, which knows of nothing but its own. */
export type LeftOut = { names: number; contacts: number; documents: number; pieces: number }
