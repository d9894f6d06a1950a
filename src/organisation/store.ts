import { sql } from 'kysely'
import type { Organisation, Session, Site } from '#organisation/model'
import type { StaffActor, Work } from '#platform/work'

export const reference = (alias: string) =>
  sql`jsonb_build_object('id', ${sql.ref(`${alias}.id`)}, 'name', ${sql.ref(`${alias}.name`)}, 'short', ${sql.ref(`${alias}.short_name`)})`

/** The session of a member of staff, in one query. */
export const findSession = async (work: Work, staffId: string): Promise<Session | undefined> => {
  const { rows } = await sql<Session>`
    select jsonb_build_object('id', s.id, 'name', s.name, 'email', s.email, 'language', s.language) as staff,
           jsonb_agg(jsonb_build_object(
             'id', r.id, 'role', r.role, 'organisation', ${reference('o')},
             'site', case when i.id is null then null else jsonb_build_object('id', i.id, 'name', i.name) end) order by r.id) as roles,
           coalesce((array_agg(r.id) filter (where r.id = s.acting_role_id))[1], (array_agg(r.id order by r.id))[1]) as acting,
           s.synthetic
      from organisation_staff s
      join organisation_role r on r.staff_id = s.id and r.ended_at is null
      join organisation o on o.id = r.organisation_id
      left join organisation_site i on i.id = r.site_id
     where s.id = ${staffId}
     group by s.id`.execute(work.db)
  return rows[0]
}

/** A member of staff in one of their roles, as a session would open it. */
export const findActor = async (work: Work, roleId: string): Promise<StaffActor | undefined> => {
  const { rows } = await sql<StaffActor>`
    select 'staff' as kind, s.id as staff_id, s.name, s.language, r.id as role_id, r.role, r.organisation_id, r.site_id, r.compartments,
           organisation_reach(r.role) as reach
      from organisation_role r
      join organisation_staff s on s.id = r.staff_id and s.suspended_at is null
     where r.id = ${roleId} and r.ended_at is null`.execute(work.db)
  return rows[0]
}

export const setActingRole = async (work: Work, staffId: string, roleId: string): Promise<boolean> => {
  const held = await work.db
    .selectFrom('organisationRole')
    .select('id')
    .where('id', '=', roleId)
    .where('staffId', '=', staffId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  if (!held) return false
  await work.db.updateTable('organisationStaff').set({ actingRoleId: roleId }).where('id', '=', staffId).execute()
  return true
}

export const listOrganisations = async (work: Work): Promise<Organisation[]> => {
  const { rows } = await sql<Organisation>`
    select o.id, o.name, o.short_name as short,
           coalesce((select jsonb_agg(jsonb_build_object('name', n.name, 'short', n.short_name, 'from', n.valid_from, 'to', n.valid_to) order by n.number)
              from organisation_name n where n.organisation_id = o.id), '[]') as names
      from organisation o order by o.id`.execute(work.db)
  return rows
}

export const listSites = async (work: Work): Promise<Site[]> => {
  const { rows } = await sql<Site>`
    select s.id, s.kind, s.name, s.invented, s.note,
           case when o.id is null then null else ${reference('o')} end as organisation,
           case when a.code is null then null else jsonb_build_object('code', a.code, 'name', a.name) end as area,
           case when h.id is null then null else ${reference('h')} end as host
      from organisation_site s
      left join organisation o on o.id = s.organisation_id
      left join organisation h on h.id = s.host_id
      left join territory_area a on a.code = s.area_code
     where s.closed_on is null
     order by o.id, s.id`.execute(work.db)
  return rows
}

export const insertStaff = (work: Work, staff: { id: string; name: string; email: string; language: string; synthetic: boolean }) =>
  work.db.insertInto('organisationStaff').values(staff).execute()

export const insertRole = (
  work: Work,
  role: { id: string; staffId: string; organisationId: string; siteId: string | null; role: string; compartments: string[] },
) => work.db.insertInto('organisationRole').values(role).execute()

/** The e-mail addresses and languages of those who hold one of the roles now, in one organisation or in any. */
export const listRecipients = (work: Work, { organisationId, roles }: { organisationId: string | null; roles: readonly string[] }) =>
  work.db
    .selectFrom('organisationStaff as s')
    .innerJoin('organisationRole as r', 'r.staffId', 's.id')
    .select(['s.id', 's.email', 's.language'])
    .distinct()
    .$if(organisationId !== null, (query) => query.where('r.organisationId', '=', organisationId))
    .where('r.endedAt', 'is', null)
    .where('s.suspendedAt', 'is', null)
    .where('r.role', 'in', roles)
    .orderBy('s.email')
    .execute()

/** Who holds a role in an organisation now that is cleared for a compartment, by name. */
export const listColleagues = (work: Work, organisationId: string, compartment: string) =>
  work.db
    .selectFrom('organisationStaff as s')
    .innerJoin('organisationRole as r', 'r.staffId', 's.id')
    .select(['s.id', 's.name'])
    .distinct()
    .where('r.organisationId', '=', organisationId)
    .where('r.endedAt', 'is', null)
    .where('s.suspendedAt', 'is', null)
    .where(sql<boolean>`${compartment} = any(r.compartments)`)
    .orderBy('s.name')
    .orderBy('s.id')
    .execute()

/** The name that each organisation bore on a day; where no dated name covers it, the nearest one. */
export const listNamesOn = async (work: Work, day: string) => {
  const { rows } = await sql<{ id: string; name: { fr: string; ar: string; en: string }; short: string | null }>`
    select distinct on (n.organisation_id) n.organisation_id as id, n.name, n.short_name as short
      from organisation_name n
     order by n.organisation_id,
              (coalesce(n.valid_from, '-infinity') <= ${day}::date and coalesce(n.valid_to, 'infinity') >= ${day}::date) desc,
              abs(coalesce(n.valid_from, ${day}::date) - ${day}::date)`.execute(work.db)
  return rows
}
