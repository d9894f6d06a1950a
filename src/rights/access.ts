import type { Actor } from '#platform/work'
import { officer, requestRoles, termRoles } from '#rights/model'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/** May write down a request, and answer it for their organisation: whoever cares for cases (row visibility keeps to their own); the data-protection officer for all. */
export const mayRequest = (actor: Actor): boolean => holds(actor, requestRoles)

/** Is the data-protection officer: decides terms and numbers, sends a request to another organisation, approves that a file be anonymised. */
export const isOfficer = (actor: Actor): boolean => holds(actor, [officer])

/** May be a hand in the change of a term: the data-protection officer, who proposes, and the secretariat. */
export const mayDecideTerm = (actor: Actor): boolean => holds(actor, termRoles)

/** May see who would be anonymised, or anonymise: the data-protection officer, and the product itself. */
export const mayRetain = (actor: Actor): boolean => actor.kind === 'system' || isOfficer(actor)
