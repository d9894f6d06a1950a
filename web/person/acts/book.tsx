import { z } from 'zod'
import { Appointment, Booking } from '#casework/model'
import { channels } from '#delivery/model'
import { Day } from '#language/date'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField, TimeField } from '../../ui/day-field.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { FormRow } from '../../ui/form.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { NumberField } from '../../ui/number-field.tsx'
import { notify } from '../../ui/notify.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { dayOfToday, momentOf } from '../today.ts'
import type { ActProps } from './act.ts'
import { useOffers } from './offers.ts'

type Filled = { offer: string | null; day: string | null; time: string | null; minutes: number | null; channel: Booking['channel']; note: string }

/** An appointment as it is filled in: a day and an hour of Morocco, which become one moment. */
const Filling = z.object({
  offer: z.string(), day: Day.refine(day => day >= dayOfToday(), 'in-the-past'), time: z.string(), minutes: Booking.shape.minutes,
  channel: Booking.shape.channel, note: z.string().max(500),
})

const BookForm = ({ person, offer, close }: ActProps) => {
  const t = useMessages()
  const { options } = useOffers('mine', person.residence?.code ?? null)
  const [only, another] = options
  const start: Filled = { offer: offer ?? (only && !another ? only.key : null), day: null, time: null, minutes: 45, channel: 'in-person', note: '' }
  const fields = useFields<Filled>({ start, draft: `person.book.${person.id}` })
  const sending = useSending(fields, {
    schema: Filling,
    send: ({ day, time, note, ...rest }, key) =>
      post('/v1/appointments', Appointment, { body: { ...rest, person: person.id, startsAt: momentOf(day, time), note: note.trim() || null }, key }),
    touches: [['appointments'], ['persons']],
    done: () => {
      notify(t('person.booked'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="offer" label={t('person.serve.what')}>{field => <ComboBox {...field} options={options} />}</Field>
      <FormRow>
        <Field of={fields} name="day" label={t('person.book.day')}>{field => <DayField {...field} min={dayOfToday()} />}</Field>
        <Field of={fields} name="time" label={t('person.book.time')}>{field => <TimeField {...field} />}</Field>
      </FormRow>
      <Field of={fields} name="minutes" label={t('person.book.minutes')}>{field => <NumberField {...field} min={5} max={480} step={5} />}</Field>
      <Field of={fields} name="channel" label={t('person.channel')}>
        {field => <RadioGroup {...field} row options={channels.map(channel => ({ key: channel, label: t(`person.channel.${channel}`) }))} />}
      </Field>
      <Field of={fields} name="note" label={t('person.book.note')} help={t('person.book.note.help')} optional>{field => <TextArea {...field} rows={2} maxLength={500} />}</Field>
      <ProcessingNotice form="appointment" />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.book.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Books an appointment at one of one's own offers. */
export const BookDialog = (props: ActProps) => {
  const t = useMessages()
  const { options, isLoading } = useOffers('mine', props.person.residence?.code ?? null)
  return (
    <Dialog title={t('person.book')} isOpen onOpenChange={props.close}>
      {isLoading ? <Skeleton rows={4} /> : options.length === 0 ? <EmptyState icon="service" title={t('person.offers.none')}><p>{t('person.offers.none.what')}</p></EmptyState> : <BookForm {...props} />}
    </Dialog>
  )
}
