import { sql } from 'kysely'
import type { Work } from '#platform/work'
import type { Term } from '#rights/model'

/** A person whose term is over, or will be: when, and what becomes of it. */
export type Candidate = { id: string; code: string; over: string; state: 'due' | 'open' | 'unconfirmed' | 'soon' }

/*
 * The last contact for each purpose that a person's file serves. What is known of a file alone (registered, corrected, consents, sight,
 * requests, appointments) counts for `registration`; a service, a referral or a note counts for the compartment in which it stands.
 */
const contacts = sql`
  select id as person_id, 'registration' as purpose, registered_at::date as on from person where anonymised_at is null
  union all select person_id, 'registration', greatest(since, case when staff_id is null then last_at end)::date from person_involvement
  union all select person_id, 'registration', greatest(recorded_at, withdrawn_at)::date from person_consent
  union all select person_id, 'registration', recorded_at::date from person_status
  union all select person_id, 'registration', coalesce(answered_at, asked_at)::date from person_access_request
  union all select person_id, 'registration', starts_at::date from casework_appointment where state in ('booked', 'attended')
  union all select person_id, 'registration', coalesce(decided_at, recorded_at)::date from rights_request
  union all select person_id, compartment, happened_on from delivery
  union all select person_id, compartment, at::date from casework_note
  union all select r.person_id, k.compartment, coalesce(r.closed_at, r.answered_at, r.sent_at)::date
              from referral r join service_offer f on f.id = r.to_offer join service_kind k on k.code = f.kind_code`

const openThings = sql`
  exists (select from casework_appointment a where a.person_id = c.person_id and a.state = 'booked')
  or exists (select from referral r where r.person_id = c.person_id and r.state in ('draft', 'requested', 'accepted', 'in-progress', 'on-hold'))
  or exists (select from rights_request q where q.person_id = c.person_id and q.state in ('received', 'in-hand'))
  or exists (select from person_access_request q where q.person_id = c.person_id and q.state = 'asked' and q.expires_at > now())
  or exists (select from person_glass g where g.person_id = c.person_id and g.reviewed_at is null)`

const candidates = (terms: Term[], today: string, until: string) => {
  const known = terms.map(({ purpose, months, confirmedAt }) => ({ purpose, months, confirmed: confirmedAt !== null }))
  return sql`
    select c.person_id as id, p.code, c.over,
           case when c.over > ${today}::date then 'soon' when (${openThings}) then 'open' when not c.confirmed then 'unconfirmed' else 'due' end as state
      from (select e.person_id, max((e.on + make_interval(months => t.months))::date) as over, bool_and(t.confirmed) as confirmed
              from (${contacts}) e
              join jsonb_to_recordset(${JSON.stringify(known)}::jsonb) as t (purpose text, months int, confirmed boolean) on t.purpose = e.purpose
             group by e.person_id) c
      join person p on p.id = c.person_id and p.anonymised_at is null
     where c.over <= ${until}::date`
}

type Span = { today: string; until: string }

/** Those whose term is over, or will be by a day, in one state or in all; the longest over first. */
export const listCandidates = async (work: Work, terms: Term[], { today, until }: Span, state: Candidate['state'] | null, limit: number): Promise<Candidate[]> => {
  const { rows } = await sql<Candidate>`
    select * from (${candidates(terms, today, until)}) found
     where ${state === null ? sql`true` : sql`found.state = ${state}`}
     order by found.over, found.id limit ${sql.lit(limit)}`.execute(work.db)
  return rows
}

/** How many there are in each state. */
export const countCandidates = async (work: Work, terms: Term[], { today, until }: Span): Promise<Record<Candidate['state'], number>> => {
  const { rows } = await sql<{ state: Candidate['state']; many: number }>`
    select found.state, count(*)::int as many from (${candidates(terms, today, until)}) found group by 1`.execute(work.db)
  return { due: 0, open: 0, unconfirmed: 0, soon: 0, ...Object.fromEntries(rows.map(({ state, many }) => [state, many])) }
}

/** Whether something about a person is open: then nothing is taken away. */
export const hasOpen = async (work: Work, personId: string): Promise<boolean> => {
  const { rows } = await sql<{ open: boolean }>`select (${openThings}) as open from (select ${personId}::uuid as person_id) c`.execute(work.db)
  return rows[0]?.open ?? false
}

export const countAnonymised = async (work: Work): Promise<number> => {
  const { rows } = await sql<{ many: number }>`select count(*)::int as many from person where anonymised_at is not null`.execute(work.db)
  return rows[0]!.many
}
