import { useQuery } from '@tanstack/react-query'
import { useActing } from '../app/session.ts'
import { offersQuery } from './queries.ts'

/** From where distances are reckoned: where the person lives, else the site at which one sits together. */
export const useHome = (residence: string | null): string | null => {
  const site = useActing().site?.id
  const { data = [] } = useQuery(offersQuery())
  return residence ?? data.find(offer => offer.site.id === site)?.area?.code ?? null
}
