import { caseRoles, type Compartment, frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

const holds = (actor: Actor, roles: readonly string[]): boolean => actor.kind === 'staff' && roles.includes(actor.role)

/** May add a piece in a compartment: whoever cares for cases and is cleared for it. */
export const mayAttach = (actor: Actor, compartment: Compartment): boolean =>
  actor.kind === 'staff' && holds(actor, caseRoles) && actor.compartments.includes(compartment)

const isFront = (actor: Actor): boolean => actor.kind === 'staff' && (frontRoles as readonly string[]).includes(actor.role)

/**
 * May write down a person who came, correct a file, add a status or take a consent: whoever has people in front of them, for persons
 * with whom their organisation is involved (row visibility sees to that).
 */
export const mayWrite = (actor: Actor): boolean => isFront(actor) || actor.kind === 'system'

/** May take a document out of a file: whoever may write into it, where it was written down. */
export const mayTakeOut = (actor: Actor, { recordedBy }: { recordedBy: string }): boolean =>
  mayWrite(actor) && (actor.kind !== 'staff' || actor.organisationId === recordedBy)

/**
 * May withdraw a consent for the person: where it was taken. The one to share is the exception: the person may end it at any counter which
 * steadily cares for them (row visibility sees to that), since they need not go back to where they said yes to say no.
 */
export const mayWithdraw = (actor: Actor, { purpose, recordedBy }: { purpose: string; recordedBy: string }): boolean =>
  mayWrite(actor) && (purpose === 'sharing' || actor.kind !== 'staff' || actor.organisationId === recordedBy)

/** May take away for good what tells who somebody was: the data-protection officer, and the product itself when a term is over. */
export const mayAnonymise = (actor: Actor): boolean => actor.kind === 'system' || holds(actor, ['data-protection-officer'])

/** May write down that a person opposes a purpose: who may take a consent, and the data-protection officer. */
export const mayOppose = (actor: Actor): boolean => mayWrite(actor) || holds(actor, ['data-protection-officer'])

/** May ask whether somebody is known elsewhere, ask for access, and answer such a request: whoever cares for cases. */
export const mayAsk = (actor: Actor): boolean => holds(actor, caseRoles)

/** May open a closed file at once: a counsellor or a supervisor who is cleared for health or for protection. */
export const mayBreakGlass = (actor: Actor): boolean =>
  actor.kind === 'staff' && holds(actor, ['counsellor', 'supervisor']) && actor.compartments.some((each) => ['health', 'protection'].includes(each))

/** May say whether broken glass was justified: supervisors (row visibility keeps to files that their organisation registered) and the data-protection officer. */
export const mayReviewGlass = (actor: Actor): boolean => holds(actor, ['supervisor', 'data-protection-officer'])

/** May hide a name, or hand the case on: whoever cares for cases and is cleared for protection (the database keeps to the owner). */
export const mayProtect = (actor: Actor): boolean => holds(actor, caseRoles) && actor.kind === 'staff' && actor.compartments.includes('protection')
