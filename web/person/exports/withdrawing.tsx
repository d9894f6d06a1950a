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

/** What comes next for an export of one's own that waits, and the way to take it back. */
export const Withdrawing = ({ asked }: { asked: PersonExport }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const [isAsking, setAsking] = useState(false)
  const withdrawing = useWrite({
    write: (id: string, key) => post(`/v1/person-exports/${id}/withdrawal`, PersonExport, { body: {}, key }),
    touches: [exportsQuery.queryKey],
    done: () => notify(t('person.export.withdrawn')),
  })
  return (
    <>
      <span className="small">{t('person.export.waits')}</span>
      <span className="no-print"><Button tone="quiet" onPress={() => setAsking(true)}>{t('person.export.withdraw')}</Button></span>
      {isAsking && (
        <ConfirmDialog
          title={t('person.export.withdraw.title')} confirm={t('person.export.withdraw')} danger isOpen onOpenChange={setAsking}
          onConfirm={async () => { await withdrawing.mutateAsync(asked.id) }} error={withdrawing.error ? problem(withdrawing.error) : undefined}
        >
          <p>{t('person.export.withdraw.what')}</p>
        </ConfirmDialog>
      )}
    </>
  )
}
