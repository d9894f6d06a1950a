import { newId } from '#language/id'
import { Problem } from '#language/problem'
import { mayGrant, mayKeep } from '#organisation/access'
import type { Post, StaffMember } from '#organisation/model'
import { insertRole } from '#organisation/store'
import * as store from '#organisation/staff-store'
import { journal } from '#platform/journal'
import { keeping, type StaffActor, staffOf, type Work } from '#platform/work'

/** The organisation whose staff the actor keeps. Problem: `forbidden`. */
const kept = (work: Work): string => {
  const { organisationId } = staffOf(work)
  if (!mayKeep(work.actor, organisationId)) throw new Problem('forbidden')
  return organisationId
}

/** The staff of one's own organisation, with what they may do there. Problem: `forbidden`. */
export const staff = (work: Work): Promise<StaffMember[]> => {
  const organisation = kept(work)
  return keeping(work, () => store.listStaff(work, organisation))
}

/** One of the staff of one's own organisation. Problems: `forbidden`, `not-found`. */
export const colleague = async (work: Work, id: string): Promise<StaffMember> => {
  const organisation = kept(work)
  const found = await keeping(work, () => store.findColleague(work, organisation, id))
  if (!found) throw new Problem('not-found')
  return found
}

/** Another of the staff than whoever asks: nobody suspends themselves, or gives themselves a role. */
const other = async (work: Work, id: string): Promise<StaffMember> => {
  if (staffOf(work).staffId === id) throw new Problem('forbidden')
  return colleague(work, id)
}

/**
 * Closes the house to a member of staff at once: every request is asked anew who holds the session, and their sessions end in the same
 * transaction, by the database (`organisation_sessions_ended`).
 * Problems: `forbidden` (oneself), `not-found`, `works-elsewhere` (a role in another organisation, which is not ours to take).
 */
export const suspend = async (work: Work, id: string): Promise<StaffMember> => {
  const found = await other(work, id)
  if (found.elsewhere) throw new Problem('works-elsewhere')
  if (found.suspendedAt) return found
  await keeping(work, () => store.setSuspended(work, id, work.now.toString()))
  await journal(work, { verb: 'organisation.suspended', subject: { word: 'organisation', id }, details: { staff: id } })
  return colleague(work, id)
}

/** Opens the house again to whom it was closed. Problems: `forbidden`, `not-found`, `works-elsewhere`. */
export const reinstate = async (work: Work, id: string): Promise<StaffMember> => {
  const found = await other(work, id)
  if (found.elsewhere) throw new Problem('works-elsewhere')
  if (!found.suspendedAt) return found
  await keeping(work, () => store.setSuspended(work, id, null))
  await journal(work, { verb: 'organisation.reinstated', subject: { word: 'organisation', id }, details: { staff: id } })
  return colleague(work, id)
}

/** Whether a post may be given in an organisation: the role by who gives it, the site because it is the organisation's. */
export const allowPost = async (work: Work, organisationId: string, post: Post): Promise<void> => {
  const organisation = await store.findKind(work, organisationId)
  if (!organisation) throw new Problem('unknown-reference', [{ path: 'organisation', code: 'unknown-value' }])
  if (!mayGrant(work.actor, organisation, post.role)) throw new Problem('forbidden')
  if (post.site && !(await store.ownsSite(work, organisationId, post.site))) throw new Problem('unknown-reference', [{ path: 'site', code: 'unknown-value' }])
}

/** Gives a colleague a further role. Problems: `forbidden` (oneself, or a role that is not ours to give), `not-found`, `unknown-reference`, `already-exists`. */
export const grant = async (work: Work, id: string, post: Post): Promise<StaffMember> => {
  const { posts } = await other(work, id)
  const { organisationId } = staffOf(work)
  await allowPost(work, organisationId, post)
  if (posts.some((each) => each.role === post.role && (each.site?.id ?? null) === post.site)) throw new Problem('already-exists')
  await keeping(work, () =>
    insertRole(work, { id: newId(), staffId: id, organisationId, siteId: post.site, role: post.role, compartments: post.compartments }),
  )
  await journal(work, {
    verb: 'organisation.role-given',
    subject: { word: 'organisation', id },
    details: { staff: id, role: post.role, site: post.site, compartments: post.compartments },
  })
  return colleague(work, id)
}

/**
 * Ends a role of a colleague, from the next request on. Problems: `forbidden` (oneself), `not-found`, `last-role` (who is to
 * hold none is suspended).
 */
export const endRole = async (work: Work, id: string, roleId: string): Promise<StaffMember> => {
  const found = await other(work, id)
  const { organisationId } = staffOf(work)
  const post = found.posts.find((each) => each.id === roleId)
  if (!post) throw new Problem('not-found')
  if (found.posts.length === 1 && !found.elsewhere) throw new Problem('last-role')
  await keeping(work, () => store.endPost(work, { id: roleId, staffId: id, organisationId }))
  await journal(work, { verb: 'organisation.role-ended', subject: { word: 'organisation', id }, details: { staff: id, role: post.role } })
  return found.posts.length === 1 ? { ...found, posts: [] } : colleague(work, id)
}

/** Somebody at the door whom an organisation knows: who they are, and as whom they act there. */
export type Entrant = { id: string; email: string; language: string; roles: string[]; organisations: string[]; actor: StaffActor }

const entrant = async (work: Work, found: Awaited<ReturnType<typeof store.findStaff>>): Promise<Entrant | undefined> => {
  if (!found || found.suspendedAt) return undefined
  const posts = await store.listPosts(work, found.id)
  const post = posts.find(({ id }) => id === found.actingRoleId) ?? posts[0]
  if (!post) return undefined
  const { id, name, email, language } = found
  const { id: roleId, role, organisationId, siteId, compartments } = post
  const actor = { kind: 'staff', staffId: id, name, language: language as StaffActor['language'], roleId, role, organisationId, siteId, compartments, reach: 'none' } as const
  return { id, email, language, roles: posts.map((each) => each.role), organisations: posts.map((each) => each.organisationId), actor }
}

/** Who comes to the door, by id. Nobody where they are suspended, or hold no role in any organisation any more. */
export const findEntrant = (work: Work, id: string): Promise<Entrant | undefined> =>
  keeping(work, async () => entrant(work, await store.findStaff(work, id)))

/** The same by the address of mail. */
export const findEntrantByEmail = (work: Work, email: string): Promise<Entrant | undefined> =>
  keeping(work, async () => entrant(work, await store.findStaffByEmail(work, email)))
