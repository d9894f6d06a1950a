import { queryOptions, type QueryClient } from '@tanstack/react-query'
import { z } from 'zod'
import { Organisation } from '#organisation/model'
import { Project } from '#project/model'
import { Coverage, Explanation, FigureList, Trend } from '#results/model'
import { Offer } from '#service/model'
import { Document, Inconsistency, Strategy } from '#strategy/model'
import { Area } from '#territory/model'
import { get } from '../../app/api.ts'
import { periodOf, type Choice } from './period.ts'

const list = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })

/** What was promised and who exists changes with an edition, not with the day. */
const settled = { staleTime: 10 * 60_000 }

export const strategyQuery = queryOptions({
  queryKey: ['strategy'],
  queryFn: ({ signal }) => get('/v1/strategy', Strategy, { signal }),
  ...settled,
})

export const documentsQuery = queryOptions({
  queryKey: ['documents'],
  queryFn: async ({ signal }) => (await get('/v1/documents', list(Document), { signal })).items,
  ...settled,
})

export const organisationsQuery = queryOptions({
  queryKey: ['organisations'],
  queryFn: async ({ signal }) => (await get('/v1/organisations', list(Organisation), { signal })).items,
  ...settled,
})

export const inconsistenciesQuery = queryOptions({
  queryKey: ['inconsistencies'],
  queryFn: async ({ signal }) => (await get('/v1/inconsistencies', list(Inconsistency), { signal })).items,
  ...settled,
})

export const areasQuery = queryOptions({
  queryKey: ['areas'],
  queryFn: async ({ signal }) => (await get('/v1/areas', list(Area), { signal })).items,
  ...settled,
})

/** The kinds of service that somebody offers, by their code. */
export const kindsQuery = queryOptions({
  queryKey: ['kinds'],
  queryFn: async ({ signal }) => {
    const { items } = await get('/v1/offers', list(Offer), { signal })
    return new Map(items.map(({ kind }) => [kind.code, kind.name]))
  },
  ...settled,
})

export const projectsQuery = queryOptions({
  queryKey: ['projects'],
  queryFn: async ({ signal }) => (await get('/v1/projects', list(Project), { signal })).items,
  ...settled,
})

export const figuresQuery = (choice: Choice) =>
  queryOptions({
    queryKey: ['figures', choice],
    queryFn: ({ signal }) => get('/v1/figures', FigureList, { query: { period: periodOf(choice) }, signal }),
  })

export const figureQuery = (indicator: string, choice: Choice) =>
  queryOptions({
    queryKey: ['figures', choice, indicator],
    queryFn: ({ signal }) =>
      get(`/v1/figures/${encodeURIComponent(indicator)}`, Explanation, { query: { period: periodOf(choice) }, signal }),
  })

export const trendsQuery = queryOptions({
  queryKey: ['trends'],
  queryFn: async ({ signal }) => (await get('/v1/trends', list(Trend), { signal })).items,
})

export const coverageQuery = (on?: string) =>
  queryOptions({
    queryKey: ['coverage', on ?? null],
    queryFn: ({ signal }) => get('/v1/coverage', Coverage, { query: { on }, signal }),
  })

type Wanted = { queryKey: readonly unknown[] }

/** For the `loader` of a route: asks for the answers while the page itself is still on its way. */
export const warm = (queries: QueryClient, wanted: readonly Wanted[]): void => {
  for (const one of wanted) void queries.prefetchQuery(one as Parameters<QueryClient['prefetchQuery']>[0])
}
