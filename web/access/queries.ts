import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { pageOf } from '#language/page'
import { AccessRequest, Glass, type requestStates } from '#person/opening/model'
import { get, type Query } from '../app/api.ts'

const RequestPage = pageOf(AccessRequest)
const GlassPage = pageOf(Glass)

export type Listing = { direction: 'in' | 'out'; state?: (typeof requestStates)[number] }

/** Requests for access, received or sent, a page at a time. */
export const requestsQuery = (listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ['access', 'requests', listing],
    queryFn: ({ pageParam, signal }) => get('/v1/access-requests', RequestPage, { query: { ...listing, cursor: pageParam } as Query, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** What waits for an answer, for the home page. */
export const waitingQuery = queryOptions({
  queryKey: ['access', 'waiting'],
  queryFn: ({ signal }) => get('/v1/access-requests', RequestPage, { query: { direction: 'in', state: 'asked', limit: 200 }, signal }),
})

/** One request, with its history. */
export const requestQuery = (id: string) =>
  queryOptions({ queryKey: ['access', 'request', id], queryFn: ({ signal }) => get(`/v1/access-requests/${id}`, AccessRequest, { signal }) })

/** Broken glass, a page at a time. */
export const glassQuery = (all: boolean) =>
  infiniteQueryOptions({
    queryKey: ['access', 'glass', all],
    queryFn: ({ pageParam, signal }) => get('/v1/glass', GlassPage, { query: { ...(all ? {} : { reviewed: 'false' }), cursor: pageParam } as Query, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** What waits to be looked into, for the home page. */
export const unreviewedQuery = queryOptions({
  queryKey: ['access', 'unreviewed'],
  queryFn: ({ signal }) => get('/v1/glass', GlassPage, { query: { reviewed: 'false', limit: 200 }, signal }),
})
