import { z } from 'zod'
import { Period } from '#language/date'
import { Language } from '#language/text'
import { steeringRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import * as Reports from './actions.ts'

const { get } = routesOf('report')
const Order = z.object({ period: Period, language: Language.default('fr') })

export const routes = [
  get('/v1/reports/steering', { summary: 'The steering report of a period, as PDF.', guard: steeringRoles, query: Order, reply: 'file', writes: true }, (work, { query }) =>
    Reports.steering(work, query.period, query.language),
  ),
]
