import { type Insertable, sql } from 'kysely'
import { z } from 'zod'
import { Day } from '#language/date'
import type { RightsRequest, RightsTermChange } from '#platform/schema'
import type { Work } from '#platform/work'
import { type Authorisation, openStates, type Request, type RequestFile, type RequestFilter, type State, type TermChange } from '#rights/model'

export const insertRequest = (work: Work, request: Insertable<RightsRequest>) => work.db.insertInto('rightsRequest').values(request).execute()

/** The request itself, locked until the end of the transaction: two who answer at once wait for each other. */
export const lockRequest = (work: Work, id: string) => work.db.selectFrom('rightsRequest').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

type Change = { state: State; ownerId?: string; decidedBy?: string; decidedAt?: string; reason?: string | null; effect?: string }

export const setState = (work: Work, id: string, change: Change) => work.db.updateTable('rightsRequest').set(change).where('id', '=', id).execute()

export const assign = (work: Work, id: string, organisationId: string) =>
  work.db.updateTable('rightsRequest').set({ organisationId, ownerId: null, state: 'received' }).where('id', '=', id).execute()

type Event = { requestId: string; from: string | null; to: string; staffId: string | null; organisationId: string | null; reason: string | null; format: string | null }

export const insertEvent = (work: Work, event: Event) =>
  sql`insert into rights_request_event (request_id, number, from_state, to_state, at, staff_id, organisation_id, reason, format)
      select ${event.requestId}, coalesce(max(number), 0) + 1, ${event.from}, ${event.to}, ${work.now.toString()}::timestamptz,
             ${event.staffId}::uuid, ${event.organisationId}, ${event.reason}, ${event.format}
        from rights_request_event where request_id = ${event.requestId}`.execute(work.db)

const organisation = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'short', ${sql.ref(`${alias}.short_name`)})`

const columns = sql`
  r.id, jsonb_build_object('id', p.id, 'code', p.code, 'name', person_shown_name(p)) as person, r.kind, r.purpose, r.field, r.asked_on, r.due_on,
  ${organisation('o')} as organisation, w.name as owner, b.name as recorded_by, r.state, r.decided_at, r.synthetic`

const joins = sql`
  rights_request r
  join person p on p.id = r.person_id
  join organisation o on o.id = r.organisation_id
  left join organisation_staff b on b.id = r.recorded_by
  left join organisation_staff w on w.id = r.owner_id`

const history = sql`
  (select coalesce(jsonb_agg(jsonb_build_object('number', e.number, 'from', e.from_state, 'to', e.to_state, 'at', e.at, 'by', s.name,
      'organisation', case when g.id is null then null else ${organisation('g')} end, 'reason', e.reason, 'format', e.format) order by e.number), '[]')
     from rights_request_event e
     left join organisation_staff s on s.id = e.staff_id
     left join organisation g on g.id = e.organisation_id
    where e.request_id = r.id) as history`

export const findRequest = async (work: Work, id: string, staffId: string): Promise<RequestFile | undefined> => {
  const { rows } = await sql<RequestFile>`
    select ${columns}, r.language, r.asked, r.was, r.reason, r.effect, r.recorded_by = ${staffId} as mine, ${history}
      from ${joins} where r.id = ${id}`.execute(work.db)
  return rows[0]
}

/** Where a request stands in its queue: open ones first, what is due first. */
export const Place = z.tuple([z.int().min(0).max(1), Day, z.uuid()])
type Place = z.infer<typeof Place> | null

const closed = sql`(case when r.state = any(${openStates as string[]}::text[]) then 0 else 1 end)`

/** The queue of those requests that one may see. */
export const listRequests = async (work: Work, filter: RequestFilter, after: Place): Promise<Request[]> => {
  const { rows } = await sql<Request>`
    select ${columns} from ${joins}
     where p.anonymised_at is null
       ${filter.kind ? sql`and r.kind = ${filter.kind}` : sql``}
       ${filter.open ? sql`and ${closed} = ${filter.open === 'true' ? 0 : 1}` : sql``}
       ${after ? sql`and (${closed}, r.due_on, r.id) > (${after[0]}::int, ${after[1]}::date, ${after[2]}::uuid)` : sql``}
     order by ${closed}, r.due_on, r.id
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

/** The requests of one person, the latest first, all of them: they are part of what is held. */
export const listOfPerson = async (work: Work, personId: string): Promise<Request[]> => {
  const { rows } = await sql<Request>`select ${columns} from ${joins} where r.person_id = ${personId} order by r.asked_on desc, r.id desc`.execute(work.db)
  return rows
}

/** What was asked freely, and how it was answered, of the requests of one person: for the file that is handed over. */
export const listWords = (work: Work, personId: string) =>
  work.db.selectFrom('rightsRequest').select(['id', 'asked', 'reason']).where('personId', '=', personId).execute()

/** Forgets the words of a person's requests; answers the ids of the requests. */
export const anonymise = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ things: string[] }>`select rights_anonymise(${personId}) as things`.execute(work.db)
  return rows[0]!.things
}

// ── What was decided ───────────────────────────────────────────────────────────────────────────────────────────────────────────────

export const listTerms = (work: Work) =>
  work.db
    .selectFrom('rightsTerm as t')
    .leftJoin('organisationStaff as s', 's.id', 't.confirmedBy')
    .select(['t.purpose', 't.months', 't.source', 't.confirmedAt', 's.name as confirmedBy'])
    .execute()

/** Changes of terms that apply, each purpose's latest. */
export const listApplied = async (work: Work, today: string) => {
  const { rows } = await sql<{ purpose: string; months: number; source: string; confirmedAt: string; confirmedBy: string | null }>`
    select distinct on (c.purpose) c.purpose, c.months, c.source, c.confirmed_at, organisation_staff_name(c.confirmed_by) as confirmed_by
      from rights_term_change c where c.withdrawn_at is null and c.effective_on <= ${today}::date
     order by c.purpose, c.effective_on desc, c.confirmed_at desc`.execute(work.db)
  return rows
}

/** Changes of terms that wait: for a second hand, or for their day. */
export const listChanges = async (work: Work, today: string, staffId: string): Promise<Omit<TermChange, 'name'>[]> => {
  const { rows } = await sql<Omit<TermChange, 'name'>>`
    select c.id, c.purpose, c.months, c.source, c.persons, organisation_staff_name(c.proposed_by) as proposed_by, c.proposed_at,
           organisation_staff_name(c.confirmed_by) as confirmed_by, c.effective_on, c.proposed_by = ${staffId} as mine
      from rights_term_change c
     where c.withdrawn_at is null and (c.effective_on is null or c.effective_on > ${today}::date)
     order by c.proposed_at, c.id`.execute(work.db)
  return rows
}

export const insertChange = (work: Work, change: Insertable<RightsTermChange>) => work.db.insertInto('rightsTermChange').values(change).execute()

export const lockChange = (work: Work, id: string) =>
  work.db.selectFrom('rightsTermChange').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const confirmChange = (work: Work, id: string, staffId: string, effectiveOn: string) =>
  work.db.updateTable('rightsTermChange').set({ confirmedBy: staffId, confirmedAt: work.now.toString(), effectiveOn }).where('id', '=', id).execute()

export const withdrawChange = (work: Work, id: string, staffId: string) =>
  work.db.updateTable('rightsTermChange').set({ withdrawnBy: staffId, withdrawnAt: work.now.toString() }).where('id', '=', id).execute()

export const listAuthorisations = (work: Work) => work.db.selectFrom('rightsProcessing').select(['code', 'authorisation', 'authorisedOn']).execute()

export const saveAuthorisation = (work: Work, code: string, staffId: string, { number, on }: Authorisation) => {
  const decided = { authorisation: number, authorisedOn: on, changedBy: staffId, changedAt: work.now.toString() }
  return work.db.insertInto('rightsProcessing').values({ code, ...decided }).onConflict((conflict) => conflict.column('code').doUpdateSet(decided)).execute()
}
