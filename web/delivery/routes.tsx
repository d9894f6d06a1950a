import { createRoute } from '@tanstack/react-router'
import { frontRoles, steeringRoles, type Role } from '#organisation/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { LedgerSearch } from './search.ts'
import { areasQuery, organisationsQuery, projectsQuery, strategyQuery, warm } from '../strategy/parts/queries.ts'

/** Whom the server lets read lines. */
const readers: readonly Role[] = [...steeringRoles, ...frontRoles, 'data-protection-officer']

const ledger = createRoute({
  getParentRoute: () => frameRoute,
  path: '/ledger',
  validateSearch: LedgerSearch,
  beforeLoad: onlyFor(readers),
  loader: ({ context }) => warm(context.queries, [strategyQuery, organisationsQuery, projectsQuery, areasQuery]),
}).lazy(() => import('./ledger.tsx').then((page) => page.LedgerPage))

export const routes = [ledger] as const

export const word: Word = {
  navigation: [{ to: '/ledger', label: 'delivery.navigation', icon: 'ledger', roles: readers, group: 'steering', order: 90, key: 'l' }],
}
