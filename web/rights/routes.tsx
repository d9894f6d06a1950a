import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { kinds, officer, requestRoles, termRoles } from '#rights/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

/** What the queue shows: one kind or all, what is open or everything, and the one that is open. */
const RequestFilters = z.object({
  kind: z.enum(kinds).optional().catch(undefined),
  all: z.literal(true).optional().catch(undefined),
  open: z.uuid().optional().catch(undefined),
})
export type RequestFilters = z.infer<typeof RequestFilters>

const requests = createRoute({ getParentRoute: () => frameRoute, path: '/rights', validateSearch: RequestFilters, beforeLoad: onlyFor(requestRoles) }).lazy(() =>
  import('./requests.tsx').then((page) => page.RequestsPage),
)
const retention = createRoute({ getParentRoute: () => frameRoute, path: '/retention', beforeLoad: onlyFor(termRoles) }).lazy(() =>
  import('./retention.tsx').then((page) => page.RetentionPage),
)
const register = createRoute({ getParentRoute: () => frameRoute, path: '/processings' }).lazy(() => import('./register.tsx').then((page) => page.RegisterPage))

export const routes = [requests, retention, register] as const
export const word: Word = {
  navigation: [
    { to: '/rights', label: 'rights.requests', icon: 'person', roles: requestRoles, group: 'work', order: 80 },
    { to: '/retention', label: 'rights.retention', icon: 'clock', roles: termRoles, group: 'administration', order: 30 },
    { to: '/processings', label: 'rights.register', icon: 'document', roles: [officer, 'auditor'], group: 'administration', order: 40 },
  ],
  home: [{ id: 'rights', roles: requestRoles, order: 25, Section: lazy(() => import('./today.tsx').then((file) => ({ default: file.Today }))) }],
}
