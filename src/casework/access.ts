import { caseRoles, type Compartment, frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

/** May book, attend and cancel for their own organisation: whoever has people in front of them. Row visibility keeps to their own. */
export const mayBook = (actor: Actor): boolean => actor.kind === 'staff' && (frontRoles as readonly string[]).includes(actor.role)

/** May write a note in a compartment, or read those of it: whoever cares for cases and is cleared for it. */
export const mayNote = (actor: Actor, compartment: Compartment): boolean =>
  actor.kind === 'staff' && (caseRoles as readonly string[]).includes(actor.role) && actor.compartments.includes(compartment)
