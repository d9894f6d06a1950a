import { z } from 'zod'
import { Period } from '#language/date'
import { routesOf } from '#platform/route'
import * as Results from '#results/actions'
import { coverage } from '#results/coverage'
import { Coverage, CoverageFilter, Explanation, FigureFilter, FigureList, Trend, TrendFilter } from '#results/model'

const { get } = routesOf('results')
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
]
