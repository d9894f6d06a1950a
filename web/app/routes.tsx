import { routes as accessRoutes, word as access } from '../access/routes.tsx'
import { routes as administrationRoutes, word as administration } from '../administration/routes.tsx'
import { routes as caseworkRoutes, word as casework } from '../casework/routes.tsx'
import { routes as deliveryRoutes, word as delivery } from '../delivery/routes.tsx'
import { routes as intakeRoutes, word as intake } from '../intake/routes.tsx'
import { routes as journalRoutes, word as journal } from '../journal/routes.tsx'
import { publicRoutes as organisationDoors, routes as organisationRoutes, word as organisation } from '../organisation/routes.tsx'
import { routes as outreachRoutes, word as outreach } from '../outreach/routes.tsx'
import { routes as personRoutes, word as person } from '../person/routes.tsx'
import { routes as projectRoutes, word as project } from '../project/routes.tsx'
import { routes as referralRoutes, word as referral } from '../referral/routes.tsx'
import { routes as reportRoutes, word as report } from '../report/routes.tsx'
import { routes as resultsRoutes, word as results } from '../results/routes.tsx'
import { routes as rightsRoutes, word as rights } from '../rights/routes.tsx'
import { routes as serviceRoutes, word as service } from '../service/routes.tsx'
import { routes as strategyRoutes, word as strategy } from '../strategy/routes.tsx'
import { homeRoute, nowhereRoute } from './home-route.ts'
import { kitRoute } from './kit/route.ts'
import { loginRoute } from './login-route.ts'
import { returnRoute } from './return-route.ts'
import { frameRoute, rootRoute } from './root.tsx'
import type { Word } from './words.ts'

/** What each word gives to the frame. A new word adds its `word` here and its `routes` below. */
export const words: readonly Word[] = [
  person,
  intake,
  casework,
  referral,
  service,
  strategy,
  project,
  delivery,
  results,
  report,
  outreach,
  access,
  rights,
  journal,
  organisation,
  administration,
]

export const routeTree = rootRoute.addChildren([
  loginRoute,
  returnRoute,
  ...organisationDoors,
  kitRoute,
  frameRoute.addChildren([
    homeRoute,
    ...personRoutes,
    ...intakeRoutes,
    ...caseworkRoutes,
    ...referralRoutes,
    ...serviceRoutes,
    ...strategyRoutes,
    ...projectRoutes,
    ...deliveryRoutes,
    ...resultsRoutes,
    ...reportRoutes,
    ...outreachRoutes,
    ...accessRoutes,
    ...rightsRoutes,
    ...journalRoutes,
    ...organisationRoutes,
    ...administrationRoutes,
    nowhereRoute,
  ]),
])
