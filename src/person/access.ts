import { frontRoles } from '#organisation/model'
import type { Actor } from '#platform/work'

const isFront = (actor: Actor): boolean => actor.kind === 'staff' && (frontRoles as readonly string[]).includes(actor.role)

/**
 * May write down a person who came, correct a file, add a status or take a consent: whoever has people in front of them, for persons
 * with whom their organisation is involved (row visibility sees to that).
 */
export const mayWrite = (actor: Actor): boolean => isFront(actor) || actor.kind === 'system'
