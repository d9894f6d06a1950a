import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Event } from '#outreach/model'
import { get } from '../app/api.ts'

const hour = 3_600_000

/** The events that the sources tell, the earliest first. */
export const eventsQuery = queryOptions({
  queryKey: ['events'],
  queryFn: async ({ signal }) => (await get('/v1/events', z.object({ items: z.array(Event) }), { signal })).items,
  staleTime: hour,
})
