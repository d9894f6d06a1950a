import { useState } from 'react'
import { z } from 'zod'
import type { PersonLine } from '#delivery/model'
import { post } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { DayText, T } from '../../ui/text.tsx'

/** Reverses a line that was a mistake: both lines stay, and every figure forgets the pair. */
export const ReverseDialog = ({ person, line, close }: { person: string; line: PersonLine; close: () => void }) => {
  const t = useMessages()
  const { problem, fault } = useSentences()
  const [error, setError] = useState<unknown>(null)
  const reversing = useWrite({
    write: (reason: string, key) => post(`/v1/deliveries/${line.id}/reversal`, z.object({ id: z.string() }), { body: { reason }, key }),
    touches: [['deliveries', person], ['ledger'], ['figures']],
    done: () => notify(t('person.reverse.done')),
  })
  const confirm = async (reason: string) => {
    setError(null)
    await reversing.mutateAsync(reason).catch((failure: unknown) => {
      setError(failure)
      throw failure
    })
  }
  const isTooShort = reversing.error && 'faults' in reversing.error && (reversing.error.faults as { path: string; code: string }[]).some(({ path }) => path === 'reason')
  return (
    <ConfirmDialog
      title={t('person.reverse.title')} confirm={t('person.reverse.do')} danger reason="required" reasonLabel={t('person.reverse.reason')} isOpen
      onOpenChange={close} onConfirm={confirm} error={error ? (isTooShort ? fault('too-small') : problem(error)) : undefined}
    >
      <p><M id="person.reverse.what" values={{ service: <T text={line.service.name} />, day: <DayText day={line.on} /> }} /></p>
      <p className="quiet">{t('person.reverse.stays')}</p>
    </ConfirmDialog>
  )
}
