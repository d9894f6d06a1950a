import { frontRoles, steeringRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/** May write a line for their own organisation: whoever has people in front of them. */
export const mayRecord = (actor: Actor): boolean => holds(actor, frontRoles) || actor.kind === 'system'

/** May reverse a line of their own organisation: the same. */
export const mayCorrect = (actor: Actor, organisationId: string): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && holds(actor, frontRoles) && actor.organisationId === organisationId)

/** May read lines without persons: whoever steers, and those who gave the services (row visibility keeps to their own). */
export const mayReadLines = (actor: Actor): boolean =>
  holds(actor, steeringRoles) || holds(actor, frontRoles) || holds(actor, ['data-protection-officer'])
