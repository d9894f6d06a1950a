import { infiniteQueryOptions } from '@tanstack/react-query'
import { FileJournal } from '#journal/model'
import { get } from '../../app/api.ts'

/** Who saw one file, the latest first. */
export const fileJournalQuery = (person: string) =>
  infiniteQueryOptions({
    queryKey: ['persons', person, 'journal'],
    queryFn: ({ pageParam, signal }) =>
      get(`/v1/persons/${person}/journal`, FileJournal, { query: { limit: 100, cursor: pageParam }, signal }),
    initialPageParam: undefined as string | undefined,
    getNextPageParam: (page) => page.next ?? undefined,
  })
