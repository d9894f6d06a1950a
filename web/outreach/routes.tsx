import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { frameRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { documentsQuery, warm } from '../strategy/parts/queries.ts'
import { eventsQuery } from './queries.ts'

/** Which events: of a year, and only those of which the sources do not say the same. */
const EventFilters = z.object({
  year: z.coerce.number().int().min(1900).max(2100).optional().catch(undefined),
  only: z.enum(['disagreeing']).optional().catch(undefined),
})
export type EventFilters = z.infer<typeof EventFilters>

const events = createRoute({
  getParentRoute: () => frameRoute,
  path: '/events',
  validateSearch: EventFilters,
  loader: ({ context }) => warm(context.queries, [eventsQuery, documentsQuery]),
}).lazy(() => import('./events.tsx').then((page) => page.EventsPage))

export const routes = [events] as const
export const word: Word = {
  navigation: [{ to: '/events', label: 'outreach.events', icon: 'people', roles: 'all', group: 'steering', order: 110, key: 'e' }],
}
