import { z } from 'zod'
import * as Eligibility from '#eligibility/actions'
import { Decision, Facts } from '#eligibility/model'
import { Day } from '#language/date'
import { frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'

const { get, post } = routesOf('eligibility')
const Reference = z.object({ id: z.uuid() })
const On = z.object({ on: Day.optional() })
const Decisions = z.object({ items: z.array(Decision) })

export const routes = [
  get('/v1/persons/{id}/eligibility', { summary: 'What is open to a person, and why.', guard: frontRoles, params: Reference, query: On, reply: Decisions, reads: true }, async (work, { params, query }) => ({
    items: await Eligibility.judge(work, params.id, query.on ?? null),
  })),
  post('/v1/eligibility/simulation', { summary: 'What the rules would answer for facts that belong to nobody.', guard: 'signed-in', body: Facts, reply: Decisions, status: 200, writes: false }, async (work, { body }) => ({
    items: await Eligibility.simulate(work, body),
  })),
]
