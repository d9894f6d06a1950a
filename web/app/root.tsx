import type { QueryClient } from '@tanstack/react-query'
import { createRootRouteWithContext, createRoute, lazyRouteComponent, Outlet, redirect, useNavigate } from '@tanstack/react-router'
import { lazy, Suspense } from 'react'
import { RouterProvider as AriaRouter } from 'react-aria-components'
import type { Role } from '#organisation/model'
import { ApiProblem } from './api.ts'
import { BarePending, BareProblem } from './page.tsx'
import { actingOf, sessionQuery } from './session.ts'

const Notices = lazy(() => import('../ui/notices.tsx').then((file) => ({ default: file.Notices })))

const Root = () => {
  const navigate = useNavigate()
  return (
    <AriaRouter navigate={(href) => void navigate({ href })}>
      <Outlet />
      <Suspense>
        <Notices />
      </Suspense>
    </AriaRouter>
  )
}

/** The parent of every route. */
export const rootRoute = createRootRouteWithContext<{ queries: QueryClient }>()({ component: Root })

/** The parent of every page that somebody signed in sees: asks for the session first, and for a sign-in where there is none. */
export const frameRoute = createRoute({
  getParentRoute: () => rootRoute,
  id: 'frame',
  component: lazyRouteComponent(() => import('./frame.tsx'), 'Frame'),
  pendingComponent: BarePending,
  errorComponent: BareProblem,
  beforeLoad: async ({ context, location }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (!session) throw redirect({ to: '/login', search: location.href === '/' ? {} : { to: location.href } })
    return { session }
  },
})

/** For `beforeLoad` of a route that only some roles open: the others are told whom to ask. */
export const onlyFor =
  (roles: readonly Role[]) =>
  async ({ context }: { context: { queries: QueryClient } }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (session && !roles.includes(actingOf(session).role)) throw new ApiProblem('forbidden', 403)
  }
