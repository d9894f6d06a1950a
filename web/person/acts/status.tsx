import { z } from 'zod'
import { Person, Status } from '#person/model'
import { post } from '../../app/api.ts'
import { FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { emptyStatus, type FilledStatus } from '../registration.ts'
import { StatusFields } from '../status-fields.tsx'
import type { ActProps } from './act.ts'
import { under, useKeepPerson } from './writes.ts'

type Filled = { statuses: FilledStatus[] }

const One = z.object({ statuses: z.tuple([Status]) })

const StatusForm = ({ person, close }: ActProps) => {
  const t = useMessages()
  const keep = useKeepPerson()
  const fields = useFields<Filled>({ start: { statuses: [emptyStatus()] }, draft: `person.status.${person.id}` })
  const sending = useSending(fields, {
    schema: One,
    send: ({ statuses: [status] }, key) => under('statuses.0', post(`/v1/persons/${person.id}/statuses`, Person, { body: status, key })),
    done: changed => {
      keep(changed)
      notify(t('person.status.added'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Band tone="information">{t('person.status.why')}</Band>
      <StatusFields of={fields} at={0} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.status.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Adds a dated status; the earlier ones stay. */
export const StatusDialog = (props: ActProps) => {
  const t = useMessages()
  return <Dialog title={t('person.status.add')} isOpen onOpenChange={props.close}><StatusForm {...props} /></Dialog>
}
