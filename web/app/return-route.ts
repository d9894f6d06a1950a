import { createRoute } from '@tanstack/react-router'
import { rootRoute } from './root.tsx'

/** Where a directory sends the browser back. */
export const returnRoute = createRoute({ getParentRoute: () => rootRoute, path: '/login/return' }).lazy(() =>
  import('./return.tsx').then((page) => page.ReturnPage),
)
