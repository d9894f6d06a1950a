import { frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

/** May book, attend and cancel for their own organisation: whoever has people in front of them. Row visibility keeps to their own. */
export const mayBook = (actor: Actor): boolean => actor.kind === 'staff' && (frontRoles as readonly string[]).includes(actor.role)
