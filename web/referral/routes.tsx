import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { frontRoles } from '#organisation/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

/** What the queue shows: who sent or received, in which state, of one's own site or of the whole organisation. */
const QueueFilters = z.object({
  direction: z.enum(['in', 'out']).optional().catch(undefined),
  state: z.enum(['requested', 'accepted', 'in-progress', 'on-hold', 'open', 'closed']).optional().catch(undefined),
  site: z.enum(['all']).optional().catch(undefined),
})
export type QueueFilters = z.infer<typeof QueueFilters>

const beforeLoad = onlyFor(frontRoles)

const queue = createRoute({ getParentRoute: () => frameRoute, path: '/referrals', validateSearch: QueueFilters, beforeLoad }).lazy(() =>
  import('./queue.tsx').then((page) => page.QueuePage),
)
const file = createRoute({ getParentRoute: () => frameRoute, path: '/referrals/$id', beforeLoad }).lazy(() =>
  import('./file.tsx').then((page) => page.FilePage),
)

export const routes = [queue, file] as const
export const word: Word = {
  navigation: [{ to: '/referrals', label: 'referral.queue', icon: 'referral', roles: frontRoles, group: 'work', order: 20, key: 'r' }],
  home: [
    { id: 'referral', roles: frontRoles, order: 10, Section: lazy(() => import('./today.tsx').then((file) => ({ default: file.Today }))) },
    {
      id: 'referral-answers',
      roles: frontRoles,
      order: 30,
      Section: lazy(() => import('./answers.tsx').then((file) => ({ default: file.Answers }))),
    },
  ],
}
