import { readsEveryLine } from '#delivery/actions'
import { steeringRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/**
 * Sees numbers to the unit, as they stand now: exactly those who may read every line of the ledger and so could count them one by one.
 * Everybody else, and every report that leaves the house, is given what was published.
 */
export const seesExact = readsEveryLine

/** Decides what is published: the product itself, for whoever ordered it. */
export const mayPublish = (actor: Actor): boolean => actor.kind === 'system'

/** May ask for a publication now: those who steer. */
export const mayOrderPublication = (actor: Actor): boolean => holds(actor, steeringRoles)

/** May set the rules of disclosure control: the data-protection officer alone. */
export const maySetRules = (actor: Actor): boolean => holds(actor, ['data-protection-officer'])
