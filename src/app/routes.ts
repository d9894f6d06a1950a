import { routes as account } from '#account/routes'
import { routes as administration } from '#app/administration'
import { routes as casework } from '#casework/routes'
import { routes as delivery } from '#delivery/routes'
import { routes as eligibility } from '#eligibility/routes'
import { routes as intake } from '#intake/routes'
import { routes as journal } from '#journal/routes'
import { routes as organisation } from '#organisation/routes'
import { routes as outreach } from '#outreach/routes'
import { routes as person } from '#person/routes'
import type { Route } from '#platform/route'
import { routes as project } from '#project/routes'
import { routes as referral } from '#referral/routes'
import { routes as report } from '#report/routes'
import { routes as results } from '#results/routes'
import { routes as rights } from '#rights/routes'
import { routes as service } from '#service/routes'
import { routes as strategy } from '#strategy/routes'
import { routes as territory } from '#territory/routes'

/** Every route of every word, in the order of the words. */
export const routes: Route[] = [
  ...territory,
  ...organisation,
  ...account,
  ...strategy,
  ...service,
  ...project,
  ...person,
  ...intake,
  ...eligibility,
  ...delivery,
  ...casework,
  ...referral,
  ...results,
  ...outreach,
  ...journal,
  ...report,
  ...rights,
  ...administration,
]
