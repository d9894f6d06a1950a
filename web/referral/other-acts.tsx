import type { ReferralFile, State } from '#referral/model'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { mayFollow } from './advancing.ts'
import { ReasonAct } from './reason-act.tsx'

/** What is not the next step and may still be needed. Declining stands beside accepting; a session closes a referral by itself. */
const others: readonly State[] = ['on-hold', 'failed', 'cancelled', 'entered-in-error']

export const OtherActs = ({ referral }: { referral: ReferralFile }) => {
  const t = useMessages()
  const states = mayFollow(referral).filter((state) => others.includes(state))
  if (states.length === 0) return null
  return (
    <Card title={t('referral.acts')}>
      <div className="cluster no-print">
        {states.map((state) => (
          <ReasonAct key={state} id={referral.id} name={referral.person.name} to={state} />
        ))}
      </div>
    </Card>
  )
}
