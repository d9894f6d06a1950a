import { useQueryClient } from '@tanstack/react-query'
import { bySender, byReceiver, ReferralFile, transitions, type State } from '#referral/model'
import { post } from '../app/api.ts'
import { useWrite } from '../app/writing.ts'

export type Step = { to: State; reason: string | null }

/** Brings one referral to another state. When that is refused, what is shown was old: it is asked for again. */
export const useAdvance = (id: string) => {
  const queries = useQueryClient()
  const writing = useWrite({
    write: (step: Step, key) => post(`/v1/referrals/${id}/state`, ReferralFile, { body: step, key }),
    touches: [['referrals'], ['persons'], ['appointments']],
  })
  const advance = async (step: Step): Promise<void> => {
    try {
      await writing.mutateAsync(step)
    } catch (error) {
      await queries.invalidateQueries({ queryKey: ['referrals'] })
      throw error
    }
  }
  return { advance, isPending: writing.isPending, error: writing.error }
}

/** Which states may follow, by the table and by the side one is on. */
export const mayFollow = ({ state, direction }: Pick<ReferralFile, 'state' | 'direction'>): State[] => {
  const ours = direction === 'in' ? byReceiver : bySender
  return transitions[state].filter((next) => ours.includes(next))
}
