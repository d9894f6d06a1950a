import type { Role } from '#organisation/model'
import type { Actor } from '#platform/work'

/** Who brings a file or a form in: whoever registers people and answers for it; a volunteer registers one by one. */
export const importerRoles = ['counsellor', 'supervisor', 'site-manager', 'campaign-lead'] as const satisfies readonly Role[]

/** May bring files and forms of partners in, for their own organisation (row visibility sees to that). */
export const mayImport = (actor: Actor): boolean => actor.kind === 'staff' && (importerRoles as readonly string[]).includes(actor.role)
