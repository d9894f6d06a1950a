import { z } from 'zod'
import { Appointment } from '#casework/model'
import { Day } from '#language/date'
import { Booking, type ReferralFile } from '#referral/model'
import { post } from '../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { momentAt, today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { DayField, TimeField } from '../ui/day-field.tsx'
import { FormFoot, FormRow } from '../ui/form.tsx'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Select } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { ChannelChoice } from './channel-choice.tsx'

type Values = { day: string | null; time: string | null; minutes: string; channel: 'in-person' | 'remote'; note: string }

/** A day and an hour as they are typed, in Morocco; together they are the moment that is sent. */
const Visit = z.object({
  day: Day.refine((day) => day >= today(), 'in-the-past'),
  time: z.string(),
  minutes: Booking.shape.minutes,
  channel: Booking.shape.channel,
  note: Booking.shape.note,
})

const lengths = ['15', '30', '45', '60', '90', '120'] as const

const useBooking = (referral: ReferralFile) => {
  const t = useMessages()
  const fields = useFields<Values>({
    start: { day: null, time: null, minutes: '45', channel: 'in-person', note: '' },
    draft: `referral.booking.${referral.id}`,
  })
  const sending = useSending(fields, {
    schema: Visit,
    input: ({ day, time, minutes, note, ...rest }) => ({
      ...rest,
      day: day ?? undefined,
      time: time ?? undefined,
      minutes: Number(minutes),
      note: note.trim() === '' ? null : note,
    }),
    send: ({ day, time, ...rest }, key) =>
      post(`/v1/referrals/${referral.id}/appointments`, Appointment, { body: { ...rest, startsAt: momentAt(day, time) }, key }),
    touches: [['referrals'], ['appointments'], ['persons']],
    done: () => notify(t('referral.booked', { name: referral.person.name })),
  })
  return { fields, sending }
}

/** The date of an appointment for who was referred: typed, or chosen from a month. */
export const BookingForm = ({ referral }: { referral: ReferralFile }) => {
  const t = useMessages()
  const { fields, sending } = useBooking(referral)
  return (
    <div className="next-step-form">
      <FieldsForm of={fields} sending={sending}>
        <FormRow>
          <Field of={fields} name="day" label={t('referral.booking.day')}>
            {(field) => <DayField {...field} />}
          </Field>
          <Field of={fields} name="time" label={t('referral.booking.time')} help={t('referral.booking.zone')}>
            {(field) => <TimeField {...field} />}
          </Field>
        </FormRow>
        <Field of={fields} name="minutes" label={t('referral.booking.length')}>
          {({ onChange, ...field }) => (
            <Select
              {...field}
              onChange={(key) => onChange(key ?? '45')}
              options={lengths.map((key) => ({ key, label: t(`referral.length.${key}`) }))}
            />
          )}
        </Field>
        <Field of={fields} name="channel" label={t('referral.booking.channel')}>
          {(field) => <ChannelChoice {...field} />}
        </Field>
        <Field of={fields} name="note" label={t('referral.booking.note')} help={t('referral.booking.note.help')} optional>
          {(field) => <TextField {...field} maxLength={500} />}
        </Field>
        <FormFoot>
          <Button type="submit" tone="primary" icon="calendar" isPending={sending.isPending}>
            {t('referral.book')}
          </Button>
        </FormFoot>
      </FieldsForm>
    </div>
  )
}
