import { exactRoles, frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/** May write a line for their own organisation: whoever has people in front of them. */
export const mayRecord = (actor: Actor): boolean => holds(actor, frontRoles) || actor.kind === 'system'

/** May reverse a line of their own organisation: the same. */
export const mayCorrect = (actor: Actor, organisationId: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && holds(actor, frontRoles) && actor.organisationId === organisationId)

/** Reads every line without its person, and so may count to the unit: who steers, and the data-protection officer. */
export const readsEveryLine = (actor: Actor): boolean => actor.kind === 'system' || holds(actor, exactRoles)

/** May read lines without persons: whoever reads every one, and those who gave the services (row visibility keeps to their own). */
export const mayReadLines = (actor: Actor): boolean => holds(actor, exactRoles) || holds(actor, frontRoles)
