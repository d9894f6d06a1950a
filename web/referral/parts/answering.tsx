import type { Referral } from '#referral/model'
import { useSentences } from '../../app/problem.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { useAdvance } from '../advancing.ts'
import { ReasonAct } from '../reason-act.tsx'

/** The two answers to a referral that waits for one: yes at once, no with its reason. */
export const Answering = ({ referral }: { referral: Referral }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const { advance, isPending, error } = useAdvance(referral.id)
  const accept = () => void advance({ to: 'accepted', reason: null }).catch(() => undefined)
  return (
    <>
      {error && <Band tone="refusal" role="alert">{problem(error)}</Band>}
      <div className="cluster no-print">
        <Button tone="primary" icon="check" isPending={isPending} onPress={accept}>{t('referral.accept')}</Button>
        <ReasonAct id={referral.id} name={referral.person.name} to="rejected" />
      </div>
    </>
  )
}
