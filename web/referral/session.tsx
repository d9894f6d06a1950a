import { useQuery, useQueryClient } from '@tanstack/react-query'
import { useEffect } from 'react'
import { Appointment, Attendance } from '#casework/model'
import type { ReferralFile } from '#referral/model'
import { post } from '../app/api.ts'
import { useDelayed } from '../app/delayed.ts'
import { Field, FieldsForm, useFields, useSending } from '../app/fields.tsx'
import { dayAt, today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { DayField } from '../ui/day-field.tsx'
import { FormFoot } from '../ui/form.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { DayText, T } from '../ui/text.tsx'
import { ChannelChoice } from './channel-choice.tsx'
import { lineQuery } from './queries.ts'

const touches = [['referrals'], ['appointments'], ['persons'], ['ledger'], ['figures']]

const Came = Attendance.refine(({ on }) => on <= today(), { message: 'in-the-future', path: ['on'] })

type Values = { on: string | null; channel: 'in-person' | 'remote' }

/** That nobody came can be taken back for some seconds: it is said with a look at an empty chair. */
const Absent = ({ referral, appointment }: { referral: ReferralFile; appointment: Appointment }) => {
  const t = useMessages()
  const { waiting, delay } = useDelayed('casework')
  const miss = () =>
    delay({
      requests: [{ id: appointment.id, path: `/v1/appointments/${appointment.id}/ending`, body: { to: 'missed' } }],
      words: t('referral.missed', { name: referral.person.name }),
      touches,
    })
  return (
    <Button isDisabled={waiting.has(appointment.id)} onPress={miss}>
      {t('referral.miss')}
    </Button>
  )
}

/** The person came: on which day, and how. This is what becomes a line of the ledger. */
export const FirstSession = ({ referral, appointment }: { referral: ReferralFile; appointment: Appointment }) => {
  const t = useMessages()
  const planned = dayAt(appointment.startsAt)
  const start: Values = { on: planned < today() ? planned : today(), channel: appointment.channel }
  const fields = useFields<Values>({ start })
  const sending = useSending(fields, {
    schema: Came,
    input: ({ on, channel }) => ({ on: on ?? undefined, channel }),
    send: (input, key) => post(`/v1/appointments/${appointment.id}/attendance`, Appointment, { body: input, key }),
    touches,
    done: () => undefined,
  })
  return (
    <div className="next-step-form">
      <FieldsForm of={fields} sending={sending}>
        <Field of={fields} name="on" label={t('referral.session.on')} help={t('referral.session.on.help')}>
          {(field) => <DayField {...field} />}
        </Field>
        <Field of={fields} name="channel" label={t('referral.booking.channel')}>
          {(field) => <ChannelChoice {...field} />}
        </Field>
        <FormFoot>
          <Button type="submit" tone="primary" icon="check" isPending={sending.isPending}>
            {t('referral.session.record')}
          </Button>
          <Absent referral={referral} appointment={appointment} />
        </FormFoot>
      </FieldsForm>
    </div>
  )
}

/** The referral is closed by a job, a moment after the session: what is shown is asked for again by then. */
const useClosing = () => {
  const queries = useQueryClient()
  useEffect(() => {
    const timers = [1_500, 4_000].map((wait) => setTimeout(() => void queries.invalidateQueries({ queryKey: ['referrals'] }), wait))
    return () => timers.forEach(clearTimeout)
  }, [queries])
}

/** The session is a line of the ledger now: which one, and what it counts for. */
export const Recorded = ({ appointment }: { appointment: Appointment }) => {
  const t = useMessages()
  useClosing()
  const { data: line } = useQuery({
    ...lineQuery(appointment.delivery ?? '', appointment.person.id),
    enabled: appointment.delivery !== null,
  })
  return (
    <Card title={t('referral.recorded')} tone="done">
      <p role="status">
        {line ? (
          <M
            id="referral.recorded.line"
            values={{ position: line.position, service: <T text={line.service.name} />, day: <DayText day={line.on} /> }}
          />
        ) : (
          t('referral.recorded.what')
        )}
      </p>
      <p className="quiet">{t('referral.recorded.counts')}</p>
    </Card>
  )
}
