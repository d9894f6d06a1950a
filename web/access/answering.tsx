import { AccessAnswer, AccessRequest } from '#person/opening/model'
import { post } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { DialogFoot } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { TextArea } from '../ui/text-field.tsx'

type AnsweringProps = { request: AccessRequest; back: () => void; close: () => void }
type Filled = { reason: string; lastDay: string | null }

/** Sends the answer once, and takes what the lists show anew. */
const useAnswering = (to: AccessAnswer['to'], { request, close }: AnsweringProps) => {
  const t = useMessages()
  const fields = useFields<Filled>({ start: { reason: '', lastDay: null } })
  const sending = useSending(fields, {
    schema: AccessAnswer,
    input: ({ reason, lastDay }) => ({ to, reason: reason.trim() || null, lastDay }),
    send: (input, key) => post(`/v1/access-requests/${request.id}/answer`, AccessRequest, { body: input, key }),
    touches: [['access'], ['persons']],
    done: () => {
      notify(t(`access.done.${to}`))
      close()
    },
  })
  return { fields, sending }
}

/** Grants: until a day where one is named; without the person's consent, with the reason that takes its place. */
export const GrantForm = (props: AnsweringProps) => {
  const t = useMessages()
  const { fields, sending } = useAnswering('granted', props)
  const consents = props.request.consent === true
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="lastDay" label={t('access.last-day')} help={t('access.last-day.help')} optional>
        {(field) => <DayField {...field} min={today()} />}
      </Field>
      {!consents && (
        <Field of={fields} name="reason" label={t('access.without-consent')} help={t('access.without-consent.help')}>
          {(field) => <TextArea {...field} rows={3} maxLength={1000} />}
        </Field>
      )}
      <DialogFoot>
        <Button onPress={props.back}>{t('access.back')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('access.grant')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Refuses, with the reason that whoever asked will read. */
export const RefusalForm = (props: AnsweringProps) => {
  const t = useMessages()
  const { fields, sending } = useAnswering('refused', props)
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="reason" label={t('access.refusal')} help={t('access.refusal.help')}>
        {(field) => <TextArea {...field} rows={3} maxLength={1000} />}
      </Field>
      <DialogFoot>
        <Button onPress={props.back}>{t('access.back')}</Button>
        <Button type="submit" tone="danger" isPending={sending.isPending}>{t('access.refuse')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}
