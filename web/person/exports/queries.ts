import { queryOptions } from '@tanstack/react-query'
import { PersonExports } from '#person/exports/model'
import { get } from '../../app/api.ts'

const soon = 3_000

/** The exports that one may see; asked for again while one of them is being made. */
export const exportsQuery = queryOptions({
  queryKey: ['person-exports'],
  queryFn: ({ signal }) => get('/v1/person-exports', PersonExports, { signal }),
  refetchInterval: ({ state }) => (state.data?.items.some(each => each.state === 'approved') ? soon : false),
})
