import { useState } from 'react'
import { PersonExport } from '#person/exports/model'
import { post } from '../../app/api.ts'
import { useSentences } from '../../app/problem.tsx'
import { useWrite } from '../../app/writing.ts'
import { Button } from '../../ui/button.tsx'
import { ConfirmDialog } from '../../ui/confirm-dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { exportsQuery } from './queries.ts'

type Answer = 'agree' | 'refuse'

/** Agrees to an export of somebody else, or refuses it and says why. */
export const Deciding = ({ asked }: { asked: PersonExport }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [answering, setAnswering] = useState<Answer | null>(null)
  const deciding = useWrite({
    write: (input: { agree: boolean; answer: string }, key) => post(`/v1/person-exports/${asked.id}/decision`, PersonExport, { body: input, key }),
    touches: [exportsQuery.queryKey],
    done: () => notify(t('person.export.decided.done')),
  })
  const isAgreeing = answering === 'agree'
  return (
    <span className="cluster no-print">
      <Button onPress={() => setAnswering('agree')}>{t('person.export.agree')}</Button>
      <Button tone="quiet" onPress={() => setAnswering('refuse')}>{t('person.export.refuse')}</Button>
      {answering && (
        <ConfirmDialog
          title={t(`person.export.${answering}.title`)} confirm={t(`person.export.${answering}`)} danger={!isAgreeing} isOpen onOpenChange={() => setAnswering(null)}
          {...(isAgreeing ? {} : { reason: 'required' as const })} error={deciding.error ? problem(deciding.error) : undefined}
          onConfirm={async answer => { await deciding.mutateAsync({ agree: isAgreeing, answer }) }}
        >
          {isAgreeing && <p>{t('person.export.agree.what', { name: asked.askedBy, count: asked.counted })}</p>}
          <p className="quiet" dir="auto">{asked.reason}</p>
        </ConfirmDialog>
      )}
    </span>
  )
}
