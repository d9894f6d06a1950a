import { type Insertable, type Updateable, sql } from 'kysely'
import type { ExportFilters, PersonExport } from '#person/exports/model'
import type { PersonExport as ExportTable } from '#platform/schema'
import type { Work } from '#platform/work'

export const insertExport = (work: Work, row: Insertable<ExportTable>) => work.db.insertInto('personExport').values(row).execute()

/** The export itself, locked until the end of the transaction. */
export const lockExport = (work: Work, id: string) => work.db.selectFrom('personExport').selectAll().where('id', '=', id).forUpdate().executeTakeFirst()

export const updateExport = async (work: Work, id: string, change: Updateable<ExportTable>): Promise<boolean> =>
  (await work.db.updateTable('personExport').set(change).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n

/** Where an export stands, who asked for it, and for which organisation. */
export const findParties = (work: Work, id: string) =>
  work.db.selectFrom('personExport').select(['state', 'organisationId', 'staffId']).where('id', '=', id).executeTakeFirst()

const columns = (staffId: string) => sql`
  select e.id, e.reason, e.format, e.filters, e.counted, e.state, organisation_staff_name(e.staff_id) as asked_by, e.staff_id = ${staffId} as mine, e.asked_at,
         organisation_staff_name(e.decided_by) as decided_by, e.answer, e.expires_at
    from person_export e`

/** The exports that one may see, those that wait first, then the latest. */
export const listExports = async (work: Work, staffId: string): Promise<PersonExport[]> => {
  const { rows } = await sql<PersonExport>`${columns(staffId)} order by e.state <> 'waiting', e.asked_at desc, e.id limit 100`.execute(work.db)
  return rows
}

export const findExport = async (work: Work, id: string, staffId: string): Promise<PersonExport | undefined> => {
  const { rows } = await sql<PersonExport>`${columns(staffId)} where e.id = ${id}`.execute(work.db)
  return rows[0]
}

export const findFile = async (work: Work, id: string, staffId: string) =>
  work.db
    .selectFrom('personExport')
    .select(['fileId', 'format', 'synthetic', 'counted', 'askedAt'])
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .where('state', '=', 'ready')
    .where('expiresAt', '>', work.now.toString())
    .executeTakeFirst()

// Whom the organisation sees steadily: what one read through broken glass does not leave by this door.
const involved = (organisationId: string, { sex, nationality, residence }: ExportFilters) => sql`
    from person_involvement i
    join person p on p.id = i.person_id
    left join territory_area a on a.code = p.residence_code
   where i.organisation_id = ${organisationId} and i.staff_id is null and (i.until is null or i.until > now())
     ${sex ? sql`and p.sex = ${sex}` : sql``}
     ${nationality ? sql`and p.nationalities @> array[${nationality}]::text[]` : sql``}
     ${residence ? sql`and p.residence_code = ${residence}` : sql``}`

export const countInvolved = async (work: Work, organisationId: string, filters: ExportFilters): Promise<number> => {
  const { rows } = await sql<{ count: number }>`select count(*)::int as count ${involved(organisationId, filters)}`.execute(work.db)
  return rows[0]?.count ?? 0
}

export type Exported = {
  id: string
  code: string
  protected: boolean
  name: string
  sex: 'female' | 'male' | 'other' | null
  birthValue: string | null
  nationalities: string[]
  residence: { fr: string; ar: string; en: string } | null
  lastAt: string
  sortName: string
  synthetic: boolean
}

/** Some of them, in the order of names. A hidden name is not read here at all: `display_name` holds its mask, whoever asks. */
export const listInvolved = async (work: Work, organisationId: string, filters: ExportFilters, after: Exported | null, limit: number): Promise<Exported[]> => {
  const { rows } = await sql<Exported>`
    select p.id, p.code, p.protected, p.display_name as name, p.sex, case when p.protected then left(p.birth_value, 4) else p.birth_value end as birth_value, p.nationalities, a.name as residence, i.last_at, i.sort_name, p.synthetic
    ${involved(organisationId, filters)}
     ${after ? sql`and (i.sort_name collate "C", i.person_id) > (${after.sortName}, ${after.id}::uuid)` : sql``}
   order by i.sort_name collate "C", i.person_id
   limit ${sql.lit(limit)}`.execute(work.db)
  return rows
}
