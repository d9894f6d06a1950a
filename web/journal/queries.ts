import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import { JournalPage } from '#journal/model'
import { get } from '../app/api.ts'
import { filterOf, type JournalSearch } from './search.ts'

/** Lines of the journal, the newest first, with the head of its chain. */
export const journalQuery = (search: JournalSearch) => {
  const filter = filterOf(search)
  return infiniteQueryOptions({
    queryKey: ['journal', filter],
    queryFn: ({ pageParam, signal }) => get('/v1/journal', JournalPage, { query: { ...filter, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
}

const mostToday = 5

/** The latest refusals from a day on. */
export const refusalsQuery = (from: string) =>
  queryOptions({
    queryKey: ['journal', 'refusals', from],
    queryFn: ({ signal }) => get('/v1/journal', JournalPage, { query: { verb: 'access.refused', from, limit: mostToday }, signal }),
  })
