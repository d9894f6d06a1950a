import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Text } from '#language/text'
import { OrganisationRef } from '#organisation/model'

/** The states of HL7 FHIR R4 `Task`, as the SDOH Clinical Care guide uses them (`ready` and `received` are not used). */
export const states = [
  'draft',
  'requested',
  'accepted',
  'rejected',
  'cancelled',
  'in-progress',
  'on-hold',
  'completed',
  'failed',
  'entered-in-error',
] as const
export const State = z.enum(states)
export type State = z.infer<typeof State>

/** What may follow what: shared by server and web. */
export const transitions: Record<State, readonly State[]> = {
  draft: ['requested', 'cancelled', 'entered-in-error'],
  requested: ['accepted', 'rejected', 'cancelled', 'entered-in-error'],
  accepted: ['in-progress', 'on-hold', 'cancelled', 'completed', 'failed', 'entered-in-error'],
  'in-progress': ['completed', 'failed', 'cancelled', 'entered-in-error'],
  'on-hold': ['in-progress', 'cancelled', 'completed', 'failed', 'entered-in-error'],
  rejected: ['entered-in-error'],
  cancelled: ['entered-in-error'],
  completed: ['entered-in-error'],
  failed: ['entered-in-error'],
  'entered-in-error': [],
}

/** These are refused without a reason, as the guide asks (`statusReason`). */
export const reasonRequired: readonly State[] = ['rejected', 'cancelled', 'on-hold', 'failed', 'entered-in-error']
/** Who may bring about which state: the organisation that asked, or the one that was asked. */
export const bySender: readonly State[] = ['cancelled', 'entered-in-error']
export const byReceiver: readonly State[] = ['accepted', 'rejected', 'in-progress', 'on-hold', 'completed', 'failed']
/** Not yet closed. */
export const openStates: readonly State[] = ['requested', 'accepted', 'in-progress', 'on-hold']

export const urgencies = ['ordinary', 'soon', 'urgent'] as const
/** Days within which an answer is expected: the product's own default, not a rule of law. */
export const answerDays: Record<(typeof urgencies)[number], number> = { ordinary: 7, soon: 3, urgent: 1 }

const reason = z.string().trim().min(3).max(1000)

/** What the worker says who refers somebody. Without consent to share it is refused, unless a reason is given, which is audited. */
export const Sending = z.object({
  person: z.uuid(),
  to: z.string().max(80),
  reason,
  urgency: z.enum(urgencies).default('ordinary'),
  withoutConsentReason: reason.nullable().default(null),
  despiteRulesReason: reason.nullable().default(null),
})
export type Sending = z.infer<typeof Sending>

/** The next state, and why where a reason is required. */
export const Advance = z.object({ to: State, reason: reason.nullable().default(null) })
export type Advance = z.infer<typeof Advance>

export const Booking = z.object({
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().min(5).max(480).default(45),
  channel: z.enum(['in-person', 'remote']).default('in-person'),
  note: z.string().trim().max(500).nullable().default(null),
})
export type Booking = z.infer<typeof Booking>

const Party = z.object({ organisation: OrganisationRef, site: z.object({ id: z.string(), name: Text }).nullable() })

/** The product's own reason, a code: whoever reads it does so in their language. Earlier rows hold it in the three languages at once. */
export const consentEnded = 'consent-ended'
const earlier = 'Le consentement au partage a été retiré · سُحبت الموافقة على المشاركة · Consent to share was withdrawn'
export const isConsentEnded = (reason: string | null): boolean => reason === consentEnded || reason === earlier

export const Referral = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  from: Party,
  to: Party.extend({ offer: z.object({ id: z.string(), kind: z.string(), name: Text }) }),
  reason: z.string(),
  urgency: z.enum(urgencies),
  state: State,
  stateReason: z.string().nullable(),
  withConsent: z.boolean(),
  sentAt: Moment,
  answerDueOn: Day,
  answeredAt: Moment.nullable(),
  closedAt: Moment.nullable(),
  delivery: z.uuid().nullable(),
  direction: z.enum(['in', 'out']),
  synthetic: z.boolean(),
})
export type Referral = z.infer<typeof Referral>

export const ReferralEvent = z.object({
  number: z.int(),
  from: State.nullable(),
  to: State,
  at: Moment,
  organisation: z.string().nullable(),
  reason: z.string().nullable(),
})

/** One referral with its history, and the reasons that were given where a consent or a rule was passed over. */
export const ReferralFile = Referral.extend({
  /** What the rules said on the day; never in a list, where a "no" would tell who has no papers. */
  outcome: z.string().nullable(),
  history: z.array(ReferralEvent),
  withoutConsentReason: z.string().nullable(),
  /** For the organisation that sent only: it may tell of papers that the other does not need to know of. */
  despiteRulesReason: z.string().nullable(),
})
export type ReferralFile = z.infer<typeof ReferralFile>

export const ReferralFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  direction: z.enum(['in', 'out']).default('in'),
  state: State.optional(),
  open: z.enum(['true', 'false']).optional(),
  answered: z.enum(['true', 'false']).optional(),
  /** The site of one's own organisation that was asked, or that asked. */
  site: z.string().max(80).optional(),
  /** `due`: what waits longest beyond its day first; `latest`: what was last moved on, answered or sent first. */
  sort: z.enum(['due', 'latest']).default('due'),
})
export type ReferralFilter = z.infer<typeof ReferralFilter>

/** A referral as the person is told of it: what was written, what the rules answered, what became of it. */
export type HeldReferral = {
  from: Text
  to: Text
  service: Text
  sentAt: string
  reason: string
  urgency: (typeof urgencies)[number]
  state: State
  stateReason: string | null
  withConsent: boolean
  withoutConsentReason: string | null
  decision: { outcome: string; confirmed: boolean; rule: string; despite: string | null } | null
  answeredAt: string | null
  closedAt: string | null
}
