import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { grantableRoles, type Invitation, type InvitationLink, type Inviting, type Role } from '#organisation/model'
import { allowPost } from '#organisation/staff'
import { insertRole, insertStaff } from '#organisation/store'
import * as store from '#organisation/staff-store'
import { journal } from '#platform/journal'
import * as Messages from '#platform/messages'
import { digestOf, newToken } from '#platform/secret'
import { keeping, staffOf, type Work } from '#platform/work'

/** How long a link of invitation serves. */
const lifetime = { hours: 72 }

const isSystemAdministrator = (work: Work) => work.actor.kind === 'staff' && work.actor.role === 'system-administrator'

/** One's own organisation; the system administrator and the command line name another. */
const organisationOf = (work: Work, named: string | null): string => {
  if (named !== null && (work.actor.kind === 'system' || isSystemAdministrator(work))) return named
  const { organisationId } = staffOf(work)
  if (named !== null && named !== organisationId) throw new Problem('forbidden')
  return organisationId
}

const refuseWhereHeld = async (work: Work, organisationId: string, { email, role, site }: Inviting): Promise<void> => {
  const known = await store.findStaffByEmail(work, email)
  const posts = known ? await store.listPosts(work, known.id) : []
  const held = posts.some((post) => post.organisationId === organisationId && post.role === role && post.siteId === site)
  if (held) throw new Problem('already-exists')
}

/** Writes an invitation down, and withdraws what is still open to the same address for the same role. Answers its id. */
const write = async (work: Work, inviting: Inviting): Promise<string> => {
  const organisationId = organisationOf(work, inviting.organisation)
  await allowPost(work, organisationId, inviting)
  const id = newId()
  const { email, language, role, site, compartments } = inviting
  await keeping(work, async () => {
    await refuseWhereHeld(work, organisationId, inviting)
    await store.supersede(work, { organisationId, email, role })
    const invitedBy = work.actor.kind === 'staff' ? work.actor.staffId : null
    const synthetic = invitedBy !== null && ((await store.findStaff(work, invitedBy))?.synthetic ?? false)
    const expiresAt = work.now.add(lifetime).toString()
    await store.insertInvitation(work, { id, organisationId, siteId: site, role, compartments, email, language, synthetic, invitedBy, expiresAt })
  })
  await journal(work, { verb: 'organisation.invited', subject: { word: 'organisation', id: organisationId }, details: { invitation: id, role, site } })
  return id
}

/**
 * Asks somebody by letter to join an organisation in a role. Problems: `forbidden` (a role that is not ours to give), `unknown-reference`
 * (organisation; a site that is not the organisation's), `already-exists` (the role is held already).
 */
export const invite = async (work: Work, inviting: Inviting): Promise<Invitation> => {
  const id = await write(work, inviting)
  const { email, language } = inviting
  await keeping(work, () => Messages.write(work, { id: newId(), recipient: email, language, template: 'organisation.invited', reference: { invitation: id } }))
  return get(work, id)
}

/** The same from the command line, without a letter: answers the link to hand over. Problems as `invite`. */
export const inviteByHand = async (work: Work, inviting: Inviting): Promise<InvitationLink> => link(work, await write(work, inviting))

const mayRead = (work: Work, invitation: Invitation): boolean =>
  work.actor.kind === 'system' || isSystemAdministrator(work) || invitation.organisation.id === staffOf(work).organisationId

/** Problem: `not-found`, for another organisation's too. */
const get = async (work: Work, id: string): Promise<Invitation> => {
  const found = await keeping(work, () => store.findInvitation(work, id))
  if (!found || !mayRead(work, found)) throw new Problem('not-found')
  return found
}

/** The invitations of one's own organisation (of every one, for the system administrator), and the roles that one may give. */
export const invitations = async (work: Work): Promise<{ items: Invitation[]; roles: readonly Role[] }> => {
  const { organisationId, role } = staffOf(work)
  const all = isSystemAdministrator(work)
  const items = await keeping(work, () => store.listInvitations(work, all ? null : organisationId))
  const kind = (await store.findKind(work, organisationId))?.kind ?? ''
  return { items, roles: grantableRoles(role as Role, kind) }
}

/** Withdraws an invitation: its link no longer serves. Problems: `not-found`, `transition-refused` (accepted or withdrawn already). */
export const withdraw = async (work: Work, id: string): Promise<Invitation> => {
  await get(work, id)
  if (!(await keeping(work, () => store.setWithdrawn(work, id)))) throw new Problem('transition-refused')
  await journal(work, { verb: 'organisation.invitation-withdrawn', subject: { word: 'organisation', id }, details: { invitation: id } })
  return get(work, id)
}

/**
 * A new link for an invitation whose letter has not gone out, for whoever invites to hand over. The link before no longer serves.
 * Problems: `not-found`, `transition-refused` (sent, accepted, withdrawn or expired).
 */
export const link = async (work: Work, id: string): Promise<InvitationLink> => {
  const { sent, expiresAt } = await get(work, id)
  const path = sent ? null : await renewLink(work, id)
  if (path === null) throw new Problem('transition-refused')
  await journal(work, { verb: 'organisation.invitation-handed', subject: { word: 'organisation', id }, details: { invitation: id } })
  return { path, expiresAt }
}

/** The address under which an open invitation is accepted, with a token that is written down nowhere; null when it is no longer open. */
export const renewLink = async (work: Work, id: string): Promise<string | null> => {
  const token = newToken()
  const renewed = await keeping(work, () => store.setDigest(work, id, digestOf(token)))
  return renewed ? `/invitation#${token}` : null
}

/** The open invitation that a token stands for; none where it has expired, was used or withdrawn, or is forged. */
export const findInvitation = (work: Work, token: string): Promise<Invitation | undefined> =>
  keeping(work, () => store.findByDigest(work, digestOf(token)))

/** The open invitation to an address in one of these organisations, for somebody whom a directory vouches for. */
export const invitationTo = async (work: Work, email: string, organisations: readonly string[]): Promise<Invitation | undefined> =>
  (await keeping(work, () => store.listOpenTo(work, email))).find(({ organisation }) => organisations.includes(organisation.id))

/**
 * Enrols whom an invitation was meant for, once: a new member of staff (whose sign-in account exists already), or one who takes a further
 * role. Answers the id of the member of staff. Problem: `link-not-valid` (taken in the meantime).
 */
export const accept = async (work: Work, invitation: Invitation, staff: { id: string; name: string; language: string }): Promise<void> =>
  keeping(work, async () => {
    const { id, email, organisation, site, role, compartments } = invitation
    if (!(await store.findStaff(work, staff.id))) await insertStaff(work, { ...staff, email, synthetic: await store.isSynthetic(work, id) })
    if (!(await store.setAccepted(work, id, staff.id))) throw new Problem('link-not-valid')
    await insertRole(work, { id: newId(), staffId: staff.id, organisationId: organisation.id, siteId: site?.id ?? null, role, compartments })
    await journal(work, {
      verb: 'organisation.enrolled',
      subject: { word: 'organisation', id: organisation.id },
      details: { staff: staff.id, role, invitation: id },
    })
  })
