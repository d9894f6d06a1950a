import { useState } from 'react'
import type { State } from '#referral/model'
import { useSentences } from '../app/problem.tsx'
import { Button, type Tone } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import type { IconName } from '../ui/icon.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { useAdvance } from './advancing.ts'

type ReasonActProps = { id: string; name: string; to: State; tone?: Tone; icon?: IconName }

/** A step that owes its reason: the button says what it does, the dialog what follows from it. */
export const ReasonAct = ({ id, name, to, tone = 'secondary', icon }: ReasonActProps) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [isOpen, setOpen] = useState(false)
  const { advance, error } = useAdvance(id)
  const confirm = async (reason: string) => {
    await advance({ to, reason })
    notify(t(`referral.done.${to}`, { name }))
  }
  return (
    <>
      <Button tone={tone} {...(icon ? { icon } : {})} onPress={() => setOpen(true)}>
        {t(`referral.act.${to}`)}
      </Button>
      <ConfirmDialog
        title={t(`referral.act.${to}.title`, { name })}
        confirm={t(`referral.act.${to}.confirm`)}
        danger={to !== 'on-hold'}
        reason="required"
        reasonLabel={t(`referral.act.${to}.reason`)}
        isOpen={isOpen}
        onOpenChange={setOpen}
        onConfirm={confirm}
        error={error ? problem(error) : undefined}
      >
        <p>{t(`referral.act.${to}.what`)}</p>
      </ConfirmDialog>
    </>
  )
}
