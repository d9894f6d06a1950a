import { queryOptions, useQuery } from '@tanstack/react-query'
import { z } from 'zod'
import { Colleague, type Compartment } from '#organisation/model'
import { get } from '../../app/api.ts'
import { useSession } from '../../app/session.ts'

const Colleagues = z.object({ items: z.array(Colleague) })

/** Those of one's own organisation who are cleared for a compartment. */
export const colleaguesQuery = (compartment: Compartment) =>
  queryOptions({
    queryKey: ['colleagues', compartment],
    queryFn: async ({ signal }) => (await get('/v1/colleagues', Colleagues, { query: { compartment }, signal })).items,
    staleTime: 600_000,
  })

/** The others who are cleared for protection. */
export const useOthers = (isWanted: boolean): Colleague[] => {
  const me = useSession().staff.id
  const { data = [] } = useQuery({ ...colleaguesQuery('protection'), enabled: isWanted })
  return data.filter(({ id }) => id !== me)
}

/** Whether one is cleared for protection oneself. */
export const useIsCleared = (isWanted: boolean): boolean => {
  const me = useSession().staff.id
  const { data = [] } = useQuery({ ...colleaguesQuery('protection'), enabled: isWanted })
  return data.some(({ id }) => id === me)
}
