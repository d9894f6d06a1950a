import { sql } from 'kysely'
import { type Invitation, invitationStates, type StaffMember } from '#organisation/model'
import { reference } from '#organisation/store'
import type { Work } from '#platform/work'

const site = sql`case when i.id is null then null else jsonb_build_object('id', i.id, 'name', i.name) end`

/** The staff of an organisation, with the posts they hold in it; those who left it whole are not among them. */
export const listStaff = async (work: Work, organisationId: string): Promise<StaffMember[]> => {
  const { rows } = await sql<StaffMember>`
    select s.id, s.name, s.email, s.language, s.suspended_at,
           jsonb_agg(jsonb_build_object('id', r.id, 'role', r.role, 'site', ${site}, 'compartments', to_jsonb(r.compartments)) order by r.id) as posts,
           exists (select from organisation_role e where e.staff_id = s.id and e.ended_at is null and e.organisation_id <> ${organisationId}) as elsewhere
      from organisation_staff s
      join organisation_role r on r.staff_id = s.id and r.ended_at is null and r.organisation_id = ${organisationId}
      left join organisation_site i on i.id = r.site_id
     group by s.id
     order by s.name collate "fr-x-icu", s.id`.execute(work.db)
  return rows
}

export const findColleague = async (work: Work, organisationId: string, staffId: string): Promise<StaffMember | undefined> =>
  (await listStaff(work, organisationId)).find(({ id }) => id === staffId)

export const findStaffByEmail = (work: Work, email: string) =>
  work.db.selectFrom('organisationStaff').selectAll().where('email', '=', email).executeTakeFirst()

export const findStaff = (work: Work, id: string) => work.db.selectFrom('organisationStaff').selectAll().where('id', '=', id).executeTakeFirst()

export const setSuspended = (work: Work, id: string, at: string | null) =>
  work.db.updateTable('organisationStaff').set({ suspendedAt: at }).where('id', '=', id).execute()

/** The posts that somebody holds now, wherever. */
export const listPosts = (work: Work, staffId: string) =>
  work.db.selectFrom('organisationRole').selectAll().where('staffId', '=', staffId).where('endedAt', 'is', null).orderBy('id').execute()

export const endPost = async (work: Work, post: { id: string; staffId: string; organisationId: string }): Promise<boolean> => {
  const { id, staffId, organisationId } = post
  const { numUpdatedRows } = await work.db
    .updateTable('organisationRole')
    .set({ endedAt: work.now.toString() })
    .where('id', '=', id)
    .where('staffId', '=', staffId)
    .where('organisationId', '=', organisationId)
    .where('endedAt', 'is', null)
    .executeTakeFirst()
  return numUpdatedRows > 0n
}

export const findKind = (work: Work, organisationId: string) =>
  work.db.selectFrom('organisation').select(['id', 'kind', 'name']).where('id', '=', organisationId).executeTakeFirst()

export const ownsSite = async (work: Work, organisationId: string, siteId: string): Promise<boolean> =>
  (await work.db.selectFrom('organisationSite').select('id').where('id', '=', siteId).where('organisationId', '=', organisationId).executeTakeFirst()) !== undefined

type NewInvitation = {
  id: string
  organisationId: string
  siteId: string | null
  role: string
  compartments: string[]
  email: string
  language: string
  synthetic: boolean
  invitedBy: string | null
  expiresAt: string
}

export const insertInvitation = (work: Work, invitation: NewInvitation) =>
  work.db.insertInto('organisationInvitation').values({ ...invitation, invitedAt: work.now.toString() }).execute()

const open = (work: Work) =>
  work.db.updateTable('organisationInvitation').where('acceptedAt', 'is', null).where('withdrawnAt', 'is', null)

/** Withdraws what is still open to the same address for the same role: the last letter is the one that counts. */
export const supersede = (work: Work, { organisationId, email, role }: { organisationId: string; email: string; role: string }) =>
  open(work)
    .set({ withdrawnAt: work.now.toString(), digest: null })
    .where('organisationId', '=', organisationId)
    .where('email', '=', email)
    .where('role', '=', role)
    .execute()

export const setWithdrawn = async (work: Work, id: string): Promise<boolean> =>
  (await open(work).set({ withdrawnAt: work.now.toString(), digest: null }).where('id', '=', id).executeTakeFirst()).numUpdatedRows > 0n

/** Gives an open invitation a new link; the link before no longer serves. */
export const setDigest = async (work: Work, id: string, digest: string): Promise<boolean> =>
  (await open(work).set({ digest }).where('id', '=', id).where('expiresAt', '>', work.now.toString()).executeTakeFirst()).numUpdatedRows > 0n

/** Marks an invitation as accepted, once: of two at the same time, one finds it taken. */
export const setAccepted = async (work: Work, id: string, staffId: string): Promise<boolean> =>
  (await open(work)
    .set({ acceptedAt: work.now.toString(), acceptedBy: staffId, digest: null })
    .where('id', '=', id)
    .where('expiresAt', '>', work.now.toString())
    .executeTakeFirst()).numUpdatedRows > 0n

const state = (now: string) => sql`
  case when v.accepted_at is not null then ${invitationStates[1]} when v.withdrawn_at is not null then ${invitationStates[3]}
       when v.expires_at <= ${now}::timestamptz then ${invitationStates[2]} else ${invitationStates[0]} end`

const invitations = (work: Work) => sql`
  select v.id, v.email, v.language, v.role, v.compartments, v.invited_at, v.expires_at, ${state(work.now.toString())} as state,
         ${reference('o')} as organisation, ${site} as site,
         exists (select from platform_message m where m.template = 'organisation.invited' and m.state = 'sent'
                  and m.reference ->> 'invitation' = v.id::text) as sent
    from organisation_invitation v
    join organisation o on o.id = v.organisation_id
    left join organisation_site i on i.id = v.site_id`

/** The invitations of an organisation, or of everybody (`null`), the latest first. */
export const listInvitations = async (work: Work, organisationId: string | null): Promise<Invitation[]> => {
  const { rows } = await sql<Invitation>`
    ${invitations(work)}
     where ${organisationId}::text is null or v.organisation_id = ${organisationId}
     order by v.invited_at desc, v.id
     limit 100`.execute(work.db)
  return rows
}

export const findInvitation = async (work: Work, id: string): Promise<Invitation | undefined> =>
  (await sql<Invitation>`${invitations(work)} where v.id = ${id}`.execute(work.db)).rows[0]

/** The open invitation that a link stands for. */
export const findByDigest = async (work: Work, digest: string): Promise<Invitation | undefined> => {
  const { rows } = await sql<Invitation>`${invitations(work)} where v.digest = ${digest}`.execute(work.db)
  return rows[0]?.state === 'open' ? rows[0] : undefined
}

/** The open invitations to an address, the latest first. */
export const listOpenTo = async (work: Work, email: string): Promise<Invitation[]> => {
  const { rows } = await sql<Invitation>`${invitations(work)} where v.email = ${email} order by v.invited_at desc`.execute(work.db)
  return rows.filter((each) => each.state === 'open')
}

export const isSynthetic = async (work: Work, id: string): Promise<boolean> =>
  (await work.db.selectFrom('organisationInvitation').select('synthetic').where('id', '=', id).executeTakeFirst())?.synthetic ?? false
