import { z } from 'zod'
import { channels, Recording } from '#delivery/model'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { FormRow } from '../../ui/form.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { notify } from '../../ui/notify.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { dayOfToday } from '../today.ts'
import type { ActProps } from './act.ts'
import { useOffers } from './offers.ts'

type Filled = { offer: string | null; on: string | null; channel: Recording['channel']; quantity: number | null }

// The server refuses a day to come; said here before anything is sent.
const Service = Recording.refine(({ on }) => on <= dayOfToday(), { message: 'in-the-future', path: ['on'] })

const ServeForm = ({ person, offer, close }: ActProps) => {
  const t = useMessages()
  const { options } = useOffers('mine', person.residence?.code ?? null)
  const [only, another] = options
  const start: Filled = { offer: offer ?? (only && !another ? only.key : null), on: dayOfToday(), channel: 'in-person', quantity: 1 }
  const fields = useFields<Filled>({ start, draft: offer === null ? `person.serve.${person.id}` : `person.serve.${person.id}.${offer}` })
  const sending = useSending(fields, {
    schema: Service,
    input: values => ({ person: person.id, ...values }),
    send: (input, key) => post('/v1/deliveries', z.object({ id: z.string() }), { body: input, key }),
    touches: [['deliveries', person.id], ['persons'], ['ledger'], ['figures']],
    done: () => {
      notify(t('person.served'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="offer" label={t('person.serve.what')}>{field => <ComboBox {...field} options={options} />}</Field>
      <FormRow>
        <Field of={fields} name="on" label={t('person.serve.on')} help={t('person.serve.on.help')}>{field => <DayField {...field} max={dayOfToday()} />}</Field>
        <Field of={fields} name="quantity" label={t('person.serve.quantity')}>{field => <NumberField {...field} min={1} max={1000} />}</Field>
      </FormRow>
      <Field of={fields} name="channel" label={t('person.channel')}>
        {field => <RadioGroup {...field} row options={channels.map(channel => ({ key: channel, label: t(`person.channel.${channel}`) }))} />}
      </Field>
      <p className="quiet small">{t('person.serve.for-ever')}</p>
      <ProcessingNotice form="delivery" />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.serve.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Writes down a service that one's own organisation gave: a line of the ledger. */
export const ServeDialog = (props: ActProps) => {
  const t = useMessages()
  const { options, isLoading } = useOffers('mine', props.person.residence?.code ?? null)
  return (
    <Dialog title={t('person.serve')} isOpen onOpenChange={props.close}>
      {isLoading ? <Skeleton rows={4} /> : options.length === 0 ? <EmptyState icon="service" title={t('person.offers.none')}><p>{t('person.offers.none.what')}</p></EmptyState> : <ServeForm {...props} />}
    </Dialog>
  )
}
