import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Text } from '#language/text'

export const appointmentStates = ['booked', 'attended', 'missed', 'cancelled'] as const
export type AppointmentState = (typeof appointmentStates)[number]

/** What may follow what: shared by server and web. */
export const appointmentTransitions: Record<AppointmentState, readonly AppointmentState[]> = {
  booked: ['attended', 'missed', 'cancelled'],
  attended: [],
  missed: ['booked'],
  cancelled: [],
}

export const Booking = z.object({
  person: z.uuid(),
  offer: z.string().max(80),
  startsAt: z.iso.datetime({ offset: true }),
  minutes: z.int().min(5).max(480).default(45),
  channel: z.enum(['in-person', 'remote']).default('in-person'),
  note: z.string().trim().max(500).nullable().default(null),
})
export type Booking = z.infer<typeof Booking>

/** That somebody came, on which day, and how: this is what becomes a line of the ledger. */
export const Attendance = z.object({ on: Day, channel: z.enum(['in-person', 'remote']).default('in-person') })
export type Attendance = z.infer<typeof Attendance>

export const Ending = z.object({ to: z.enum(['missed', 'cancelled']) })

export const Appointment = z.object({
  id: z.uuid(),
  person: z.object({ id: z.uuid(), code: z.string(), name: z.string() }),
  offer: z.object({ id: z.string(), kind: z.string(), name: Text }),
  site: z.object({ id: z.string(), name: Text }).nullable(),
  startsAt: Moment,
  minutes: z.int(),
  channel: z.enum(['in-person', 'remote']),
  state: z.enum(appointmentStates),
  origin: z.object({ word: z.string(), id: z.uuid() }).nullable(),
  delivery: z.uuid().nullable(),
  note: z.string().nullable(),
  synthetic: z.boolean(),
})
export type Appointment = z.infer<typeof Appointment>

export const AppointmentFilter = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  cursor: z.string().max(500).optional(),
  state: z.enum(appointmentStates).optional(),
  site: z.string().max(80).optional(),
  from: Day.optional(),
  to: Day.optional(),
})
export type AppointmentFilter = z.infer<typeof AppointmentFilter>
