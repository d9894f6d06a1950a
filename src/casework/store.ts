import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import type { Appointment, AppointmentFilter, HeldAppointment, HeldNote, NotesKept } from '#casework/model'
import { dayAfter, startOf } from '#language/date'
import type { CaseworkAppointment } from '#platform/schema'
import { CursorMoment } from '#platform/schemas'
import { placeOf } from '#platform/vault'
import type { Work } from '#platform/work'

export const insertAppointment = (work: Work, appointment: Insertable<CaseworkAppointment>) =>
  work.db.insertInto('caseworkAppointment').values(appointment).execute()

/** The appointment itself, locked until the end of the transaction: two who answer at once wait for each other. */
export const lockAppointment = (work: Work, id: string) =>
  work.db.selectFrom('caseworkAppointment').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const setState = (work: Work, id: string, state: string, deliveryId: string | null) =>
  work.db.updateTable('caseworkAppointment').set({ state, deliveryId }).where('id', '=', id).execute()

/** Calls off what is booked for a person at these organisations; answers the appointments concerned. */
export const cancelBooked = (work: Work, personId: string, organisations: readonly string[]) =>
  work.db
    .updateTable('caseworkAppointment')
    .set({ state: 'cancelled' })
    .where('personId', '=', personId)
    .where('organisationId', 'in', organisations)
    .where('state', '=', 'booked')
    .returning('id')
    .execute()

const columns = sql`
  a.id, jsonb_build_object('id', p.id, 'code', p.code, 'name', person_shown_name(p)) as person,
  jsonb_build_object('id', f.id, 'kind', k.code, 'name', k.name) as offer,
  case when s.id is null then null else jsonb_build_object('id', s.id, 'name', s.name) end as site,
  a.starts_at, a.minutes, a.channel, a.state, a.delivery_id as delivery, a.note, a.synthetic,
  case when a.origin_word is null then null else jsonb_build_object('word', a.origin_word, 'id', a.origin_id) end as origin`

const joins = sql`
  casework_appointment a
  join person p on p.id = a.person_id
  join service_offer f on f.id = a.offer_id
  join service_kind k on k.code = f.kind_code
  left join organisation_site s on s.id = a.site_id`

export const findAppointment = async (work: Work, id: string): Promise<Appointment | undefined> => {
  const { rows } = await sql<Appointment>`select ${columns} from ${joins} where a.id = ${id}`.execute(work.db)
  return rows[0]
}

const within = ({ from, to }: Pick<AppointmentFilter, 'from' | 'to'>) => sql`
       ${from ? sql`and a.starts_at >= ${startOf(from)}::timestamptz` : sql``}
       ${to ? sql`and a.starts_at < ${startOf(dayAfter(to))}::timestamptz` : sql``}`

/** Where an appointment stands in its list. */
export const Place = z.tuple([CursorMoment, z.uuid()])
type Place = z.infer<typeof Place>

export const listAppointments = async (work: Work, organisationId: string, filter: AppointmentFilter, after: Place | null) => {
  const { rows } = await sql<Appointment>`
    select ${columns} from ${joins}
     where a.organisation_id = ${organisationId}
       ${filter.state ? sql`and a.state = ${filter.state}` : sql``}
       ${filter.site ? sql`and a.site_id = ${filter.site}` : sql``}
       ${within(filter)}
       ${after ? sql`and (a.starts_at, a.id) > (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by a.starts_at, a.id
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

export const listOfPerson = async (work: Work, personId: string): Promise<Appointment[]> => {
  const { rows } = await sql<Appointment>`
    select ${columns} from ${joins} where a.person_id = ${personId} order by a.starts_at desc, a.id limit 200`.execute(work.db)
  return rows
}

/** Every appointment of a person, the earliest first; at the counter of `reader`, none that others have in protection. */
export const listHeldAppointments = async (work: Work, personId: string, reader: string | null): Promise<HeldAppointment[]> => {
  const { rows } = await sql<HeldAppointment>`
    select o.name as organisation, s.name as site, k.name as service, a.starts_at, a.minutes, a.channel, a.state, a.note
      from casework_appointment a
      join organisation o on o.id = a.organisation_id
      join service_offer f on f.id = a.offer_id
      join service_kind k on k.code = f.kind_code
      left join organisation_site s on s.id = a.site_id
     where a.person_id = ${personId} ${reader === null ? sql`` : sql`and (k.compartment <> 'protection' or a.organisation_id = ${reader})`}
     order by a.starts_at, a.id`.execute(work.db)
  return rows
}

/** The notes that whoever hands the file over may read, without those of protection; and how many every organisation keeps. */
export const listHeldNotes = async (work: Work, personId: string): Promise<HeldNote[]> => {
  const { rows } = await sql<Omit<HeldNote, 'text'> & { id: string; sealed: string }>`
    select n.id, n.compartment, n.at, n.sealed from casework_note n
     where n.person_id = ${personId} and n.compartment <> 'protection' and n.sealed is not null order by n.at, n.id`.execute(work.db)
  return rows.map(({ id, sealed, ...note }) => ({ ...note, text: work.vault.open(sealed, placeOf('casework_note', 'sealed', id)) }))
}

export const countNotes = async (work: Work, personId: string): Promise<NotesKept[]> => {
  const { rows } = await sql<NotesKept>`
    select o.name as organisation, n.compartment, n.many::int as many, n.latest
      from casework_notes_kept(${personId}) n join organisation o on o.id = n.organisation_id
     order by o.id, n.compartment`.execute(work.db)
  return rows
}

export const countNotesLeftOut = async (work: Work, personId: string): Promise<number> => {
  const { rows } = await sql<{ many: number }>`select casework_notes_left_out(${personId}) as many`.execute(work.db)
  return rows[0]?.many ?? 0
}

/** Forgets what was written freely about a person; answers the ids of appointments and notes. */
export const anonymise = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ things: string[] }>`select casework_anonymise(${personId}) as things`.execute(work.db)
  return rows[0]!.things
}
