import { createRoute } from '@tanstack/react-router'
import { frameRoute } from './root.tsx'

export const homeRoute = createRoute({ getParentRoute: () => frameRoute, path: '/' }).lazy(() => import('./home.tsx').then(page => page.HomePage))
