import { createRoute } from '@tanstack/react-router'
import { lazy } from 'react'
import { z } from 'zod'
import { appointmentStates } from '#casework/model'
import { Day } from '#language/date'
import { frontRoles } from '#organisation/model'
import { frameRoute, onlyFor } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

/** Which appointments: a day or its week, in which state, of one's own site or of the whole organisation. */
const AppointmentFilters = z.object({
  view: z.enum(['week']).optional().catch(undefined),
  on: Day.optional().catch(undefined),
  state: z.enum(appointmentStates).optional().catch(undefined),
  site: z.enum(['all']).optional().catch(undefined),
})
export type AppointmentFilters = z.infer<typeof AppointmentFilters>

const appointments = createRoute({
  getParentRoute: () => frameRoute,
  path: '/appointments',
  validateSearch: AppointmentFilters,
  beforeLoad: onlyFor(frontRoles),
}).lazy(() => import('./appointments.tsx').then((page) => page.AppointmentsPage))

export const routes = [appointments] as const
export const word: Word = {
  navigation: [
    { to: '/appointments', label: 'casework.appointments', icon: 'calendar', roles: frontRoles, group: 'work', order: 30, key: 'a' },
  ],
  home: [
    { id: 'counter', roles: frontRoles, order: 5, Section: lazy(() => import('./entry.tsx').then((file) => ({ default: file.Entry }))) },
    { id: 'casework', roles: frontRoles, order: 20, Section: lazy(() => import('./today.tsx').then((file) => ({ default: file.Today }))) },
  ],
}
