import { useState } from 'react'
import { useDelayed } from '../app/delayed.ts'
import { useSentences } from '../app/problem.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import type { QueueAction } from '../ui/queue.tsx'

const touches = [['referrals'], ['persons'], ['appointments']]

const requestOf = (body: unknown) => (id: string) => ({ id, path: `/v1/referrals/${id}/state`, body })

/** Answers several at once. The server takes no answer back, so it is sent after some seconds in which it can be undone. */
export const useAnswers = () => {
  const t = useMessages()
  const { waiting, delay } = useDelayed('referral')
  const accept = (ids: readonly string[]) =>
    delay({ requests: ids.map(requestOf({ to: 'accepted' })), words: t('referral.accepting', { count: ids.length }), touches })
  const decline = (ids: readonly string[], reason: string) =>
    delay({ requests: ids.map(requestOf({ to: 'rejected', reason })), words: t('referral.declining', { count: ids.length }), touches })
  return { waiting, accept, decline }
}

/** What can be done to several that wait for an answer, and the dialog that asks for the reason of declining. */
export const useAnswerActions = () => {
  const t = useMessages()
  const { waiting, accept, decline } = useAnswers()
  const [declined, setDeclined] = useState<readonly string[]>([])
  const actions: QueueAction[] = [
    { label: t('referral.accept'), icon: 'check', run: accept },
    { label: t('referral.decline'), run: setDeclined },
  ]
  const dialog = (
    <ConfirmDialog
      title={t('referral.decline.title', { count: declined.length })}
      confirm={t('referral.decline')}
      danger
      reason="required"
      reasonLabel={t('referral.decline.reason')}
      isOpen={declined.length > 0}
      onOpenChange={(isOpen) => !isOpen && setDeclined([])}
      onConfirm={(reason) => decline(declined, reason)}
    >
      <p>{t('referral.decline.what', { count: declined.length })}</p>
    </ConfirmDialog>
  )
  return { waiting, actions, dialog }
}

/** What the server did not accept after all, and why; what still waits stands in the queue again. */
export const Refusals = () => {
  const t = useMessages()
  const { problem } = useSentences()
  const { refused, forget } = useDelayed('referral')
  const [first] = refused
  if (!first) return null
  return (
    <Band
      tone="refusal"
      role="alert"
      action={
        <Button tone="quiet" onPress={forget}>
          {t('ui.close')}
        </Button>
      }
    >
      {t('referral.refused', { count: refused.length, sentence: problem(first.error) })}
    </Band>
  )
}
