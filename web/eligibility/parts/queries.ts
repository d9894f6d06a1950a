import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { Decision } from '#eligibility/model'
import { Document } from '#strategy/model'
import { get } from '../../app/api.ts'

/** What is open to a person on a day (`null`: today), with the reasons. */
export const decisionsQuery = (person: string, on: string | null) => queryOptions({
  queryKey: ['eligibility', person, on],
  queryFn: async ({ signal }) => (await get(`/v1/persons/${person}/eligibility`, z.object({ items: z.array(Decision) }), { query: { on }, signal })).items,
})

/** The documents on which the rules lean. */
export const documentsQuery = queryOptions({
  queryKey: ['eligibility', 'documents'],
  queryFn: async ({ signal }) => (await get('/v1/documents', z.object({ items: z.array(Document) }), { signal })).items,
  staleTime: 600_000,
})
