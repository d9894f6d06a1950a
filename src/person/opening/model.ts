import { z } from 'zod'
import { Day, Moment, PartialDate } from '#language/date'
import { OrganisationRef } from '#organisation/model'
import { PersonName } from '#person/model'

/** What is known of somebody who may be known elsewhere: a number, or the whole name with the year of birth. It travels in a body. */
export const MatchQuestion = z
  .strictObject({
    code: z.string().trim().max(40).nullable().default(null),
    phone: z.string().trim().max(40).nullable().default(null),
    names: z.array(PersonName).max(6).default([]),
    birth: PartialDate.nullable().default(null),
  })
  .refine(({ code, phone, names, birth }) => code || phone || (names.length > 0 && birth), { message: 'not-enough', path: ['names'] })
export type MatchQuestion = z.infer<typeof MatchQuestion>

/** That somebody may be known elsewhere: first letters, year of birth, whom to ask. The handle is opaque, short-lived, and its asker's alone. */
export const Match = z.object({
  handle: z.string(),
  initials: z.string(),
  birthYear: z.string().nullable(),
  organisations: z.array(OrganisationRef),
  /** One's own organisation has asked already, and waits for the answer. */
  asked: z.boolean(),
})
export type Match = z.infer<typeof Match>

/** `mayBreakGlass`: whether whoever asked may open such a file at once, with a reason. */
export const Matches = z.object({ items: z.array(Match), mayBreakGlass: z.boolean() })
export type Matches = z.infer<typeof Matches>

const reason = z.string().trim().min(3).max(1000)
const handle = z.string().min(1).max(500)

/** Minutes for which a handle holds: the product's own default. */
export const handleMinutes = 30
/** Days after which a request that nobody answered has expired: the product's own default. */
export const requestDays = 14
/** Hours for which broken glass lets one read: the product's own default. */
export const glassHours = 3
/** How many times in an hour one may ask for matches: the product's own default. */
export const matchesPerHour = 60

export const AccessAsking = z.strictObject({ handle, reason })
export type AccessAsking = z.infer<typeof AccessAsking>

export const requestStates = ['asked', 'granted', 'refused', 'expired'] as const

/** A request for access as both sides see it: the person is named only to whom sees the file. */
export const AccessRequest = z.object({
  id: z.uuid(),
  direction: z.enum(['in', 'out']),
  person: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  initials: z.string(),
  birthYear: z.string().nullable(),
  asking: OrganisationRef,
  askedBy: z.string(),
  reason: z.string(),
  askedAt: Moment,
  expiresAt: Moment,
  state: z.enum(requestStates),
  answering: OrganisationRef.nullable(),
  answeredAt: Moment.nullable(),
  answerReason: z.string().nullable(),
  until: Moment.nullable(),
  /** Whether the person consents to sharing with whoever asks; only for those who may answer. */
  consent: z.boolean().nullable(),
  /** Whoever looks asked it themselves: another hand must answer, whatever further roles they hold. */
  mine: z.boolean(),
  synthetic: z.boolean(),
})
export type AccessRequest = z.infer<typeof AccessRequest>

export const AccessFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  direction: z.enum(['in', 'out']).default('in'),
  state: z.enum(requestStates).optional(),
})
export type AccessFilter = z.infer<typeof AccessFilter>

/** A refusal owes its reason, and so does a grant without the person's consent; a grant may have a last day. */
export const AccessAnswer = z.strictObject({ to: z.enum(['granted', 'refused']), reason: reason.nullable().default(null), lastDay: Day.nullable().default(null) })
export type AccessAnswer = z.infer<typeof AccessAnswer>

export const GlassBreaking = z.strictObject({ handle, reason })
export type GlassBreaking = z.infer<typeof GlassBreaking>

/** A file opened by its reader: whose, until when. */
/** In which posts somebody is told of broken glass. */
export const toldPosts = ['supervisor', 'organisation-administrator', 'registrar', 'data-protection-officer'] as const

export const Opening = z.object({ id: z.uuid(), person: z.uuid(), until: Moment, told: z.array(z.enum(toldPosts)) })
export type Opening = z.infer<typeof Opening>

export const findings = ['justified', 'unjustified'] as const

/** Broken glass, as those see it who answer for the file or for the data. */
export const Glass = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), code: z.string(), name: z.string() }).nullable(),
  organisation: OrganisationRef,
  owner: OrganisationRef,
  by: z.string(),
  reason: z.string(),
  openedAt: Moment,
  until: Moment,
  open: z.boolean(),
  finding: z.enum(findings).nullable(),
  remark: z.string().nullable(),
  reviewedAt: Moment.nullable(),
  reviewedBy: z.string().nullable(),
  /** Whether whoever looks may say what they find: not who broke it, and only for the file's owner or the data-protection officer. */
  mayReview: z.boolean(),
  synthetic: z.boolean(),
})
export type Glass = z.infer<typeof Glass>

export const GlassFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  reviewed: z.enum(['true', 'false']).optional(),
})
export type GlassFilter = z.infer<typeof GlassFilter>

/** What was found when broken glass was looked into; that it was not justified owes a remark. */
export const GlassReview = z.strictObject({ finding: z.enum(findings), remark: reason.nullable().default(null) })
export type GlassReview = z.infer<typeof GlassReview>
