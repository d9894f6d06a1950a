import { z } from 'zod'
import { steeringRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import * as Reports from './actions.ts'
import { Ordering, ReportOrder } from './model.ts'

const { get, post } = routesOf('report')
const Reference = z.object({ id: z.uuid() })

export const routes = [
  get('/v1/reports/steering', { summary: 'The steering report of a period, as PDF.', guard: steeringRoles, query: Ordering, reply: 'file', writes: true }, (work, { query }) =>
    Reports.steering(work, query.period, query.language),
  ),
  post('/v1/reports', { summary: 'Orders a report, to be made by a job and kept.', guard: steeringRoles, body: Ordering, reply: ReportOrder }, (work, { body }) =>
    Reports.order(work, body),
  ),
  get('/v1/reports', { summary: 'The reports that were ordered.', guard: steeringRoles, reply: z.object({ items: z.array(ReportOrder) }) }, async (work) => ({
    items: await Reports.orders(work),
  })),
  get('/v1/reports/{id}/file', { summary: 'The file of a report that is ready.', guard: steeringRoles, params: Reference, reply: 'file', writes: true }, (work, { params }) =>
    Reports.collect(work, params.id),
  ),
]
