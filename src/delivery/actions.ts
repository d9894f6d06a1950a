import { z } from 'zod'
import { ageOn, dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as access from '#delivery/access'
import { ageBandOf, type Declaration, type HeldLine, type LedgerFilter, type LedgerLine, type Origin, type PersonLine, type Recording } from '#delivery/model'
import * as store from '#delivery/store'
import * as Persons from '#person/actions'
import type { Person } from '#person/model'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'
import * as Services from '#service/actions'
import * as Strategies from '#strategy/actions'

/** Which lines an indicator counts, for those who count them. */
export { countedBy, standing } from '#delivery/counted'
/** Who may see numbers to the unit: whoever could count the lines one by one. */
export { readsEveryLine } from '#delivery/access'

const strength = ['moroccan', 'bra_refugee', 'regularised', 'regular', 'stateless', 'unhcr_refugee', 'asylum_seeker', 'irregular']

/** The status as it was that day, for the line: the strongest in force; `null` where none was written down. */
const statusOn = (person: Person, on: string) =>
  person.statuses
    .filter((status) => (status.from ?? '') <= on && (status.to === null || status.to >= on))
    .sort((a, b) => strength.indexOf(a.kind) - strength.indexOf(b.kind))[0] ?? null

/** Of who refused statistics, the line says that a service was given, and nothing of the person. */
const unseen = { sex: null, age: null, ageBand: 'unknown', nationality: null, status: null, statusProof: null } as const

/** What the line keeps of the person: as they were on that day, whatever the file says later. */
const portrait = (person: Person, on: string) => {
  if (Persons.refusesStatistics(person)) return unseen
  const age = person.birth ? ageOn(person.birth, on) : null
  const status = statusOn(person, on)
  return {
    sex: person.sex,
    age: age && age.youngest === age.oldest ? age.youngest : null,
    ageBand: ageBandOf(age),
    nationality: person.nationalities[0] ?? null,
    status: status?.kind ?? null,
    statusProof: status?.proof ?? null,
  }
}

const placeOf = (offer: Services.OfferPlace) => ({
  siteId: offer.siteId,
  offerId: offer.id,
  serviceKind: offer.kind,
  objectiveCode: offer.objective,
  actionCode: offer.action,
  areaCode: offer.area,
  regionCode: offer.region,
  compartment: offer.compartment,
})

const saveLine = async (work: Work, recording: Recording, offer: Services.OfferPlace, person: Person, origin: Origin | null) => {
  const id = newId()
  const { organisationId, staffId } = staffOf(work)
  if (work.key) await store.insertKey(work, organisationId, work.key, id)
  await store.insertLine(work, {
    id,
    happenedOn: recording.on,
    recordedAt: work.now.toString(),
    position: await store.takePositions(work, 1),
    personId: recording.person,
    organisationId,
    staffId,
    projectId: recording.project,
    channel: recording.channel,
    quantity: recording.quantity,
    originWord: origin?.word ?? null,
    originId: origin?.id ?? null,
    synthetic: person.synthetic,
    ...placeOf(offer),
    ...portrait(person, recording.on),
  })
  return id
}

/**
 * Writes one line of the ledger: a service that the actor's organisation gave to a person. Answers its id.
 * The same key answers the first line again. The organisation is involved with the person from then on.
 * Problems: `forbidden`, `not-found` (person), `unknown-reference` (offer), `invalid-input` (a day to come), `offer-closed`.
 */
export const record = async (work: Work, recording: Recording, origin: Origin | null = null): Promise<{ id: string }> => {
  if (!access.mayRecord(work.actor)) throw new Problem('forbidden')
  const { organisationId } = staffOf(work)
  const before = work.key ? await store.findByKey(work, organisationId, work.key) : undefined
  if (before) return { id: before.deliveryId }
  if (recording.on > dayOf(work.now)) throw new Problem('invalid-input', [{ path: 'on', code: 'in-the-future' }])
  const person = await Persons.get(work, recording.person)
  const offer = await Services.place(work, recording.offer)
  if (offer.organisation !== organisationId) throw new Problem('forbidden')
  if (offer.closedOn && offer.closedOn < recording.on) throw new Problem('offer-closed')
  const id = await saveLine(work, recording, offer, person, origin)
  await Persons.involve(work, recording.person, { organisationId, reason: 'served' }, { compartment: offer.compartment })
  await journal(work, {
    verb: 'delivery.recorded',
    subject: { word: 'delivery', id },
    person: person.id,
    details: { objective: offer.objective, offer: offer.id },
  })
  return { id }
}

/**
 * Corrects a line by a line that reverses it; both stay for ever, and every figure forgets the pair.
 * Problems: `not-found` (also for another organisation's line), `already-reversed`, `reason-required`.
 */
export const correct = async (work: Work, id: string, reason: string): Promise<{ id: string }> => {
  const line = await store.findLine(work, id)
  if (!line || !access.mayCorrect(work.actor, line.organisationId)) throw new Problem('not-found')
  if (line.reverses) throw new Problem('already-reversed')
  const reversal = newId()
  await store.insertLine(work, {
    ...line,
    id: reversal,
    reverses: line.id,
    reason,
    recordedAt: work.now.toString(),
    position: await store.takePositions(work, 1),
    staffId: staffOf(work).staffId,
  })
  await journal(work, { verb: 'delivery.reversed', subject: { word: 'delivery', id: line.id }, person: line.personId, details: { reversal } })
  return { id: reversal }
}

/** A line's place in the ledger. */
const Place = z.tuple([z.int()])

/** The indicator of a filter; one that counts nothing in the ledger has no lines to show. */
const indicatorOf = async (work: Work, code: string | undefined) => {
  if (code === undefined) return null
  const indicator = (await Strategies.indicators(work)).find((each) => each.code === code && each.counts !== null)
  if (!indicator) throw new Problem('unknown-reference')
  return indicator
}

/**
 * A page of lines without persons, the newest first: every one for those who steer, their own organisation's for those who give services.
 * With an indicator: exactly the lines that its figure counts.
 * Problems: `forbidden`, `unknown-reference` (an indicator that does not exist, or that the ledger cannot count).
 */
export const lines = async (work: Work, filter: LedgerFilter): Promise<{ items: LedgerLine[]; next: string | null }> => {
  if (!access.mayReadLines(work.actor)) throw new Problem('forbidden')
  const [before] = decodeCursor(filter.cursor, Place) ?? [null]
  const { reach, organisationId } = staffOf(work)
  const of = reach === 'involved' ? organisationId : null
  const rows = await store.listLines(work, filter, { before, of, indicator: await indicatorOf(work, filter.indicator) })
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.position]) : null }
}

/** One line without its person. Problems: `forbidden`, `not-found` (also for a line that the asking organisation may not see). */
export const line = async (work: Work, id: string): Promise<LedgerLine> => {
  if (!access.mayReadLines(work.actor)) throw new Problem('forbidden')
  const found = await store.findLedgerLine(work, id)
  if (!found) throw new Problem('not-found')
  return found
}

/**
 * The services given to one person, as far as the asking organisation may see them; the newest first, at most 500. That they were read is
 * a line of the journal. Problem: `not-found` (person).
 */
export const ofPerson = async (work: Work, personId: string): Promise<PersonLine[]> => {
  await Persons.ensureSeen(work, personId)
  const lines = await store.listOfPerson(work, personId, staffOf(work).organisationId)
  await journal(work, { verb: 'delivery.listed', subject: { word: 'person', id: personId }, details: { count: lines.length } })
  return lines
}

/**
 * The lines about a person with what they keep, to be handed to them; `reader` is the organisation at whose counter that is done:
 * row visibility leaves it what its worker may read, and of that nothing which others do in protection. Null: all of them.
 */
export const heldOn = (work: Work, personId: string, reader: string | null): Promise<HeldLine[]> => store.listHeld(work, personId, reader)

/**
 * Of the lines about a person, takes away what is written freely and the exact age, and the keys of the requests that wrote them; the
 * lines stay and count as before. Answers their ids. For the widest reach only: nothing happens in another.
 */
export const anonymise = (work: Work, personId: string): Promise<string[]> => store.anonymise(work, personId)

/** The declared figures: of some indicators, or all. */
export const declarations = (work: Work, indicators: string[] | null = null): Promise<Declaration[]> => store.listDeclarations(work, indicators)

/** The place up to which the ledger has been written: every figure says at which it was counted. */
export const position = (work: Work): Promise<number> => store.lastPosition(work)
