import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { importerRoles, Outcome } from '#intake/model'
import { frontRoles } from '#organisation/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

export const steps = ['columns', 'meanings', 'trial'] as const

const ImportSearch = z.object({ step: z.enum(steps).optional().catch(undefined), outcome: Outcome.optional().catch(undefined) })

const imports = createRoute({ getParentRoute: () => frameRoute, path: '/imports', beforeLoad: onlyFor(importerRoles) }).lazy(() =>
  import('./imports.tsx').then((page) => page.ImportsPage),
)
const one = createRoute({ getParentRoute: () => frameRoute, path: '/imports/$id', validateSearch: ImportSearch, beforeLoad: onlyFor(importerRoles) }).lazy(() =>
  import('./import.tsx').then((page) => page.ImportPage),
)

const forms = createRoute({ getParentRoute: () => frameRoute, path: '/forms', beforeLoad: onlyFor(frontRoles) }).lazy(() =>
  import('./forms.tsx').then((page) => page.FormsPage),
)
const form = createRoute({ getParentRoute: () => frameRoute, path: '/forms/$id', beforeLoad: onlyFor(importerRoles) }).lazy(() =>
  import('./form.tsx').then((page) => page.FormPage),
)
const filling = createRoute({ getParentRoute: () => frameRoute, path: '/forms/$id/answer', beforeLoad: onlyFor(frontRoles) }).lazy(() =>
  import('./filling.tsx').then((page) => page.FillingPage),
)

export const routes = [imports, one, forms, form, filling] as const

export const word: Word = {
  navigation: [
    { to: '/imports', label: 'intake.imports', icon: 'people', roles: importerRoles, group: 'work', order: 80, key: 'i' },
    { to: '/forms', label: 'intake.forms', icon: 'document', roles: frontRoles, group: 'work', order: 85 },
  ],
}
