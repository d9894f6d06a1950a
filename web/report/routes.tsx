import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { steeringRoles } from '#organisation/model'
import { Language } from '#language/text'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

const ReportSearch = z.object({
  period: z
    .string()
    .regex(/^\d{4}-Q[1-4]$/)
    .optional()
    .catch(undefined),
  language: Language.optional().catch(undefined),
})

const reports = createRoute({
  getParentRoute: () => frameRoute,
  path: '/reports',
  validateSearch: ReportSearch,
  beforeLoad: onlyFor(steeringRoles),
}).lazy(() => import('./reports.tsx').then((page) => page.ReportsPage))

export const routes = [reports] as const

export const word: Word = {
  navigation: [
    { to: '/reports', label: 'report.navigation', icon: 'report', roles: steeringRoles, group: 'steering', order: 100, key: 'r' },
  ],
  home: [
    {
      id: 'report-next',
      roles: steeringRoles,
      order: 50,
      Section: lazy(() => import('./next.tsx').then((file) => ({ default: file.NextReport }))),
    },
  ],
}
