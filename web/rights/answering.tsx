import { z } from 'zod'
import { Answer, formats, Handing, RequestFile } from '#rights/model'
import { post } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { DialogFoot } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { RadioGroup } from '../ui/radio-group.tsx'
import { TextArea } from '../ui/text-field.tsx'
import { handOver } from './handing.ts'

/** What an answer gives back; null where it ended one's own sight of the file. */
export const Answered = z.object({ request: RequestFile.nullable() })
const touched = [['rights'], ['persons'], ['shares']]

type AnsweringProps = { request: RequestFile; back: () => void; close: () => void }

/** Grants, refuses or withdraws, with the sentence that is owed. */
export const AnswerForm = ({ request, to, back, close }: AnsweringProps & { to: 'granted' | 'refused' | 'withdrawn' }) => {
  const t = useMessages()
  const erases = to === 'granted' && request.purpose === 'file'
  const owed = to === 'refused' || (to === 'granted' && request.kind === 'rectification')
  const fields = useFields<{ reason: string }>({ start: { reason: '' } })
  const sending = useSending(fields, {
    schema: Answer,
    input: ({ reason }) => ({ to, reason: reason.trim() || null }),
    send: (input, key) => post(`/v1/rights-requests/${request.id}/answer`, Answered, { body: input, key }),
    touches: touched,
    done: () => {
      notify(t(`rights.done.${to}`))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      {to === 'granted' && <Band tone={erases ? 'refusal' : 'information'}>{t(`rights.effect.${request.purpose ?? request.kind}`)}</Band>}
      <Field of={fields} name="reason" label={t(`rights.reason.${to}`)} help={t(`rights.reason.${to}.help`)} {...(owed ? {} : { optional: true })}>
        {(field) => <TextArea {...field} rows={3} maxLength={1000} />}
      </Field>
      <DialogFoot>
        <Button onPress={back}>{t('rights.back')}</Button>
        <Button type="submit" tone={to === 'refused' || erases ? 'danger' : 'primary'} isPending={sending.isPending}>{t(erases ? 'rights.do.erase' : `rights.do.${to}`)}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Hands the file over: in which form, to whom and how. */
export const HandingForm = ({ request, back, close }: AnsweringProps) => {
  const t = useMessages()
  const fields = useFields<{ format: Handing['format']; reason: string }>({ start: { format: 'pdf', reason: '' } })
  const sending = useSending(fields, {
    schema: Handing,
    send: (input) => handOver(request.id, input),
    touches: touched,
    done: () => {
      notify(t('rights.done.handed'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Band tone="attention">{t('rights.hand.care')}</Band>
      <Field of={fields} name="format" label={t('rights.hand.format')}>
        {(field) => <RadioGroup {...field} row options={formats.map((key) => ({ key, label: t(`rights.hand.${key}`) }))} />}
      </Field>
      <Field of={fields} name="reason" label={t('rights.hand.how')} help={t('rights.hand.how.help')}>
        {(field) => <TextArea {...field} rows={2} maxLength={1000} />}
      </Field>
      <DialogFoot>
        <Button onPress={back}>{t('rights.back')}</Button>
        <Button type="submit" tone="primary" icon="download" isPending={sending.isPending}>{t('rights.hand.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}
