import { z } from 'zod'
import * as Organisation from '#organisation/actions'
import * as Invitations from '#organisation/invitation'
import { Acting, Colleague, ColleagueFilter, frontRoles, Invitation, InvitationLink, Inviting, Organisation as Named, Post, Role, Session, Site, StaffMember } from '#organisation/model'
import * as Staff from '#organisation/staff'
import { routesOf } from '#platform/route'

const { get, post, put, remove } = routesOf('organisation')
const keepers = ['organisation-administrator']
const inviters = ['organisation-administrator', 'system-administrator']
const Reference = z.object({ id: z.uuid() })
const PostReference = z.object({ id: z.uuid(), role: z.uuid() })

export const routes = [
  get('/v1/session', { summary: 'Who is signed in.', guard: 'signed-in', reply: Session }, (work) => Organisation.session(work)),
  put('/v1/session/acting', { summary: 'Acts in another role.', guard: 'signed-in', body: Acting, reply: Session }, (work, { body }) =>
    Organisation.actAs(work, body.role),
  ),
  get('/v1/organisations', { summary: 'The organisations by their names.', guard: 'signed-in', reply: z.object({ items: z.array(Named) }) }, async (work) => ({
    items: await Organisation.list(work),
  })),
  get('/v1/colleagues', { summary: 'Those of one’s own organisation who are cleared for a compartment.', guard: frontRoles, query: ColleagueFilter, reply: z.object({ items: z.array(Colleague) }) }, async (work, { query }) => ({
    items: await Organisation.colleagues(work, query.compartment),
  })),
  get('/v1/sites', { summary: 'The sites that are open.', guard: 'signed-in', reply: z.object({ items: z.array(Site) }) }, async (work) => ({
    items: await Organisation.sites(work),
  })),
  get('/v1/staff', { summary: 'The staff of one’s own organisation.', guard: keepers, reply: z.object({ items: z.array(StaffMember) }) }, async (work) => ({
    items: await Staff.staff(work),
  })),
  put('/v1/staff/{id}/suspension', { summary: 'Suspends a member of staff at once.', guard: keepers, params: Reference, reply: StaffMember }, (work, { params }) =>
    Staff.suspend(work, params.id),
  ),
  remove('/v1/staff/{id}/suspension', { summary: 'Reinstates a member of staff.', guard: keepers, params: Reference, reply: StaffMember }, (work, { params }) =>
    Staff.reinstate(work, params.id),
  ),
  post('/v1/staff/{id}/roles', { summary: 'Gives a colleague a further role.', guard: keepers, params: Reference, body: Post, reply: StaffMember }, (work, { params, body }) =>
    Staff.grant(work, params.id, body),
  ),
  remove('/v1/staff/{id}/roles/{role}', { summary: 'Ends a role of a colleague.', guard: keepers, params: PostReference, reply: StaffMember }, (work, { params }) =>
    Staff.endRole(work, params.id, params.role),
  ),
  get(
    '/v1/invitations',
    { summary: 'Who was asked to join, and the roles that one may give.', guard: inviters, reply: z.object({ items: z.array(Invitation), roles: z.array(Role) }) },
    (work) => Invitations.invitations(work),
  ),
  post('/v1/invitations', { summary: 'Asks somebody to join.', guard: inviters, body: Inviting, reply: Invitation }, (work, { body }) => Invitations.invite(work, body)),
  remove('/v1/invitations/{id}', { summary: 'Withdraws an invitation.', guard: inviters, params: Reference, reply: Invitation }, (work, { params }) =>
    Invitations.withdraw(work, params.id),
  ),
  post(
    '/v1/invitations/{id}/link',
    { summary: 'The link of an invitation whose letter has not gone out.', guard: inviters, params: Reference, reply: InvitationLink, keeps: false },
    (work, { params }) => Invitations.link(work, params.id),
  ),
]
