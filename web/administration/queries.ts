import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Job, type jobViews } from '#app/model'
import { get } from '../app/api.ts'

export type View = (typeof jobViews)[number]

/** The jobs in a state, the newest first, at most 200; asked for again while one looks. */
export const jobsQuery = (state: View) =>
  queryOptions({
    queryKey: ['jobs', state],
    queryFn: async ({ signal }) => (await get('/v1/jobs', z.object({ items: z.array(Job) }), { query: { state }, signal })).items,
    refetchInterval: 15_000,
  })
