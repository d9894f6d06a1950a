import { sql } from 'kysely'
import { z } from 'zod'
import { type AccessFilter, type AccessRequest, type Glass, type GlassFilter, glassHours, type Opening, requestDays } from '#person/opening/model'
import { CursorMoment } from '#platform/schemas'
import type { Work } from '#platform/work'

/** The cursor of the next page: the moment and the id of the last row. */
export const Place = z.tuple([CursorMoment, z.uuid()])
type Place = z.infer<typeof Place> | null

/** Counts one more question of a member of staff; answers how many there were in this hour of the clock. */
export const countQuestion = async (work: Work, staffId: string): Promise<number> => {
  const hour = work.now.round({ smallestUnit: 'hour', roundingMode: 'floor' }).toString()
  const { asked } = await work.db
    .insertInto('personMatchCount')
    .values({ staffId, hour, asked: 1 })
    .onConflict((conflict) => conflict.columns(['staffId', 'hour']).doUpdateSet((set) => ({ asked: set('personMatchCount.asked', '+', 1) })))
    .returning('asked')
    .executeTakeFirstOrThrow()
  return asked
}

export type Wanted = { code: string | null; phone: string | null; names: string[]; year: string | null }
type Met = { id: string; initials: string; birthYear: string | null; organisations: { id: string; name: { fr: string; ar: string; en: string }; short: string | null }[]; asked: boolean }

const organisation = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'short', ${sql.ref(`${alias}.short_name`)})`

/** Who might be meant, as far as the asking organisation may hear of them; at most `most`. */
export const findMatches = async (work: Work, mine: string, { code, phone, names, year }: Wanted, most: number): Promise<Met[]> => {
  const { rows } = await sql<Met>`
    select m.id, m.initials, m.birth_year,
           (select jsonb_agg(${organisation('o')} order by o.id) from organisation o where o.id = any(m.known_by)) as organisations,
           exists (select from person_access_request r
                    where r.person_id = m.id and r.asking_organisation = ${mine} and r.state = 'asked' and r.expires_at > now()) as asked
      from person_matches(${code}, ${phone}, ${names}::text[], ${year}, ${sql.lit(most)}) m`.execute(work.db)
  return rows
}

/** Leaves a request with those who know a person. Answers whom; nothing where one may not hear of the person any more. */
export const ask = async (work: Work, { id, person, reason }: { id: string; person: string; reason: string }): Promise<string[] | null> => {
  const { rows } = await sql<{ known: string[] | null }>`
    select person_ask(${id}, ${person}, ${reason}, ${work.now.toString()}, ${sql.lit(requestDays)}) as known`.execute(work.db)
  return rows[0]?.known ?? null
}

const person = sql`case when p.id is null then null else jsonb_build_object('id', p.id, 'code', p.code, 'name', person_shown_name(p)) end as person`
const state = sql`case when r.state = 'asked' and r.expires_at <= now() then 'expired' else r.state end`

const requests = (mine: string, staffId: string) => sql`
    select r.id, case when r.asking_organisation = ${mine} then 'out' else 'in' end as direction, ${person}, r.initials, r.birth_year,
           ${organisation('q')} as asking, organisation_staff_name(r.asked_by) as asked_by, r.reason, r.asked_at, r.expires_at, ${state} as state,
           case when a.id is null then null else ${organisation('a')} end as answering, r.answered_at, r.answer_reason, r.until,
           case when r.asking_organisation = ${mine} then null
                else person_sharing_consent(r.person_id, r.asking_organisation) is not null end as consent,
           r.asked_by = ${staffId} as mine, r.synthetic
      from person_access_request r
      join organisation q on q.id = r.asking_organisation
      left join organisation a on a.id = r.answering_organisation
      left join person p on p.id = r.person_id`

/** The requests that one's own organisation sent or may answer: open ones by the day on which they expire, then the latest. */
export const listRequests = async (work: Work, { mine, staffId }: { mine: string; staffId: string }, filter: AccessFilter, after: Place): Promise<AccessRequest[]> => {
  const { rows } = await sql<AccessRequest>`${requests(mine, staffId)}
     where ${filter.direction === 'out' ? sql`r.asking_organisation = ${mine}` : sql`r.asking_organisation <> ${mine}`}
       ${filter.state ? sql`and ${state} = ${filter.state}` : sql``}
       ${after ? sql`and (r.asked_at, r.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by r.asked_at desc, r.id desc
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

/** One request, with what its answer needs to know; nothing when it is not one's own to see. */
export const findRequest = async (work: Work, { mine, staffId }: { mine: string; staffId: string }, id: string): Promise<AccessRequest | undefined> => {
  const { rows } = await sql<AccessRequest>`${requests(mine, staffId)} where r.id = ${id}`.execute(work.db)
  return rows[0]
}

export const findAsking = (work: Work, id: string) =>
  work.db.selectFrom('personAccessRequest').select(['personId', 'askingOrganisation', 'askedBy']).where('id', '=', id).executeTakeFirst()

export type AnswerRow = {
  state: 'granted' | 'refused'
  answeringOrganisation: string
  answeredBy: string
  answeredAt: string
  answerReason: string | null
  consentId: string | null
  withoutConsent: boolean
  until: string | null
}

/** Writes the answer where there is none yet; false when somebody was quicker. */
export const answer = async (work: Work, id: string, row: AnswerRow): Promise<boolean> => {
  const { numUpdatedRows } = await work.db.updateTable('personAccessRequest').set(row).where('id', '=', id).where('state', '=', 'asked').executeTakeFirst()
  return numUpdatedRows > 0n
}

/** Opens a file to the worker who asks; nothing where they may not. */
export const breakGlass = async (work: Work, { id, person, reason }: { id: string; person: string; reason: string }) => {
  const { rows } = await sql<{ until: string; ownerOrganisation: string }>`
    select until, owner_organisation from person_break_glass(${id}, ${person}, ${reason}, ${sql.lit(glassHours)})`.execute(work.db)
  return rows[0]
}

/** In which posts somebody is told of it. For whoever broke it. */
export const listToldPosts = async (work: Work, id: string): Promise<Opening['told']> => {
  const { rows } = await sql<{ told: Opening['told'] }>`select person_glass_told(${id}) as told`.execute(work.db)
  return rows[0]!.told
}

/** Their addresses. For the product itself. */
export const listAnswering = async (work: Work, id: string): Promise<{ email: string; language: string }[]> => {
  const { rows } = await sql<{ email: string; language: string }>`
    select distinct s.email, s.language from person_glass_answering(${id}) a join organisation_staff s on s.id = a.staff order by s.email`.execute(work.db)
  return rows
}

const glass = (mine: string, staffId: string) => sql`
    select g.id, ${person}, ${organisation('b')} as organisation, ${organisation('w')} as owner, organisation_staff_name(g.staff_id) as by, g.reason, g.opened_at, g.until,
           g.until > now() as open, g.finding, g.remark, g.reviewed_at, organisation_staff_name(g.reviewed_by) as reviewed_by,
           g.reviewed_at is null and g.staff_id <> ${staffId} and (g.owner_organisation = ${mine} or platform_reach() = 'every') as may_review, g.synthetic
      from person_glass g
      join organisation b on b.id = g.organisation_id
      join organisation w on w.id = g.owner_organisation
      left join person p on p.id = g.person_id`

/** Broken glass, the latest first, as far as one answers for it. */
export const listGlass = async (work: Work, { mine, staffId }: { mine: string; staffId: string }, filter: GlassFilter, after: Place): Promise<Glass[]> => {
  const { rows } = await sql<Glass>`${glass(mine, staffId)}
     where true
       ${filter.reviewed ? sql`and (g.reviewed_at is not null) = ${filter.reviewed === 'true'}` : sql``}
       ${after ? sql`and (g.opened_at, g.id) < (${after[0]}::timestamptz, ${after[1]}::uuid)` : sql``}
     order by g.opened_at desc, g.id desc
     limit ${sql.lit(filter.limit + 1)}`.execute(work.db)
  return rows
}

export const findGlass = async (work: Work, { mine, staffId }: { mine: string; staffId: string }, id: string): Promise<Glass | undefined> => {
  const { rows } = await sql<Glass>`${glass(mine, staffId)} where g.id = ${id}`.execute(work.db)
  return rows[0]
}

export const findBreaker = (work: Work, id: string) =>
  work.db.selectFrom('personGlass').select(['personId', 'staffId']).where('id', '=', id).executeTakeFirst()

/** Writes down what was found, once; false when it was said already, or is not one's own to say. */
export const review = async (work: Work, id: string, row: { reviewedBy: string; reviewedAt: string; finding: string; remark: string | null }): Promise<boolean> => {
  const { numUpdatedRows } = await work.db.updateTable('personGlass').set(row).where('id', '=', id).where('reviewedAt', 'is', null).executeTakeFirst()
  return numUpdatedRows > 0n
}
