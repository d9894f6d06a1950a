import { sql } from 'kysely'
import type { FileLine, JournalFilter, JournalLine, Opening, Seal } from '#journal/model'
import { dayAfter, startOf } from '#language/date'
import type { Work } from '#platform/work'

const staff = sql`
  case when j.staff_id is null then null else jsonb_build_object('id', j.staff_id, 'name', coalesce(s.name, '')) end as staff`
const organisation = sql`
  case when o.id is null then null else jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name) end as organisation`

/** The head of the chain. */
export const findSeal = async (work: Work): Promise<Seal | undefined> => {
  const { rows } = await sql<Seal>`
    select position, encode(hash, 'hex') as hash, sealed_at as at
      from platform_journal_seal order by position desc limit 1`.execute(work.db)
  return rows[0]
}

const conditions = ({ verb, word, id, organisation: organisationId, staff: staffId, from, to }: JournalFilter) => sql`
  ${verb ? sql`and j.verb = ${verb}` : sql``}
  ${word ? sql`and j.subject_word = ${word}` : sql``}
  ${id ? sql`and (j.subject_id = ${id} or j.person_id = ${id}::uuid)` : sql``}
  ${organisationId ? sql`and j.organisation_id = ${organisationId}` : sql``}
  ${staffId ? sql`and j.staff_id = ${staffId}::uuid` : sql``}
  ${from ? sql`and j.at >= ${startOf(from)}::timestamptz` : sql``}
  ${to ? sql`and j.at < ${startOf(dayAfter(to))}::timestamptz` : sql``}`

/** Lines of the whole journal, the newest first, one more than the page. */
export const listLines = async (work: Work, filter: JournalFilter, before: number | null): Promise<Omit<JournalLine, 'sealed'>[]> => {
  const { rows } = await sql<Omit<JournalLine, 'sealed'>>`
    select j.position, j.at, j.verb, jsonb_build_object('word', j.subject_word, 'id', j.subject_id) as subject, j.person_id as person,
           ${staff}, j.role, ${organisation}, j.details
      from (select * from platform_journal j
             where ${before === null ? sql`true` : sql`j.position < ${before}`} ${conditions(filter)}
             order by j.position desc limit ${sql.lit(filter.limit + 1)}) j
      left join organisation_staff s on s.id = j.staff_id
      left join organisation o on o.id = j.organisation_id
     order by j.position desc`.execute(work.db)
  return rows
}

/** Lines about one file, as far as the asking organisation may know them (`journal_of_person`), one more than the page. */
export const listOfPerson = async (work: Work, personId: string, limit: number, before: number | null): Promise<FileLine[]> => {
  const { rows } = await sql<FileLine>`
    select j.line_position as position, j.at, j.verb, ${staff}, j.role, ${organisation}, i.reason as involved, j.code, g.reason as cause
      from journal_of_person(${personId}, ${before}, ${limit + 1}) j
      left join organisation_staff s on s.id = j.staff_id
      left join organisation o on o.id = j.organisation_id
      left join lateral (
        select i.reason from person_involvement i
         where i.organisation_id = j.organisation_id and i.person_id = ${personId} and (i.staff_id is null or i.staff_id = j.staff_id)
         order by i.staff_id nulls last limit 1) i on true
      -- Why the glass was broken: row visibility gives it to those who may review it.
      left join lateral (
        select g.reason from person_glass g
         where j.verb = 'person.glass-broken' and g.person_id = ${personId} and g.organisation_id = j.organisation_id
           and g.opened_at between j.at - interval '1 minute' and j.at + interval '1 minute' and (j.staff_id is null or g.staff_id = j.staff_id)
         order by abs(extract(epoch from g.opened_at - j.at)) limit 1) g on true
     order by j.line_position desc`.execute(work.db)
  return rows
}

/** How often each organisation opened a file; for who may read every file. */
export const countOpenings = async (work: Work, personId: string): Promise<Opening[]> => {
  const { rows } = await sql<Opening>`
    select o.name as organisation, count(*)::int as many, min(j.at) as first, max(j.at) as last,
           (count(*) filter (where j.verb = 'person.glass-broken'))::int as glass
      from platform_journal j
      left join organisation o on o.id = j.organisation_id
     where j.person_id = ${personId} and j.verb in ('person.read', 'person.glass-broken', 'rights.handed')
     group by o.id, o.name
     order by count(*) desc, o.id`.execute(work.db)
  return rows
}
