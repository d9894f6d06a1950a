import { createRoute, redirect } from '@tanstack/react-router'
import { z } from 'zod'
import { rootRoute } from './root.tsx'
import { sessionQuery } from './session.ts'

// Only an address of our own may follow a sign-in: browsers read `\` like `/`.
const ours = /^\/(?![/\\])/

const Search = z.object({ to: z.string().regex(ours).optional().catch(undefined) })

export const loginRoute = createRoute({
  getParentRoute: () => rootRoute,
  path: '/login',
  validateSearch: Search,
  beforeLoad: async ({ context, search }) => {
    const session = await context.queries.ensureQueryData(sessionQuery)
    if (session) throw redirect({ href: search.to ?? '/' })
  },
}).lazy(() => import('./login.tsx').then((page) => page.LoginPage))
