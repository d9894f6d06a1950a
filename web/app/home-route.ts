import { createRoute } from '@tanstack/react-router'
import { PageNotFound } from './page.tsx'
import { frameRoute } from './root.tsx'

export const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/' }).lazy(() =>
  import('./home.tsx').then((page) => page.HomePage),
)

/** Every other address: said inside the frame, so that one can go on from there. */
export const nowhereRoute = createRoute({ getParentRoute: () => frameRoute, path: '$', component: PageNotFound })
