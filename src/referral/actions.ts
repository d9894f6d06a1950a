import * as Casework from '#casework/actions'
import type { Appointment } from '#casework/model'
import * as Eligibility from '#eligibility/actions'
import type { Decision } from '#eligibility/model'
import { dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Persons from '#person/actions'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'
import * as access from '#referral/access'
import {
  consentEnded,
  type Advance,
  answerDays,
  type Booking,
  type HeldReferral,
  openStates,
  reasonRequired,
  type Referral,
  type ReferralFile,
  type ReferralFilter,
  type Sending,
  type State,
  transitions,
} from '#referral/model'
import * as store from '#referral/store'
import * as Services from '#service/actions'

const mine = (work: Work): string => (work.actor.kind === 'staff' ? work.actor.organisationId : '')

/** A referral that one's own organisation sent or received, with its history. Problem: `not-found`. */
export const get = async (work: Work, id: string): Promise<ReferralFile> => {
  const found = await store.findReferral(work, id, mine(work))
  if (!found) throw new Problem('not-found')
  return found
}

/** Opens a referral to read it: the read itself is a line of the journal. Problem: `not-found`. */
export const read = async (work: Work, id: string): Promise<ReferralFile> => {
  const referral = await get(work, id)
  await journal(work, { verb: 'referral.read', subject: { word: 'referral', id }, person: referral.person.id })
  return referral
}

const note = (work: Work, referralId: string, fromState: State | null, toState: State, reason: string | null) => {
  const staff = work.actor.kind === 'staff' ? work.actor : null
  return store.insertEvent(work, {
    referralId,
    fromState,
    toState,
    staffId: staff?.staffId ?? null,
    organisationId: staff?.organisationId ?? null,
    reason,
  })
}

const insert = async (work: Work, sending: Sending, offer: { id: string; organisation: string }, consentId: string | null, decision: unknown, synthetic: boolean) => {
  const id = newId()
  const { organisationId, siteId, staffId } = staffOf(work)
  const due = Temporal.PlainDate.from(dayOf(work.now)).add({ days: answerDays[sending.urgency] })
  await store.insertReferral(work, {
    id,
    personId: sending.person,
    fromOrganisation: organisationId,
    fromSite: siteId,
    fromStaff: staffId,
    toOrganisation: offer.organisation,
    toOffer: offer.id,
    reason: sending.reason,
    urgency: sending.urgency,
    state: 'requested',
    consentId,
    overrideReason: consentId ? null : sending.withoutConsentReason,
    decision: decision === null ? null : JSON.stringify(decision),
    sentAt: work.now.toString(),
    answerDueOn: due.toString(),
    synthetic,
  })
  return id
}

/** Of the decision only the answer travels: its reasons would tell the receiver more of the person's papers than they need. */
const kept = (decision: Decision | null, despite: string | null) =>
  decision && { service: decision.service, rule: decision.rule, outcome: decision.outcome, confirmed: decision.confirmed, despite }

/**
 * Refers a person to an offer of another organisation, which sees the file from then on.
 * Problems: `forbidden`, `not-found` (person), `unknown-reference` (offer), `offer-closed`, `consent-missing` (no consent to share with
 * that organisation, and no reason given), `not-eligible` (a confirmed rule says no, and no reason given), `referral-already-open`.
 */
export const send = async (work: Work, sending: Sending): Promise<ReferralFile> => {
  if (!access.maySend(work.actor)) throw new Problem('forbidden')
  const person = await Persons.get(work, sending.person)
  const offer = await Services.place(work, sending.to)
  if (offer.closedOn || !offer.organisation) throw new Problem('offer-closed')
  if (offer.organisation === mine(work)) throw new Problem('invalid-input', [{ path: 'to', code: 'own-organisation' }])
  const to = { id: offer.id, organisation: offer.organisation }
  const consentId = await Persons.sharingConsent(work, person.id, to.organisation)
  if (!consentId && !sending.withoutConsentReason) throw new Problem('consent-missing')
  const decision = await Eligibility.judgeForKind(work, person, offer.kind)
  if (decision?.outcome === 'no' && decision.confirmed && !sending.despiteRulesReason) throw new Problem('not-eligible')
  const id = await insert(work, sending, to, consentId, kept(decision, sending.despiteRulesReason), person.synthetic)
  await note(work, id, null, 'requested', null)
  await Persons.involve(
    work,
    person.id,
    { organisationId: to.organisation, reason: 'referral' },
    { compartment: offer.compartment, consent: consentId, origin: { word: 'referral', id } },
  )
  await journal(work, {
    verb: 'referral.sent',
    subject: { word: 'referral', id },
    person: person.id,
    details: { to: to.organisation, offer: offer.id, consent: consentId, override: consentId === null },
  })
  return get(work, id)
}

const lock = async (work: Work, id: string, to: State) => {
  const found = await store.lockReferral(work, id)
  if (!found) {
    // Seen and not to be changed: somebody else answered it, and it was not accepted or not by this hand.
    await get(work, id)
    throw new Problem('transition-refused')
  }
  if (!access.mayAdvance(work.actor, found, to)) throw new Problem('forbidden')
  if (!transitions[found.state as State].includes(to)) throw new Problem('transition-refused')
  return found
}

const move = async (work: Work, id: string, advance: Advance, deliveryId?: string): Promise<void> => {
  if (reasonRequired.includes(advance.to) && !advance.reason) throw new Problem('reason-required', [{ path: 'reason', code: 'required' }])
  const before = await lock(work, id, advance.to)
  await store.setState(work, id, {
    state: advance.to,
    stateReason: advance.reason,
    ...(before.state === 'requested' && { answeredAt: work.now.toString() }),
    ...(!openStates.includes(advance.to) && { closedAt: work.now.toString() }),
    ...(deliveryId && { deliveryId }),
  })
  await note(work, id, before.state as State, advance.to, advance.reason)
  await journal(work, {
    verb: `referral.${advance.to}`,
    subject: { word: 'referral', id },
    person: before.personId,
    details: { from: before.fromOrganisation, to: before.toOrganisation, state: advance.to },
  })
}

/**
 * Answers or moves on: accepted, rejected, on hold, cancelled, failed … as the table of transitions allows.
 * Problems: `not-found`, `forbidden`, `transition-refused`, `reason-required`.
 */
export const advance = async (work: Work, id: string, step: Advance): Promise<ReferralFile> => {
  await move(work, id, step)
  return get(work, id)
}

/** Books the first date for an accepted referral, which is in progress from then on. Problems: `not-found`, `transition-refused`. */
export const book = async (work: Work, id: string, booking: Booking): Promise<Appointment> => {
  const referral = await get(work, id)
  if (referral.state !== 'in-progress') await move(work, id, { to: 'in-progress', reason: null })
  return Casework.book(work, { ...booking, person: referral.person.id, offer: referral.to.offer.id }, { word: 'referral', id })
}

/** A service was given that this referral had asked for: it is completed, once. Called when the journal tells of the attendance. */
export const complete = async (work: Work, id: string, deliveryId: string): Promise<void> => {
  const found = await store.lockReferral(work, id)
  if (found && openStates.includes(found.state as State)) await move(work, id, { to: 'completed', reason: null }, deliveryId)
}

/**
 * Closes what is still open with organisations that no longer see the file, and calls off what they had booked. Called when the journal
 * tells of the end of a sharing.
 */
export const stop = async (work: Work, personId: string, organisations: readonly string[]): Promise<void> => {
  if (organisations.length === 0) return
  for (const { id } of await store.listOpenTo(work, personId, organisations)) await move(work, id, { to: 'cancelled', reason: consentEnded })
  await Casework.callOff(work, personId, organisations)
}

const isLate = (referral: Referral, today: string) => referral.state === 'requested' && referral.answerDueOn < today

/** Where a row stands in the order of its list: what the cursor of the next page keeps. */
const placeOf = (row: Referral, sort: ReferralFilter['sort'], today: string) =>
  sort === 'latest'
    ? [row.closedAt ?? row.answeredAt ?? row.sentAt, row.id]
    : [isLate(row, today) ? 0 : 1, row.urgency === 'urgent' ? 0 : 1, row.answerDueOn, row.sentAt, row.id]

/** The queue of one's own organisation: late answers first, then what is urgent, then what is due first; or the latest first. A page at a time. */
export const list = async (work: Work, filter: ReferralFilter): Promise<{ items: Referral[]; next: string | null }> => {
  const today = dayOf(work.now)
  const rows = await store.listReferrals(work, staffOf(work).organisationId, today, filter, decodeCursor(filter.cursor, store.places[filter.sort]))
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor(placeOf(last, filter.sort, today)) : null }
}

/** The referrals of one person that one's own organisation sent or received, journalled. Problem: `not-found` (person). */
export const ofPerson = async (work: Work, personId: string): Promise<Referral[]> => {
  await Persons.ensureSeen(work, personId)
  const referrals = await store.listOfPerson(work, personId, mine(work))
  await journal(work, { verb: 'referral.listed', subject: { word: 'person', id: personId }, details: { count: referrals.length } })
  return referrals
}

/**
 * The referrals of a person with what was written in it, to be handed to them; `reader` is the organisation at whose counter that is done:
 * row visibility leaves it what its worker may read, and of that nothing which others do in protection. Null: all of them.
 */
export const heldOn = (work: Work, personId: string, reader: string | null): Promise<HeldReferral[]> => store.listHeld(work, personId, reader)

/** Takes away the reasons that were written. Answers the ids of the referrals. For the widest reach only: nothing happens in another. */
export const anonymise = (work: Work, personId: string): Promise<string[]> => store.anonymise(work, personId)
