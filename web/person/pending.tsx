import { useSuspenseQuery } from '@tanstack/react-query'
import { Answering } from '../referral/parts/answering.tsx'
import { Band } from '../ui/band.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { referralsQuery } from './queries.ts'

/** Above a file that was shown by a referral which nobody here has accepted: why nothing can be written, and the two answers. */
export const Pending = ({ person }: { person: string }) => {
  const t = useMessages()
  const { data: referrals } = useSuspenseQuery(referralsQuery(person))
  const asked = referrals.filter(({ direction, state }) => direction === 'in' && state === 'requested')
  if (asked.length === 0) return <Band tone="information">{t('person.pending.closed')}</Band>
  return (
    <Band tone="attention">
      <p>{t('person.pending')}</p>
      {asked.map(referral => (
        <div key={referral.id} className="stack">
          <p><M id="person.next.in" values={{ party: <T text={referral.from.site?.name ?? referral.from.organisation.name} /> }} /> · <T text={referral.to.offer.name} /></p>
          <p><bdi>{referral.reason}</bdi></p>
          <Answering referral={referral} />
        </div>
      ))}
    </Band>
  )
}
