import { useState } from 'react'
import { z } from 'zod'
import type { StaffMember } from '#organisation/model'
import { post } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { HandedLink } from '../handed-link.tsx'

const useRenewing = ({ id }: StaffMember) => {
  const [offered, setOffered] = useState(false)
  const offering = useWrite({
    write: (secondFactorLost: boolean, key) => post(`/v1/staff/${id}/renewal`, z.unknown(), { body: { secondFactorLost }, key }),
    touches: [['staff']],
    done: () => setOffered(true),
  })
  const handing = useWrite({ write: (_: null, key) => post(`/v1/staff/${id}/renewal/link`, z.object({ path: z.string() }), { key }) })
  const restart = () => {
    setOffered(false)
    offering.reset()
    handing.reset()
  }
  return { offered, offering, handing, restart, error: offering.error ?? handing.error }
}

const Steps = ({ member, close }: { member: StaffMember; close: () => void }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [lost, setLost] = useState(false)
  const { offered, offering, handing, error } = useRenewing(member)
  if (handing.data) return <HandedLink path={handing.data.path} close={close} />
  return (
    <div className="stack">
      {error && (
        <Band tone="refusal" role="alert">
          {problem(error)}
        </Band>
      )}
      {offered ? (
        <Band tone="done" role="status">
          {t('organisation.renewing.offered')}
        </Band>
      ) : (
        <>
          <p>{t('organisation.renewing.what')}</p>
          <Checkbox label={t('organisation.renewing.lost')} help={t('organisation.renewing.lost.help')} value={lost} onChange={setLost} />
        </>
      )}
      <DialogFoot>
        <Button onPress={close}>{offered ? t('ui.close') : t('ui.cancel')}</Button>
        {offered ? (
          <Button isPending={handing.isPending} onPress={() => handing.mutate(null)}>
            {t('organisation.renewing.hand')}
          </Button>
        ) : (
          <Button tone="primary" isPending={offering.isPending} onPress={() => offering.mutate(lost)}>
            {t('organisation.renewing.do')}
          </Button>
        )}
      </DialogFoot>
    </div>
  )
}

/** Gives a colleague a new beginning: a link for a new password, and their lost second factor taken away where they say so. */
export const Renewing = ({ member }: { member: StaffMember }) => {
  const t = useMessages()
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <Button icon="lock" onPress={() => setOpen(true)}>
        {t('organisation.renewing')}
      </Button>
      <Dialog title={t('organisation.renewing')} isOpen={isOpen} onOpenChange={setOpen}>
        <Steps member={member} close={() => setOpen(false)} />
      </Dialog>
    </>
  )
}
