import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Site } from '#organisation/model'
import { Offer } from '#service/model'
import { get } from '../app/api.ts'

const hour = 3_600_000

/** The whole directory: some dozens of rows that change rarely, so that filters answer at once. */
export const offersQuery = queryOptions({
  queryKey: ['offers'],
  queryFn: async ({ signal }) => (await get('/v1/offers', z.object({ items: z.array(Offer) }), { signal })).items,
  staleTime: hour,
})

/** The sites that exist only for the demonstration, by their ids. */
export const inventedSitesQuery = queryOptions({
  queryKey: ['sites', 'invented'],
  queryFn: async ({ signal }) => {
    const { items } = await get('/v1/sites', z.object({ items: z.array(Site) }), { signal })
    return new Set(items.filter(({ invented }) => invented).map(({ id }) => id))
  },
  staleTime: hour,
})
