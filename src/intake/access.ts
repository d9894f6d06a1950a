import { importerRoles } from '#intake/model'
import type { Actor } from '#platform/work'

/** May bring files and forms of partners in, for their own organisation (row visibility sees to that). */
export const mayImport = (actor: Actor): boolean => actor.kind === 'staff' && (importerRoles as readonly string[]).includes(actor.role)
