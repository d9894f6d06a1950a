import { createRoute } from '@tanstack/react-router'
import { rootRoute } from '../root.tsx'

/** Every component in every language and state: for whoever builds pages. */
export const kitRoute = createRoute({ getParentRoute: () => rootRoute, path: '/dev/kit' }).lazy(() =>
  import('./kit.tsx').then((page) => page.KitPage),
)
