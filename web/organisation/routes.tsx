import { createRoute } from '@tanstack/react-router'
import { z } from 'zod'
import { frameRoute, onlyFor, rootRoute } from '../app/root.tsx'
import type { Word } from '../app/words.ts'

const keepers = ['organisation-administrator', 'system-administrator'] as const
const technicians = ['system-administrator'] as const

const account = createRoute({ getParentRoute: () => frameRoute, path: '/account' }).lazy(() => import('./account/page.tsx').then((page) => page.AccountPage))

/** Whose pane stands open. */
const StaffSearch = z.object({ member: z.uuid().optional().catch(undefined) })

const staff = createRoute({ getParentRoute: () => frameRoute, path: '/staff', validateSearch: StaffSearch, beforeLoad: onlyFor(keepers) }).lazy(() =>
  import('./staff/page.tsx').then((page) => page.StaffPage),
)

const directories = createRoute({ getParentRoute: () => frameRoute, path: '/directories', beforeLoad: onlyFor(technicians) }).lazy(() =>
  import('./directories/page.tsx').then((page) => page.DirectoriesPage),
)

// The links of letters: their token stands behind `#`, which no browser sends.
const invitation = createRoute({ getParentRoute: () => rootRoute, path: '/invitation' }).lazy(() => import('./invitation.tsx').then((page) => page.InvitationPage))
const unlocking = createRoute({ getParentRoute: () => rootRoute, path: '/unlocking' }).lazy(() => import('./unlocking.tsx').then((page) => page.UnlockingPage))
const renewal = createRoute({ getParentRoute: () => rootRoute, path: '/renewal' }).lazy(() => import('./renewal.tsx').then((page) => page.RenewalPage))

export const routes = [account, staff, directories] as const
export const publicRoutes = [invitation, unlocking, renewal] as const
export const word: Word = {
  navigation: [
    { to: '/staff', label: 'organisation.staff', icon: 'people', roles: keepers, group: 'administration', order: 20, key: 'm' },
    { to: '/directories', label: 'organisation.directories', icon: 'organisation', roles: technicians, group: 'administration', order: 30, key: 'd' },
  ],
}
