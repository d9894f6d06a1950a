import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { jobViews } from '#app/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

const JobFilters = z.object({ state: z.enum(jobViews).optional().catch(undefined) })

const roles = ['system-administrator'] as const

const jobs = createRoute({
  getParentRoute: () => frameRoute,
  path: '/administration/jobs',
  validateSearch: JobFilters,
  beforeLoad: onlyFor(roles),
}).lazy(() => import('./jobs.tsx').then((page) => page.JobsPage))

export const routes = [jobs] as const
export const word: Word = {
  navigation: [
    { to: '/administration/jobs', label: 'administration.jobs', icon: 'jobs', roles, group: 'administration', order: 10, key: 't' },
  ],
  home: [{ id: 'jobs', roles, order: 10, Section: lazy(() => import('./today.tsx').then((file) => ({ default: file.Today }))) }],
}
