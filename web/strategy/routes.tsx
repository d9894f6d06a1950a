import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import type { Role } from '#organisation/model'
import { frameRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { chosen, PeriodSearch } from './parts/period.ts'
import {
  coverageQuery,
  documentsQuery,
  figuresQuery,
  inconsistenciesQuery,
  organisationsQuery,
  projectsQuery,
  strategyQuery,
  trendsQuery,
  warm,
} from './parts/queries.ts'

/** Everybody who serves or steers may read what was promised and where it stands. */
const readers: readonly Role[] = [
  'counsellor',
  'supervisor',
  'site-manager',
  'organisation-administrator',
  'programme-officer',
  'secretariat',
  'donor',
  'auditor',
  'data-protection-officer',
]

const strategy = createRoute({
  getParentRoute: () => frameRoute,
  path: '/strategy',
  validateSearch: PeriodSearch,
  loaderDeps: ({ search }) => ({ period: chosen(search.period) }),
  loader: ({ context, deps }) =>
    warm(context.queries, [strategyQuery, figuresQuery(deps.period), coverageQuery(), trendsQuery, organisationsQuery, documentsQuery]),
}).lazy(() => import('./strategy.tsx').then((page) => page.StrategyPage))

const objective = createRoute({
  getParentRoute: () => frameRoute,
  path: '/strategy/$objective',
  validateSearch: PeriodSearch,
  loaderDeps: ({ search }) => ({ period: chosen(search.period) }),
  loader: ({ context, deps }) =>
    warm(context.queries, [
      strategyQuery,
      figuresQuery(deps.period),
      coverageQuery(),
      projectsQuery,
      organisationsQuery,
      documentsQuery,
      inconsistenciesQuery,
    ]),
}).lazy(() => import('./objective.tsx').then((page) => page.ObjectivePage))

export const routes = [strategy, objective] as const

export const word: Word = {
  navigation: [{ to: '/strategy', label: 'strategy.navigation', icon: 'strategy', roles: readers, group: 'steering', order: 60, key: 's' }],
  home: [
    {
      id: 'strategy-moved',
      roles: ['secretariat', 'programme-officer'],
      order: 30,
      Section: lazy(() => import('./moved.tsx').then((file) => ({ default: file.Moved }))),
    },
  ],
}
