import { staffAt } from '#app/demonstration/accounts'
import { type Catalogue, type Offer, projectOf } from '#app/demonstration/catalogue'
import { dayAt, halfHour, officeHour } from '#app/demonstration/calendar'
import type { Chance } from '#app/demonstration/chance'
import type { Profile } from '#app/demonstration/profile'
import type { AppointmentState } from '#casework/model'
import type { Origin } from '#delivery/model'
import type { involvements } from '#person/model'
import type { State, urgencies } from '#referral/model'

export type Channel = 'in-person' | 'remote'

export type Line = {
  id: string
  offer: Offer
  day: number
  recordedAt: number
  channel: Channel
  project: string | null
  origin: Origin | null
  staff: string | null
  /** The line that this one reverses, and why. */
  reverses: Line | null
  reason: string | null
}

export type Meeting = {
  id: string
  offer: Offer
  startsAt: number
  minutes: number
  channel: Channel
  state: AppointmentState
  origin: Origin | null
  deliveryId: string | null
  createdAt: number
}

export type Happening = { to: State; at: number; organisation: string; staff: string | null; reason: string | null }

export type Sent = {
  id: string
  from: { organisation: string; site: string; staff: string | null }
  offer: Offer
  reason: string
  urgency: (typeof urgencies)[number]
  consentId: string | null
  overrideReason: string | null
  happenings: Happening[]
  deliveryId: string | null
}

export type Answer = {
  id: string
  purpose: 'service' | 'sharing' | 'statistics' | 'photo'
  organisation: string | null
  given: boolean
  at: number
  recordedBy: string
  withdrawnAt: number | null
}

/** How somebody thinks about sharing the file: with any partner, with each one asked for, with none, or nobody has asked yet. */
export type Sharing = 'any' | 'each' | 'refused' | 'unasked'

export type Involvement = { reason: (typeof involvements)[number]; since: number; lastAt: number }

/** What happened to one person, as it is told; nothing is told that was not yet so on the last day. */
export type Tale = {
  chance: Chance
  catalogue: Catalogue
  profile: Profile
  id: string
  last: number
  sharing: Sharing
  /** The latest moment told, so that what happens on one day happens in its order. */
  clock: number
  lines: Line[]
  meetings: Meeting[]
  referrals: Sent[]
  consents: Answer[]
  involved: Map<string, Involvement>
}

/** The organisation is involved from that moment on; where it was before, only the last contact moves. */
export const involve = (tale: Tale, organisation: string, reason: Involvement['reason'], at: number): void => {
  const before = tale.involved.get(organisation)
  if (!before) tale.involved.set(organisation, { reason, since: at, lastAt: at })
  else tale.involved.set(organisation, { ...before, since: Math.min(before.since, at), lastAt: Math.max(before.lastAt, at) })
}

/** A moment in office hours of that day, after what was told of the same day. */
export const momentOn = (tale: Tale, day: number): number => {
  const at = officeHour(day, tale.chance.next())
  const told = dayAt(tale.clock) === day && at <= tale.clock ? tale.clock + tale.chance.between(5, 20) * 60_000 : at
  tale.clock = Math.max(tale.clock, told)
  return told
}

export const ageOf = ({ profile }: Tale, day: number): number => Math.floor((day - profile.birthday) / 365.25)

/** Some lines are written down a few days after the service. */
const writtenAt = (tale: Tale, at: number): number => {
  const later = dayAt(at) + tale.chance.between(1, 3)
  return tale.chance.yes(0.08) && later <= tale.last ? officeHour(later, tale.chance.next()) : at
}

/** A service given at that moment: one line of the ledger. */
export const give = (tale: Tale, offer: Offer, at: number, how: { channel?: Channel; origin?: Origin } = {}): Line => {
  const day = dayAt(at)
  const recordedAt = how.origin ? at : writtenAt(tale, at)
  const line: Line = {
    id: tale.chance.id(recordedAt),
    offer,
    day,
    recordedAt,
    channel: how.channel ?? 'in-person',
    project: projectOf(tale.catalogue, offer, day),
    origin: how.origin ?? null,
    staff: staffAt(offer.siteId),
    reverses: null,
    reason: null,
  }
  tale.lines.push(line)
  involve(tale, offer.organisation, 'served', recordedAt)
  return line
}

/** Services given without an appointment, on that day. Nothing when that day has not come yet. */
export const visit = (tale: Tale, offer: Offer, day: number): Line | null =>
  day > tale.last ? null : give(tale, offer, momentOn(tale, day))

type Booking = { day: number; at?: number; createdAt: number; origin?: Origin; state?: AppointmentState }

/** How an appointment ended, or that it is still booked: those to come, and a few of the last days that nobody has closed yet. */
const stateOf = (tale: Tale, day: number): AppointmentState => {
  if (day > tale.last || (day > tale.last - 5 && tale.chance.yes(0.3))) return 'booked'
  return tale.chance.weighted([['attended', 82], ['missed', 12], ['cancelled', 6]])
}

const remoteKinds = new Set(['employment-support-session', 'legal-advice', 'enterprise-support'])

/**
 * An appointment at an offer. Answers the meeting and, where somebody came, the line of the ledger. Nothing is answered for what lies
 * more than three weeks ahead: it has not been booked yet.
 */
export const meet = (tale: Tale, offer: Offer, booking: Booking): { meeting: Meeting; line: Line | null } | null => {
  const { chance } = tale
  if (booking.day > tale.last + 21 || dayAt(booking.createdAt) > tale.last) return null
  const startsAt = booking.at ?? halfHour(booking.day, chance.below(14))
  const channel: Channel = remoteKinds.has(offer.kind) && chance.yes(0.25) ? 'remote' : 'in-person'
  const id = chance.id(booking.createdAt)
  const state = booking.state ?? stateOf(tale, booking.day)
  const minutes = chance.pick([30, 45, 45, 60])
  const origin = booking.origin ?? null
  const line =
    state === 'attended' ? give(tale, offer, startsAt + minutes * 60_000, { channel, origin: origin ?? { word: 'casework', id } }) : null
  const { createdAt } = booking
  const meeting: Meeting = { id, offer, startsAt, minutes, channel, state, origin, deliveryId: line?.id ?? null, createdAt }
  tale.meetings.push(meeting)
  tale.clock = Math.max(tale.clock, line?.recordedAt ?? 0)
  involve(tale, offer.organisation, 'case', booking.createdAt)
  return { meeting, line }
}
