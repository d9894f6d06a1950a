import { infiniteQueryOptions, keepPreviousData, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Appointment } from '#casework/model'
import { PersonLine } from '#delivery/model'
import { OrganisationRef } from '#organisation/model'
import { Person, PersonRow } from '#person/model'
import { Referral } from '#referral/model'
import { Offer } from '#service/model'
import { Area } from '#territory/model'
import { get, post } from '../app/api.ts'

const itemsOf = <S extends z.ZodType>(item: S) => z.object({ items: z.array(item) })
const PersonPage = z.object({ items: z.array(PersonRow), next: z.string().nullable() })

/** How the list of the counter is filtered and sorted: the words of its address. */
export type Listing = { sort?: 'recent' | 'name' | undefined; sex?: 'female' | 'male' | 'other' | undefined; nationality?: string | undefined }

/** The persons one may see, a page at a time. */
export const personsQuery = (listing: Listing) => infiniteQueryOptions({
  queryKey: ['persons', listing],
  queryFn: ({ pageParam, signal }) => get('/v1/persons', PersonPage, { query: { ...listing, limit: 25, cursor: pageParam }, signal }),
  initialPageParam: '',
  getNextPageParam: page => page.next,
  placeholderData: keepPreviousData,
})

/** Persons by name, phone or code. What is typed is forgotten soon: it names somebody. */
export const findQuery = (text: string, limit = 10) => queryOptions({
  queryKey: ['persons', 'find', text, limit],
  queryFn: ({ signal }) => post('/v1/persons/search', itemsOf(PersonRow), { body: { text, limit }, signal }),
  enabled: text.length >= 2,
  gcTime: 60_000,
})

// Opening a file is itself a line of the journal: it is not asked for again behind the back of who reads it.
export const personQuery = (id: string) => queryOptions({
  queryKey: ['person', id],
  queryFn: ({ signal }) => get(`/v1/persons/${id}`, Person, { signal }),
  staleTime: 60_000,
  refetchOnWindowFocus: false,
  refetchOnReconnect: false,
})

export const deliveriesQuery = (id: string) => queryOptions({
  queryKey: ['deliveries', id],
  queryFn: async ({ signal }) => (await get(`/v1/persons/${id}/deliveries`, itemsOf(PersonLine), { signal })).items,
})

export const referralsQuery = (id: string) => queryOptions({
  queryKey: ['referrals', 'person', id],
  queryFn: async ({ signal }) => (await get(`/v1/persons/${id}/referrals`, itemsOf(Referral), { signal })).items,
})

export const appointmentsQuery = (id: string) => queryOptions({
  queryKey: ['appointments', 'person', id],
  queryFn: async ({ signal }) => (await get(`/v1/persons/${id}/appointments`, itemsOf(Appointment), { signal })).items,
})

// What is in the house's own data files changes with a release, not with the hour.
const settled = { staleTime: 600_000, gcTime: 3_600_000, refetchOnWindowFocus: false } as const

export const areasQuery = queryOptions({
  queryKey: ['areas', 'person'],
  queryFn: async ({ signal }) => (await get('/v1/areas', itemsOf(Area), { signal })).items,
  ...settled,
})

export const organisationsQuery = queryOptions({
  queryKey: ['organisations', 'names'],
  queryFn: async ({ signal }) => (await get('/v1/organisations', itemsOf(OrganisationRef), { signal })).items,
  ...settled,
})

/** The catalogue; of one organisation where one is named. */
export const offersQuery = (organisation?: string) => queryOptions({
  queryKey: ['offers', 'person', organisation ?? 'all'],
  queryFn: async ({ signal }) => (await get('/v1/offers', itemsOf(Offer), { query: { organisation }, signal })).items,
  ...settled,
})
