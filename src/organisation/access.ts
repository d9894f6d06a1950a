import { grantableRoles, type Role } from '#organisation/model'
import type { Actor } from '#platform/work'

/** Rules over whose staff somebody may dispose. An administrator disposes over their own organisation's, never over themselves. */
export const mayKeep = (actor: Actor, organisation: string): boolean =>
  actor.kind === 'staff' && actor.role === 'organisation-administrator' && actor.organisationId === organisation

/** May ask somebody to join an organisation in a role. Whoever has this machine in hand (the command line) may ask for any. */
export const mayGrant = (actor: Actor, organisation: { id: string; kind: string }, role: Role): boolean => {
  if (actor.kind === 'system') return true
  if (actor.kind !== 'staff') return false
  const within = actor.organisationId === organisation.id || actor.role === 'system-administrator'
  return within && grantableRoles(actor.role as Role, organisation.kind).includes(role)
}
