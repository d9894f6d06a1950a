import { z } from 'zod'
import * as Casework from '#casework/actions'
import { Appointment, AppointmentFilter, Attendance, Booking, Ending, Notes, Noting, Readers, WrittenNote } from '#casework/model'
import * as Sealed from '#casework/notes/actions'
import { caseRoles, frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import { pageOf } from '#language/page'

const { get, post, put } = routesOf('casework')
const Reference = z.object({ id: z.uuid() })

export const routes = [
  get('/v1/appointments', { summary: 'The appointments of one’s own organisation.', guard: frontRoles, query: AppointmentFilter, reply: pageOf(Appointment) }, (work, { query }) =>
    Casework.list(work, query),
  ),
  post('/v1/appointments', { summary: 'Books an appointment.', guard: frontRoles, body: Booking, reply: Appointment }, (work, { body }) => Casework.book(work, body)),
  post('/v1/appointments/{id}/attendance', { summary: 'Somebody came: the service becomes a line of the ledger.', guard: frontRoles, params: Reference, body: Attendance, reply: Appointment }, (work, { params, body }) =>
    Casework.attend(work, params.id, body),
  ),
  post('/v1/appointments/{id}/ending', { summary: 'Missed or cancelled.', guard: frontRoles, params: Reference, body: Ending, reply: Appointment }, (work, { params, body }) =>
    Casework.end(work, params.id, body.to),
  ),
  get('/v1/persons/{id}/appointments', { summary: 'The appointments of a person.', guard: frontRoles, params: Reference, reply: z.object({ items: z.array(Appointment) }), reads: true }, async (work, { params }) => ({
    items: await Casework.ofPerson(work, params.id),
  })),
  get('/v1/persons/{id}/notes', { summary: 'The sealed notes about a person that one may read.', guard: caseRoles, params: Reference, reply: Notes, reads: true }, (work, { params }) =>
    Sealed.list(work, params.id),
  ),
  post('/v1/persons/{id}/notes', { summary: 'Writes a sealed note about a person.', guard: caseRoles, params: Reference, body: Noting, reply: WrittenNote }, (work, { params, body }) =>
    Sealed.write(work, params.id, body),
  ),
  put('/v1/notes/{id}/readers', { summary: 'Names who may read a note of protection.', guard: caseRoles, params: Reference, body: Readers, reply: WrittenNote }, (work, { params, body }) =>
    Sealed.share(work, params.id, body.readers),
  ),
]
