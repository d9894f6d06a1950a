import { staffAt } from '#app/demonstration/accounts'
import type { Offer } from '#app/demonstration/catalogue'
import { dayAt, officeHour, workday } from '#app/demonstration/calendar'
import { sharingWith } from '#app/demonstration/consents'
import { reasonFor, sentenceOf } from '#app/demonstration/sentences'
import { type Happening, give, involve, type Line, meet, momentOn, type Sent, type Tale } from '#app/demonstration/tale'
import { openStates, type State } from '#referral/model'

/** Kinds that are given at an appointment; the others are given when somebody comes. */
const byAppointment = new Set([
  'employment-support-session', 'enterprise-support', 'listening-session', 'legal-advice', 'social-accompaniment', 'medical-accompaniment',
  'medical-cover-application', 'social-housing-application', 'vocational-training', 'primary-care-consultation',
])

export const stateOf = (sent: Sent): State => sent.happenings.at(-1)!.to

/** Notes what became of a referral, unless that had not yet happened on the last day. */
export const note = (tale: Tale, sent: Sent, to: State, at: number, reason: string | null = null): boolean => {
  if (dayAt(at) > tale.last) return false
  const sender = to === 'requested' || to === 'cancelled' || to === 'entered-in-error'
  const by: Pick<Happening, 'organisation' | 'staff'> = sender
    ? { organisation: sent.from.organisation, staff: sent.from.staff }
    : { organisation: sent.offer.organisation, staff: staffAt(sent.offer.siteId) }
  sent.happenings.push({ to, at, ...by, reason })
  return true
}

type Ground = Pick<Sent, 'consentId' | 'overrideReason'>

/** The ground on which the file is shared. Without consent there is no referral, but for a rare one whose reason is audited. */
const groundFor = (tale: Tale, organisation: string, at: number): Ground | null => {
  const consentId = sharingWith(tale, organisation, at)
  if (consentId) return { consentId, overrideReason: null }
  return tale.chance.yes(0.06) ? { consentId: null, overrideReason: sentenceOf(tale.chance, 'override') } : null
}

/** Sends a referral at that moment; nothing when the person does not want the file shared. */
export const send = (tale: Tale, from: Offer, offer: Offer, at: number, urgency: Sent['urgency']): Sent | null => {
  const ground = groundFor(tale, offer.organisation, at)
  if (!ground) return null
  const sent: Sent = {
    id: tale.chance.id(at),
    from: { organisation: from.organisation, site: from.siteId, staff: staffAt(from.siteId) },
    offer,
    reason: reasonFor(tale.chance, offer.kind),
    urgency,
    ...ground,
    happenings: [],
    deliveryId: null,
  }
  note(tale, sent, 'requested', at)
  tale.referrals.push(sent)
  involve(tale, from.organisation, 'case', at)
  involve(tale, offer.organisation, 'referral', at)
  return sent
}

/** ANAPEC answers in time and is asked nothing urgent, so that its queue is calm; elsewhere some answers come late. */
const calm = (offer: Offer): boolean => offer.organisation === 'anapec'

const urgencyOf = (tale: Tale, offer: Offer): Sent['urgency'] =>
  tale.chance.weighted(calm(offer) ? [['ordinary', 85], ['soon', 15]] : [['ordinary', 78], ['soon', 16], ['urgent', 6]])

const answeredAt = ({ chance }: Tale, sent: Sent, sentAt: number): number => {
  const day = dayAt(sentAt)
  const soonest = { ordinary: [1, 6], soon: [1, 2], urgent: [0, 1] } as const
  const [low, high] = soonest[sent.urgency]
  const late = !calm(sent.offer) && chance.yes(0.15)
  const answer = late ? workday(day + chance.between(8, 20)) : Math.min(workday(day + chance.between(low, high)), day + high)
  return Math.max(officeHour(answer, chance.next()), sentAt + 40 * 60_000)
}

/** Somebody came and was served: the referral is completed by the line. */
const complete = (tale: Tale, sent: Sent, line: Line): Line => {
  sent.deliveryId = line.id
  note(tale, sent, 'completed', line.recordedAt + 2000)
  return line
}

const failAfter = (tale: Tale, sent: Sent, at: number): null => {
  const later = officeHour(workday(dayAt(at) + tale.chance.between(3, 15)), tale.chance.next())
  note(tale, sent, 'failed', later, sentenceOf(tale.chance, 'failed'))
  return null
}

/** Books a date, once more where nobody came, and serves. */
const serveByAppointment = (tale: Tale, sent: Sent, bookedAt: number): Line | null => {
  if (!note(tale, sent, 'in-progress', bookedAt)) return null
  let createdAt = bookedAt
  for (let attempt = 1; attempt <= 2; attempt++) {
    const day = workday(dayAt(createdAt) + tale.chance.between(2, 12))
    const met = meet(tale, sent.offer, { day, createdAt, origin: { word: 'referral', id: sent.id } })
    if (!met || met.meeting.state === 'booked') return null
    if (met.line) return complete(tale, sent, met.line)
    createdAt = met.meeting.startsAt + 90 * 60_000
    if (attempt === 1 && tale.chance.yes(0.4)) break
  }
  return failAfter(tale, sent, createdAt)
}

const serveOnVisit = (tale: Tale, sent: Sent, acceptedAt: number): Line | null => {
  const day = workday(dayAt(acceptedAt) + tale.chance.between(1, 9))
  if (tale.chance.yes(0.12)) return failAfter(tale, sent, officeHour(day, 0.5))
  if (day > tale.last) return null
  return complete(tale, sent, give(tale, sent.offer, momentOn(tale, day), { origin: { word: 'referral', id: sent.id } }))
}

const serve = (tale: Tale, sent: Sent, acceptedAt: number): Line | null => {
  const { chance } = tale
  let readyAt = acceptedAt
  if (chance.yes(0.06)) {
    readyAt = officeHour(workday(dayAt(acceptedAt) + chance.between(1, 4)), chance.next())
    if (!note(tale, sent, 'on-hold', readyAt, sentenceOf(chance, 'on-hold'))) return null
    readyAt = officeHour(workday(dayAt(readyAt) + chance.between(10, 30)), chance.next())
    if (!note(tale, sent, 'in-progress', readyAt)) return null
    return serveOnVisit(tale, sent, readyAt)
  }
  if (!byAppointment.has(sent.offer.kind)) return serveOnVisit(tale, sent, acceptedAt)
  const sameDay = chance.yes(0.6)
  const next = officeHour(workday(dayAt(acceptedAt) + chance.between(1, 2)), chance.next())
  return serveByAppointment(tale, sent, sameDay ? acceptedAt + 5 * 60_000 : next)
}

/** What becomes of a referral as a rule (§9.1, §9.2: reference and counter-reference). Answers the line when it was completed. */
const follow = (tale: Tale, sent: Sent): Line | null => {
  const { chance } = tale
  const at = answeredAt(tale, sent, sent.happenings[0]!.at)
  const outcome = chance.weighted<State>([['accepted', 84], ['rejected', 9], ['cancelled', 5], ['entered-in-error', 2]])
  const reason = outcome === 'accepted' ? null : sentenceOf(chance, outcome as 'rejected')
  if (!note(tale, sent, outcome, at, reason)) return null
  if (outcome !== 'accepted') return null
  if (chance.yes(0.02)) {
    note(tale, sent, 'cancelled', officeHour(workday(dayAt(at) + 2), chance.next()), sentenceOf(chance, 'cancelled'))
    return null
  }
  return serve(tale, sent, at)
}

/** Refers to another organisation on that day and tells what became of it; a second open one to the same offer is not sent. */
export const refer = (tale: Tale, from: Offer, offer: Offer, day: number): Line | null => {
  if (day > tale.last) return null
  if (tale.referrals.some((sent) => sent.offer.id === offer.id && openStates.includes(stateOf(sent)))) return null
  const sent = send(tale, from, offer, momentOn(tale, day), urgencyOf(tale, offer))
  return sent && follow(tale, sent)
}
