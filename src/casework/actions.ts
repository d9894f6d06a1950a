import * as access from '#casework/access'
import { type Appointment, type AppointmentFilter, type AppointmentState, type Attendance, appointmentTransitions, type Booking, type HeldCasework } from '#casework/model'
import * as store from '#casework/store'
import * as Deliveries from '#delivery/actions'
import type { Origin } from '#delivery/model'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Persons from '#person/actions'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'
import * as Services from '#service/actions'

/** An appointment of one's own organisation. Problem: `not-found`. */
export const get = async (work: Work, id: string): Promise<Appointment> => {
  const found = await store.findAppointment(work, id)
  if (!found) throw new Problem('not-found')
  return found
}

/**
 * Books an appointment for a person at one of one's own offers; `origin` says which thing of another word asked for it.
 * Problems: `forbidden`, `not-found` (person), `unknown-reference` (offer).
 */
export const book = async (work: Work, booking: Booking, origin: Origin | null = null): Promise<Appointment> => {
  if (!access.mayBook(work.actor)) throw new Problem('forbidden')
  const { organisationId, staffId } = staffOf(work)
  const person = await Persons.get(work, booking.person)
  const offer = await Services.place(work, booking.offer)
  if (offer.organisation !== organisationId) throw new Problem('forbidden')
  const id = newId()
  await store.insertAppointment(work, {
    id,
    personId: person.id,
    organisationId,
    siteId: offer.siteId,
    offerId: offer.id,
    startsAt: booking.startsAt,
    minutes: booking.minutes,
    channel: booking.channel,
    state: 'booked',
    staffId,
    originWord: origin?.word ?? null,
    originId: origin?.id ?? null,
    note: booking.note,
    createdAt: work.now.toString(),
    synthetic: person.synthetic,
  })
  await Persons.involve(work, person.id, { organisationId, reason: 'case' }, { compartment: offer.compartment })
  await journal(work, { verb: 'casework.booked', subject: { word: 'casework', id }, person: person.id, details: { offer: offer.id } })
  return get(work, id)
}

const lock = async (work: Work, id: string, to: AppointmentState) => {
  if (!access.mayBook(work.actor)) throw new Problem('forbidden')
  const found = await store.lockAppointment(work, id)
  if (!found) throw new Problem('not-found')
  if (!appointmentTransitions[found.state as AppointmentState].includes(to)) throw new Problem('transition-refused')
  return found
}

/**
 * Somebody came: the appointment is attended, and the service given becomes a line of the ledger in the same transaction.
 * Problems: `not-found`, `transition-refused`, and those of `Deliveries.record`.
 */
export const attend = async (work: Work, id: string, attendance: Attendance): Promise<Appointment> => {
  const found = await lock(work, id, 'attended')
  const origin = found.originWord && found.originId ? { word: found.originWord, id: found.originId } : { word: 'casework', id }
  const recording = { person: found.personId, offer: found.offerId!, on: attendance.on, channel: attendance.channel, quantity: 1, project: null }
  const delivery = await Deliveries.record(work, recording, origin)
  await store.setState(work, id, 'attended', delivery.id)
  await journal(work, {
    verb: 'casework.attended',
    subject: { word: 'casework', id },
    person: found.personId,
    details: { delivery: delivery.id, originWord: found.originWord, originId: found.originId },
  })
  return get(work, id)
}

/** Nobody came, or it will not take place. Problems: `not-found`, `transition-refused`. */
export const end = async (work: Work, id: string, to: 'missed' | 'cancelled'): Promise<Appointment> => {
  const { personId } = await lock(work, id, to)
  await store.setState(work, id, to, null)
  await journal(work, { verb: `casework.${to}`, subject: { word: 'casework', id }, person: personId })
  return get(work, id)
}

/** Calls off what is booked for a person at organisations that no longer see the file. Called when the journal tells of the end of a sharing. */
export const callOff = async (work: Work, personId: string, organisations: readonly string[]): Promise<void> => {
  const cancelled = organisations.length === 0 ? [] : await store.cancelBooked(work, personId, organisations)
  for (const { id } of cancelled) await journal(work, { verb: 'casework.cancelled', subject: { word: 'casework', id }, person: personId })
}

/** The appointments of one's own organisation, the earliest first, a page at a time. */
export const list = async (work: Work, filter: AppointmentFilter): Promise<{ items: Appointment[]; next: string | null }> => {
  const rows = await store.listAppointments(work, staffOf(work).organisationId, filter, decodeCursor(filter.cursor, store.Place))
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.startsAt, last.id]) : null }
}

/**
 * The appointments of one person, as far as they are one's own organisation's; the latest first, at most 200. That they were read is a
 * line of the journal. Problem: `not-found` (person).
 */
export const ofPerson = async (work: Work, personId: string): Promise<Appointment[]> => {
  await Persons.ensureSeen(work, personId)
  const appointments = await store.listOfPerson(work, personId)
  await journal(work, { verb: 'casework.listed', subject: { word: 'person', id: personId }, details: { count: appointments.length } })
  return appointments
}

/**
 * What this word holds on a person, to be handed to them. `reader` is the organisation at whose counter that is done: it is given what its
 * worker may read, and nothing that others do in protection. The text of a note is handed over where its reader may read it, and never of
 * protection: it speaks of others too. The whole copy, for which `reader` is null, says how many notes there are.
 */
export const heldOn = async (work: Work, personId: string, reader: string | null): Promise<HeldCasework> => ({
  appointments: await store.listHeldAppointments(work, personId, reader),
  notes: await store.listHeldNotes(work, personId),
  kept: reader === null ? await store.countNotes(work, personId) : [],
  left: reader === null ? await store.countNotesLeftOut(work, personId) : null,
})

/** Takes away what was noted of a person. Answers the ids of appointments and notes. For the widest reach only: nothing happens in another. */
export const anonymise = (work: Work, personId: string): Promise<string[]> => store.anonymise(work, personId)
