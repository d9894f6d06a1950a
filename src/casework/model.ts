import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Text } from '#language/text'
import { Colleague, Compartment } from '#organisation/model'

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

/** A note as it is written: in one compartment. Of a note of protection, `readers` are those of one's colleagues who may read it too. */
export const Noting = z
  .strictObject({ compartment: Compartment, text: z.string().trim().min(1).max(5000), readers: z.array(z.uuid()).max(20).default([]) })
  .refine(({ compartment, readers }) => compartment === 'protection' || readers.length === 0, { message: 'only-protection', path: ['readers'] })
export type Noting = z.infer<typeof Noting>

/** A sealed note, for those who may read it. */
export const Note = z.object({
  id: z.uuid(),
  compartment: Compartment,
  text: z.string(),
  author: Colleague,
  at: Moment,
  mine: z.boolean(),
  /** Of a note of one's own in protection: who may read it too. */
  readers: z.array(Colleague),
})
export type Note = z.infer<typeof Note>

/** A note that was written or shared: without its text, which is kept in no stored answer. */
export const WrittenNote = Note.omit({ text: true })
export type WrittenNote = z.infer<typeof WrittenNote>

/** The notes that one may read, and the compartments in which one may write. */
export const Notes = z.object({ items: z.array(Note), compartments: z.array(Compartment) })
export type Notes = z.infer<typeof Notes>

export const Readers = z.strictObject({ readers: z.array(z.uuid()).max(20) })

/** An appointment as the person is told of it. */
export type HeldAppointment = {
  organisation: Text
  site: Text | null
  service: Text
  startsAt: string
  minutes: number
  channel: 'in-person' | 'remote'
  state: AppointmentState
  note: string | null
}
/** A note that is handed to the person; of the notes of other organisations, and of those one is not cleared for, only how many there are. */
export type HeldNote = { compartment: Compartment; at: string; text: string }
export type NotesKept = { organisation: Text; compartment: Compartment; many: number; latest: string }
/** `left`: of how many notes the whole copy does not hold the text; null at a counter. */
export type HeldCasework = { appointments: HeldAppointment[]; notes: HeldNote[]; kept: NotesKept[]; left: number | null }
