import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Appointment } from '#casework/model'
import { LedgerLine, PersonLine } from '#delivery/model'
import { pageOf } from '#language/page'
import { Referral, ReferralFile, type State } from '#referral/model'
import { get, type Query } from '../app/api.ts'

const ReferralPage = pageOf(Referral)

/** Which referrals: as `GET /v1/referrals` takes them. */
export type Listing = {
  direction: 'in' | 'out'
  state?: State
  open?: 'true' | 'false'
  answered?: 'true' | 'false'
  sort?: 'due' | 'latest'
  site?: string
}

/** The queue, a page at a time. */
export const queueQuery = (listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ['referrals', 'queue', listing],
    queryFn: ({ pageParam, signal }) => get('/v1/referrals', ReferralPage, { query: { ...listing, cursor: pageParam } as Query, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** The first of a list, for the home page: enough to count what one person can do in a day. */
export const firstQuery = (listing: Listing) =>
  queryOptions({
    queryKey: ['referrals', 'first', listing],
    queryFn: ({ signal }) => get('/v1/referrals', ReferralPage, { query: { ...listing, limit: 200 } as Query, signal }),
  })

/** One referral with its history. */
export const referralQuery = (id: string) =>
  queryOptions({ queryKey: ['referrals', id], queryFn: ({ signal }) => get(`/v1/referrals/${id}`, ReferralFile, { signal }) })

const Appointments = z.object({ items: z.array(Appointment) })

/** The appointments that one's own organisation gave for a referral, the earliest first. */
export const appointmentsQuery = (referral: { id: string; person: { id: string } }) =>
  queryOptions({
    queryKey: ['appointments', 'referral', referral.id],
    queryFn: async ({ signal }) => {
      const { items } = await get(`/v1/persons/${referral.person.id}/appointments`, Appointments, { signal })
      return items.filter(({ origin }) => origin?.word === 'referral' && origin.id === referral.id).reverse()
    },
  })

const Lines = z.object({ items: z.array(PersonLine) })

/** The line of the ledger that an attendance became, found by its day; `null` when it is not among the lines that one may see. */
export const lineQuery = (id: string, person: string) =>
  queryOptions({
    queryKey: ['ledger', 'line', id],
    queryFn: async ({ signal }) => {
      const { items: given } = await get(`/v1/persons/${person}/deliveries`, Lines, { signal })
      const on = given.find((line) => line.id === id)?.on
      if (on === undefined) return null
      const { items } = await get('/v1/ledger', pageOf(LedgerLine), { query: { from: on, to: on, limit: 200 }, signal })
      return items.find((line) => line.id === id) ?? null
    },
  })
