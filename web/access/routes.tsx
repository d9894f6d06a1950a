import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { caseRoles } from '#organisation/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

/** What the queue shows: what was received or sent, in which state, and the one that is open. */
const RequestFilters = z.object({
  direction: z.enum(['out']).optional().catch(undefined),
  state: z.enum(['asked', 'granted', 'refused', 'expired', 'all']).optional().catch(undefined),
  open: z.uuid().optional().catch(undefined),
})
export type RequestFilters = z.infer<typeof RequestFilters>

/** Broken glass: what waits to be looked into, or all; and the one that is open. */
const GlassFilters = z.object({ all: z.literal(true).optional().catch(undefined), open: z.uuid().optional().catch(undefined) })

const reviewers = ['supervisor', 'data-protection-officer'] as const

const requests = createRoute({ getParentRoute: () => frameRoute, path: '/access', validateSearch: RequestFilters, beforeLoad: onlyFor(caseRoles) }).lazy(() =>
  import('./requests.tsx').then((page) => page.RequestsPage),
)
const glass = createRoute({ getParentRoute: () => frameRoute, path: '/access/glass', validateSearch: GlassFilters, beforeLoad: onlyFor(reviewers) }).lazy(() =>
  import('./glass.tsx').then((page) => page.GlassPage),
)

export const routes = [requests, glass] as const
export const word: Word = {
  navigation: [
    { to: '/access', label: 'access.requests', icon: 'lock', roles: caseRoles, group: 'work', order: 60, key: 'a' },
    { to: '/access/glass', label: 'access.glass', icon: 'attention', roles: reviewers, group: 'work', order: 70 },
  ],
  home: [
    { id: 'access', roles: caseRoles, order: 20, Section: lazy(() => import('./today.tsx').then((file) => ({ default: file.Today }))) },
    { id: 'access-glass', roles: reviewers, order: 15, Section: lazy(() => import('./glass-today.tsx').then((file) => ({ default: file.GlassToday }))) },
  ],
}
