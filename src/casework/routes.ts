import { z } from 'zod'
import * as Casework from '#casework/actions'
import { Appointment, AppointmentFilter, Attendance, Booking, Ending } from '#casework/model'
import { frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import { pageOf } from '#language/page'

const { get, post } = routesOf('casework')
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
]
