import { queryOptions } from '@tanstack/react-query'
import { z } from 'zod'
import { DocumentNumber, PersonDocument } from '#person/documents/model'
import { Pieces } from '#person/pieces/model'
import { get } from '../../app/api.ts'

/** Reading them is a line of the journal: they are not asked for again behind the back of who reads. */
const quiet = { staleTime: 60_000, refetchOnWindowFocus: false, refetchOnReconnect: false } as const

export const documentsQuery = (person: string) => queryOptions({
  queryKey: ['documents', person],
  queryFn: async ({ signal }) => (await get(`/v1/persons/${person}/documents`, z.object({ items: z.array(PersonDocument) }), { signal })).items,
  ...quiet,
})

/** The whole number of a document, asked for by itself. */
export const numberOf = (person: string, document: string) => get(`/v1/persons/${person}/documents/${document}/number`, DocumentNumber)

export const piecesQuery = (person: string) => queryOptions({
  queryKey: ['pieces', person],
  queryFn: ({ signal }) => get(`/v1/persons/${person}/pieces`, Pieces, { signal }),
  ...quiet,
})
