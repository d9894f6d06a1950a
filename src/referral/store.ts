import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { z } from 'zod'
import { Day } from '#language/date'
import { CursorMoment } from '#platform/schemas'
import type { Work } from '#platform/work'
import type { Referral as ReferralTable } from '#platform/schema'
import { type HeldReferral, openStates, type Referral, type ReferralFile, type ReferralFilter, type State } from '#referral/model'

export const insertReferral = (work: Work, referral: Insertable<ReferralTable>) => work.db.insertInto('referral').values(referral).execute()

/** The referral itself, locked until the end of the transaction: two who answer at once wait for each other. */
export const lockReferral = (work: Work, id: string) =>
  work.db.selectFrom('referral').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

/** The referrals of a person to these organisations that are not closed yet. */
export const listOpenTo = (work: Work, personId: string, organisations: readonly string[]) =>
  work.db
    .selectFrom('referral')
    .select('id')
    .where('personId', '=', personId)
    .where('toOrganisation', 'in', organisations)
    .where('state', 'in', openStates)
    .orderBy('id')
    .execute()

export const setState = (
  work: Work,
  id: string,
  change: { state: State; stateReason: string | null; answeredAt?: string; closedAt?: string; deliveryId?: string },
) => work.db.updateTable('referral').set(change).where('id', '=', id).execute()

export const insertEvent = (
  work: Work,
  event: { referralId: string; fromState: string | null; toState: string; staffId: string | null; organisationId: string | null; reason: string | null },
) =>
  sql`insert into referral_event (referral_id, number, from_state, to_state, at, staff_id, organisation_id, reason)
      select ${event.referralId}, coalesce(max(number), 0) + 1, ${event.fromState}, ${event.toState}, ${work.now.toString()}::timestamptz,
             ${event.staffId}::uuid, ${event.organisationId}, ${event.reason}
        from referral_event where referral_id = ${event.referralId}`.execute(work.db)

const party = (organisation: string, site: string) => sql`jsonb_build_object(
  'organisation', jsonb_build_object('id', ${sql.ref(`${organisation}.id`)}, 'name', ${sql.ref(`${organisation}.name`)}, 'short', ${sql.ref(`${organisation}.short_name`)}),
  'site', case when ${sql.ref(`${site}.id`)} is null then null else jsonb_build_object('id', ${sql.ref(`${site}.id`)}, 'name', ${sql.ref(`${site}.name`)}) end)`

const columns = (mine: string) => sql`
  r.id, jsonb_build_object('id', p.id, 'code', p.code, 'name', person_shown_name(p)) as person,
  ${party('fo', 'fs')} as from,
  ${party('toorg', 'ts')} || jsonb_build_object('offer', jsonb_build_object('id', f.id, 'kind', k.code, 'name', k.name)) as to,
  r.reason, r.urgency, r.state, r.state_reason, r.consent_id is not null as with_consent,
  r.sent_at, r.answer_due_on, r.answered_at, r.closed_at, r.delivery_id as delivery, r.synthetic,
  case when r.to_organisation = ${mine} then 'in' else 'out' end as direction`

const joins = sql`
  referral r
  join person p on p.id = r.person_id
  join organisation fo on fo.id = r.from_organisation
  left join organisation_site fs on fs.id = r.from_site
  join service_offer f on f.id = r.to_offer
  join service_kind k on k.code = f.kind_code
  join organisation_site ts on ts.id = f.site_id
  join organisation toorg on toorg.id = r.to_organisation`

const history = sql`
  (select jsonb_agg(jsonb_build_object('number', e.number, 'from', e.from_state, 'to', e.to_state, 'at', e.at,
      'organisation', e.organisation_id, 'reason', e.reason) order by e.number)
     from referral_event e where e.referral_id = r.id) as history`

export const findReferral = async (work: Work, id: string, mine: string): Promise<ReferralFile | undefined> => {
  const { rows } = await sql<ReferralFile>`select ${columns(mine)}, ${history}, r.decision ->> 'outcome' as outcome, r.override_reason as without_consent_reason,
           case when r.from_organisation = ${mine} then r.decision ->> 'despite' end as despite_rules_reason
      from ${joins} where r.id = ${id}`.execute(work.db)
  return rows[0]
}

/** Where a referral stands in its list, by how that is sorted. */
export const places = {
  due: z.tuple([z.int().min(0).max(1), z.int().min(0).max(1), Day, CursorMoment, z.uuid()]),
  latest: z.tuple([CursorMoment, z.uuid()]),
}
type Place = readonly (string | number)[]

/** What answers are late comes first, then what is urgent, then what is due first. */
const byDue = (today: string) => {
  const late = sql`(case when r.state = 'requested' and r.answer_due_on < ${today}::date then 0 else 1 end)`
  const urgent = sql`(case r.urgency when 'urgent' then 0 else 1 end)`
  const order = sql`${late}, ${urgent}, r.answer_due_on, r.sent_at, r.id`
  return {
    order,
    after: (place: Place) => sql`and (${order}) > (${place[0]}::int, ${place[1]}::int, ${place[2]}::date, ${place[3]}::timestamptz, ${place[4]}::uuid)`,
  }
}

const byLatest = () => {
  const moved = sql`coalesce(r.closed_at, r.answered_at, r.sent_at)`
  return {
    order: sql`${moved} desc, r.id desc`,
    after: (place: Place) => sql`and (${moved}, r.id) < (${place[0]}::timestamptz, ${place[1]}::uuid)`,
  }
}

const conditions = (filter: ReferralFilter) => sql`
       ${filter.state ? sql`and r.state = ${filter.state}` : sql``}
       ${filter.open === 'true' ? sql`and r.state in ('requested', 'accepted', 'in-progress', 'on-hold')` : sql``}
       ${filter.open === 'false' ? sql`and r.state not in ('requested', 'accepted', 'in-progress', 'on-hold')` : sql``}
       ${filter.answered === 'true' ? sql`and r.answered_at is not null` : sql``}
       ${filter.answered === 'false' ? sql`and r.answered_at is null` : sql``}
       ${filter.site ? sql`and ${filter.direction === 'in' ? sql`f.site_id` : sql`r.from_site`} = ${filter.site}` : sql``}`

/** The queue of one organisation, as it is sorted; `after` is the place of the last row of the page before. */
export const listReferrals = async (work: Work, mine: string, today: string, filter: ReferralFilter, after: Place | null): Promise<Referral[]> => {
  const side = filter.direction === 'in' ? sql`r.to_organisation` : sql`r.from_organisation`
  const sorting = filter.sort === 'latest' ? byLatest() : byDue(today)
  const { rows } = await sql<Referral>`
    select ${columns(mine)} from ${joins}
     where ${side} = ${mine} ${conditions(filter)} ${after ? sorting.after(after) : sql``}
     order by ${sorting.order}
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

export const listOfPerson = async (work: Work, personId: string, mine: string): Promise<Referral[]> => {
  const { rows } = await sql<Referral>`
    select ${columns(mine)} from ${joins} where r.person_id = ${personId} order by r.sent_at desc, r.id limit 200`.execute(work.db)
  return rows
}

/** Every referral of a person, the earliest first; at the counter of `reader`, none between others that is of protection. */
export const listHeld = async (work: Work, personId: string, reader: string | null): Promise<HeldReferral[]> => {
  const { rows } = await sql<HeldReferral>`
    select fo.name as from, toorg.name as to, k.name as service, r.sent_at, r.reason, r.urgency, r.state, r.state_reason,
           r.consent_id is not null as with_consent, r.override_reason as without_consent_reason, r.decision, r.answered_at, r.closed_at
      from ${joins}
     where r.person_id = ${personId}
       ${reader === null ? sql`` : sql`and (k.compartment <> 'protection' or ${reader} in (r.from_organisation, r.to_organisation))`}
     order by r.sent_at, r.id`.execute(work.db)
  return rows
}

/** Forgets what was written freely about a person; answers the ids of the referrals. */
export const anonymise = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ things: string[] }>`select referral_anonymise(${personId}) as things`.execute(work.db)
  return rows[0]!.things
}
