import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { importerRoles, Outcome } from '#intake/model'
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

export const routes = [imports, one] as const

export const word: Word = {
  navigation: [{ to: '/imports', label: 'intake.imports', icon: 'people', roles: importerRoles, group: 'work', order: 80, key: 'i' }],
}
