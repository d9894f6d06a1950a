import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { pageOf } from '#language/page'
import { Processing, Request, RequestFile, Retention, TermChange, type Kind } from '#rights/model'
import { get, type Query } from '../app/api.ts'

const RequestPage = pageOf(Request)
const Processings = z.object({ items: z.array(Processing) })

export type Listing = { kind?: Kind; open?: 'true' | 'false' }

/** Requests of persons about their own file, a page at a time: open ones first, what is due first. */
export const requestsQuery = (listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ['rights', 'requests', listing],
    queryFn: ({ pageParam, signal }) => get('/v1/rights-requests', RequestPage, { query: { ...listing, cursor: pageParam } as Query, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** What waits, for the home page. */
export const waitingQuery = queryOptions({
  queryKey: ['rights', 'waiting'],
  queryFn: ({ signal }) => get('/v1/rights-requests', RequestPage, { query: { open: 'true', limit: 50 }, signal }),
})

/** One request, with its words and its history. */
export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ['rights', 'request', id], queryFn: ({ signal }) => get(`/v1/rights-requests/${id}`, RequestFile, { signal }) })

/** The terms, and who would be anonymised by them. */
export const retentionQuery = queryOptions({ queryKey: ['rights', 'retention'], queryFn: ({ signal }) => get('/v1/retention', Retention, { signal }) })

export const TermChanges = z.object({ items: z.array(TermChange) })
/** The terms that wait for a second hand, or for their day. */
export const changesQuery = queryOptions({
  queryKey: ['rights', 'changes'],
  queryFn: async ({ signal }) => (await get('/v1/term-changes', TermChanges, { signal })).items,
})

/** The register of processings. */
export const processingsQuery = queryOptions({
  queryKey: ['rights', 'processings'],
  queryFn: async ({ signal }) => (await get('/v1/processings', Processings, { signal })).items,
})
