import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Form, FormDetail, Import, ImportDetail, ImportRow, type Outcome } from '#intake/model'
import { pageOf } from '#language/page'
import { Area } from '#territory/model'
import { get } from '../app/api.ts'

const isWorking = (state: string | undefined) => state === 'checking' || state === 'running'

/** The files that one's organisation brought in, the newest first. */
export const importsQuery = queryOptions({
  queryKey: ['imports'],
  queryFn: async ({ signal }) => (await get('/v1/intake/imports', z.object({ items: z.array(Import) }), { signal })).items,
  refetchInterval: ({ state }) => (state.data?.some((each) => isWorking(each.state)) ? 3000 : false),
})

/** One of them, asked for again while a job works on it. */
export const importQuery = (id: string) =>
  queryOptions({
    queryKey: ['imports', id],
    queryFn: ({ signal }) => get(`/v1/intake/imports/${id}`, ImportDetail, { signal }),
    refetchInterval: ({ state }) => (isWorking(state.data?.state) ? 1000 : false),
  })

/** The rows of a file, by what becomes of them. */
export const rowsQuery = (id: string, outcome: Outcome | undefined, state: string) =>
  infiniteQueryOptions({
    queryKey: ['imports', id, 'rows', outcome ?? 'all', state],
    queryFn: ({ signal, pageParam }) =>
      get(`/v1/intake/imports/${id}/rows`, pageOf(ImportRow), { query: { outcome, limit: 50, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })

export const areasQuery = queryOptions({
  queryKey: ['areas'],
  queryFn: async ({ signal }) => (await get('/v1/areas', z.object({ items: z.array(Area) }), { signal })).items,
  staleTime: Number.POSITIVE_INFINITY,
})

/** The forms of one's organisation, the newest first. */
export const formsQuery = queryOptions({
  queryKey: ['forms'],
  queryFn: async ({ signal }) => (await get('/v1/intake/forms', z.object({ items: z.array(Form) }), { signal })).items,
})

export const formQuery = (id: string) =>
  queryOptions({ queryKey: ['forms', id], queryFn: ({ signal }) => get(`/v1/intake/forms/${id}`, FormDetail, { signal }) })
