import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { Day } from '#language/date'
import type { Role } from '#organisation/model'
import { frameRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import { chosen, PeriodSearch } from '../strategy/parts/period.ts'
import {
  areasQuery,
  coverageQuery,
  documentsQuery,
  figureQuery,
  organisationsQuery,
  projectsQuery,
  strategyQuery,
  warm,
} from '../strategy/parts/queries.ts'

const figure = createRoute({
  getParentRoute: () => frameRoute,
  path: '/figures/$indicator',
  validateSearch: PeriodSearch,
  loaderDeps: ({ search }) => ({ period: chosen(search.period) }),
  loader: ({ context, deps, params }) =>
    warm(context.queries, [
      figureQuery(params.indicator, deps.period),
      strategyQuery,
      areasQuery,
      organisationsQuery,
      documentsQuery,
      projectsQuery,
    ]),
}).lazy(() => import('./figure.tsx').then((page) => page.FigurePage))

/** Which day, and which cell is open. */
const CoverageSearch = z.object({
  on: Day.optional().catch(undefined),
  objective: z.string().optional().catch(undefined),
  funder: z.string().optional().catch(undefined),
})

const coverage = createRoute({
  getParentRoute: () => frameRoute,
  path: '/coverage',
  validateSearch: CoverageSearch,
  loaderDeps: ({ search }) => ({ on: search.on }),
  loader: ({ context, deps }) =>
    warm(context.queries, [coverageQuery(deps.on), strategyQuery, projectsQuery, organisationsQuery, documentsQuery]),
}).lazy(() => import('./coverage.tsx').then((page) => page.CoveragePage))

export const routes = [figure, coverage] as const

const readers: readonly Role[] = [
  'programme-officer',
  'secretariat',
  'donor',
  'auditor',
  'supervisor',
  'site-manager',
  'organisation-administrator',
]
const steering: readonly Role[] = ['secretariat', 'programme-officer']

export const word: Word = {
  navigation: [
    { to: '/coverage', label: 'results.coverage.navigation', icon: 'coverage', roles: readers, group: 'steering', order: 70, key: 'c' },
  ],
  home: [
    {
      id: 'results-supported',
      roles: ['donor'],
      order: 10,
      Section: lazy(() => import('./supported.tsx').then((file) => ({ default: file.Supported }))),
    },
    {
      id: 'results-uncovered',
      roles: steering,
      order: 10,
      Section: lazy(() => import('./uncovered.tsx').then((file) => ({ default: file.Uncovered }))),
    },
    {
      id: 'results-gap',
      roles: [...steering, 'donor'],
      order: 20,
      Section: lazy(() => import('./gap.tsx').then((file) => ({ default: file.CoverageGap }))),
    },
    {
      id: 'results-only-declared',
      roles: steering,
      order: 40,
      Section: lazy(() => import('./only-declared.tsx').then((file) => ({ default: file.OnlyDeclared }))),
    },
  ],
}
