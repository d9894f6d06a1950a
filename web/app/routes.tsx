import { routes as personRoutes, word as person } from '../person/routes.tsx'
import { homeRoute, nowhereRoute } from './home-route.ts'
import { kitRoute } from './kit/route.ts'
import { loginRoute } from './login-route.ts'
import { frameRoute, rootRoute } from './root.tsx'
import type { Word } from './words.ts'

/** What each word gives to the frame. A new word adds its `word` here and its `routes` below. */
export const words: readonly Word[] = [person]

export const routeTree = rootRoute.addChildren([loginRoute, kitRoute, frameRoute.addChildren([homeRoute, ...personRoutes, nowhereRoute])])
