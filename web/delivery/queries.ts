import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { LedgerLine } from '#delivery/model'
import { z } from 'zod'
import { get } from '../app/api.ts'
import { filterOf, type LedgerSearch } from './search.ts'

const Page = z.object({ items: z.array(LedgerLine), next: z.string().nullable() })

/** Lines without persons, the newest in the ledger first. */
export const linesQuery = (search: LedgerSearch) => {
  const filter = filterOf(search)
  return infiniteQueryOptions({
    queryKey: ['ledger', filter],
    queryFn: ({ pageParam, signal }) => get('/v1/ledger', Page, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

/** One line without its person. */
export const lineQuery = (id: string) =>
  queryOptions({
    queryKey: ['ledger', 'line', id],
    queryFn: ({ signal }) => get(`/v1/ledger/${id}`, LedgerLine, { signal }),
  })
