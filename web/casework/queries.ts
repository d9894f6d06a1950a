import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { Appointment, type AppointmentState } from '#casework/model'
import { pageOf } from '#language/page'
import { get, type Query } from '../app/api.ts'

const AppointmentPage = pageOf(Appointment)

/** Which appointments: as `GET /v1/appointments` takes them. Days are those of Morocco, both included. */
export type Listing = { from?: string; to: string; state?: AppointmentState; site?: string }

/** The appointments of some days, the earliest first, a page at a time. */
export const appointmentsQuery = (listing: Listing) =>
  infiniteQueryOptions({
    queryKey: ['appointments', 'list', listing],
    queryFn: ({ pageParam, signal }) =>
      get('/v1/appointments', AppointmentPage, { query: { ...listing, limit: 200, cursor: pageParam } as Query, signal }),
    initialPageParam: '',
    getNextPageParam: (page) => page.next,
  })

/** What is booked until a day, as one page: for the home page. */
export const bookedQuery = (listing: Omit<Listing, 'state' | 'from'>) =>
  queryOptions({
    queryKey: ['appointments', 'booked', listing],
    queryFn: ({ signal }) =>
      get('/v1/appointments', AppointmentPage, { query: { ...listing, state: 'booked', limit: 200 } as Query, signal }),
  })
