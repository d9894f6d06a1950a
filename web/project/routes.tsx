import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import type { Role } from '#organisation/model'
import { frameRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'
import {
  areasQuery,
  documentsQuery,
  inconsistenciesQuery,
  organisationsQuery,
  projectsQuery,
  strategyQuery,
  warm,
} from '../strategy/parts/queries.ts'

/** How the list is sorted; by its beginning when the address says nothing. */
const sorts = ['start', 'name', 'objectives'] as const
export const ProjectSearch = z.object({
  sort: z.enum(sorts).optional().catch(undefined),
  down: z.boolean().optional().catch(undefined),
  funder: z.string().optional().catch(undefined),
})

export type ProjectSearch = z.infer<typeof ProjectSearch>

const list = createRoute({
  getParentRoute: () => frameRoute,
  path: '/projects',
  validateSearch: ProjectSearch,
  loader: ({ context }) => warm(context.queries, [projectsQuery]),
}).lazy(() => import('./projects.tsx').then((page) => page.ProjectsPage))

const project = createRoute({
  getParentRoute: () => frameRoute,
  path: '/projects/$id',
  loader: ({ context }) =>
    warm(context.queries, [projectsQuery, strategyQuery, organisationsQuery, documentsQuery, areasQuery, inconsistenciesQuery]),
}).lazy(() => import('./project.tsx').then((page) => page.ProjectPage))

export const routes = [list, project] as const

const readers: readonly Role[] = [
  'programme-officer',
  'secretariat',
  'donor',
  'auditor',
  'supervisor',
  'site-manager',
  'organisation-administrator',
]

export const word: Word = {
  navigation: [{ to: '/projects', label: 'project.navigation', icon: 'project', roles: readers, group: 'steering', order: 80, key: 'j' }],
}
