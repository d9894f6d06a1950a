import { z } from 'zod'
import { Period } from '#language/date'
import { steeringRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import * as Results from '#results/actions'
import { coverage } from '#results/coverage'
import { Rule } from '#results/disclosure/rule'
import { Coverage, CoverageFilter, Explanation, FigureFilter, FigureList, Publication, RuleKind, Rules, Trend, TrendFilter } from '#results/model'

const { get, post, put } = routesOf('results')
const Code = z.object({ indicator: z.string().max(80) })
const During = z.object({ period: Period.optional() })

export const routes = [
  get('/v1/figures', { summary: 'Recorded, declared, verified, side by side.', guard: 'signed-in', query: FigureFilter, reply: FigureList }, (work, { query }) =>
    Results.figures(work, query),
  ),
  get('/v1/trends', { summary: 'Recorded figures, quarter by quarter.', guard: 'signed-in', query: TrendFilter, reply: z.object({ items: z.array(Trend) }) }, async (work, { query }) => ({
    items: await Results.trends(work, query),
  })),
  get('/v1/figures/{indicator}', { summary: 'Everything about one number.', guard: 'signed-in', params: Code, query: During, reply: Explanation }, (work, { params, query }) =>
    Results.explain(work, params.indicator, query.period ?? null),
  ),
  get('/v1/coverage', { summary: 'Who pays for what, and what has nobody.', guard: 'signed-in', query: CoverageFilter, reply: Coverage }, (work, { query }) =>
    coverage(work, query.on ?? null),
  ),
  get('/v1/publications', { summary: 'When figures were published: the last ten times.', guard: 'signed-in', reply: z.object({ items: z.array(Publication) }) }, async (work) => ({
    items: await Results.publications(work),
  })),
  post('/v1/publications', { summary: 'Asks for the figures to be published as they stand; a job does it.', guard: steeringRoles, status: 202 }, (work) =>
    Results.orderPublication(work),
  ),
  get('/v1/disclosure-rules', { summary: 'The rules of disclosure control in force.', guard: 'signed-in', reply: Rules }, (work) => Results.rulesInForce(work)),
  put('/v1/disclosure-rules/{kind}', { summary: 'Sets a rule of disclosure control; the next publication follows it.', guard: ['data-protection-officer'], params: RuleKind, body: Rule, reply: Rules }, (work, { params, body }) =>
    Results.setRule(work, params.kind, body),
  ),
]
