import type { Referral, State } from '#referral/model'
import { daysBetween, today } from '../app/today.ts'
import { useMessages, type Say } from '../ui/messages.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'
import type { IconName } from '../ui/icon.tsx'

const tones: Record<State, StatusTone> = {
  'draft': 'quiet',
  'requested': 'plain',
  'accepted': 'information',
  'rejected': 'refusal',
  'cancelled': 'quiet',
  'in-progress': 'information',
  'on-hold': 'attention',
  'completed': 'done',
  'failed': 'quiet',
  'entered-in-error': 'quiet',
}

/** What stands for a state on the timeline. */
export const stateSigns: Record<State, { icon: IconName; tone?: 'done' | 'attention' | 'refusal' }> = {
  'draft': { icon: 'edit' },
  'requested': { icon: 'referral' },
  'accepted': { icon: 'yes', tone: 'done' },
  'rejected': { icon: 'no', tone: 'refusal' },
  'cancelled': { icon: 'remove' },
  'in-progress': { icon: 'calendar' },
  'on-hold': { icon: 'clock', tone: 'attention' },
  'completed': { icon: 'ledger', tone: 'done' },
  'failed': { icon: 'stop' },
  'entered-in-error': { icon: 'undo' },
}

/** The state of a referral, in a word. */
export const StateSign = ({ state }: { state: State }) => {
  const t = useMessages()
  return <Status tone={tones[state]}>{t(`referral.state.${state}`)}</Status>
}

/** How many days an answer is late: 0 when it is due today or later, or was given. */
export const lateness = ({ state, answerDueOn }: Pick<Referral, 'state' | 'answerDueOn'>): number =>
  state === 'requested' ? Math.max(0, daysBetween(answerDueOn, today())) : 0

/** When the answer is due, or how late it is, in words. */
export const sayDue = (referral: Referral, t: Say): string => {
  const late = lateness(referral)
  return late > 0 ? t('referral.late', { days: late }) : t('referral.due', { days: daysBetween(today(), referral.answerDueOn) })
}

const DueSign = ({ referral }: { referral: Referral }) => {
  const t = useMessages()
  const tone = lateness(referral) > 0 ? 'refusal' : 'plain'
  return (
    <Status tone={tone} icon="clock">
      {sayDue(referral, t)}
    </Status>
  )
}

/** What is urgent is said; what is ordinary is not. */
export const UrgencySign = ({ urgency }: Pick<Referral, 'urgency'>) => {
  const t = useMessages()
  if (urgency === 'ordinary') return null
  return <Status tone={urgency === 'urgent' ? 'attention' : 'plain'}>{t(`referral.urgency.${urgency}`)}</Status>
}

/** Of a referral that waits for its answer, the deadline; of another, its state. */
export const Signs = ({ referral }: { referral: Referral }) => (
  <>
    {referral.state === 'requested' && <UrgencySign urgency={referral.urgency} />}
    {referral.state === 'requested' ? <DueSign referral={referral} /> : <StateSign state={referral.state} />}
  </>
)
