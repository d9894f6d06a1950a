import { useSuspenseQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { Appointment } from '#casework/model'
import type { Person } from '#person/model'
import { openStates, type Referral } from '#referral/model'
import { post } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { useSentences } from '../app/problem.tsx'
import { useWrite } from '../app/writing.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { ConfirmDialog } from '../ui/confirm-dialog.tsx'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { Status } from '../ui/status.tsx'
import { DayText, T } from '../ui/text.tsx'
import { appointmentsQuery, referralsQuery } from './queries.ts'
import { referralTones } from './states.ts'
import { dayOfMoment, dayOfToday } from './today.ts'

const Waits = ({ referral }: { referral: Referral }) => {
  const t = useMessages()
  const isLate = referral.state === 'requested' && referral.answerDueOn < dayOfToday()
  const other = referral.direction === 'out' ? referral.to : referral.from
  const party = <T text={other.site?.name ?? other.organisation.name} />
  return (
    <li>
      <span className="file-line">
        <Link to="/referrals/$id" params={{ id: referral.id }}><M id={`person.next.${referral.direction}`} values={{ party }} /></Link>
        <Status tone={isLate ? 'refusal' : referralTones[referral.state]}>{t(isLate ? 'person.next.late' : `referral.state.${referral.state}`)}</Status>
      </span>
      <span className="small quiet"><T text={referral.to.offer.name} /></span>
      {referral.state === 'requested' && <span className="small"><M id="person.next.due" values={{ day: <DayText day={referral.answerDueOn} /> }} /></span>}
    </li>
  )
}

type Ending = 'attended' | 'missed' | 'cancelled'

const EndDialog = ({ appointment, ending, close }: { appointment: Appointment; ending: Ending; close: () => void }) => {
  const t = useMessages()
  const { moment } = useFormats()
  const { problem } = useSentences()
  const writing = useWrite({
    write: (to: Ending, key) => to === 'attended'
      ? post(`/v1/appointments/${appointment.id}/attendance`, Appointment, { body: { on: dayOfMoment(appointment.startsAt), channel: appointment.channel }, key })
      : post(`/v1/appointments/${appointment.id}/ending`, Appointment, { body: { to }, key }),
    touches: [['appointments'], ['deliveries', appointment.person.id], ['referrals'], ['persons']],
    done: () => notify(t(`person.ended.${ending}`)),
  })
  return (
    <ConfirmDialog
      title={t(`person.end.${ending}`)} confirm={t(`person.end.${ending}`)} danger={ending === 'cancelled'} isOpen onOpenChange={close}
      onConfirm={async () => { await writing.mutateAsync(ending) }} error={writing.error ? problem(writing.error) : undefined}
    >
      <p><T text={appointment.offer.name} />, {moment(appointment.startsAt)}</p>
      <p>{t(`person.end.${ending}.what`)}</p>
    </ConfirmDialog>
  )
}

const Meets = ({ appointment, end }: { appointment: Appointment; end: (ending: Ending) => void }) => {
  const t = useMessages()
  const { moment } = useFormats()
  const isDue = dayOfMoment(appointment.startsAt) <= dayOfToday()
  return (
    <li>
      <span className="file-line"><T text={appointment.offer.name} /><Status tone="information" icon="calendar">{t('person.next.appointment')}</Status></span>
      <span className="small"><time dateTime={appointment.startsAt}>{moment(appointment.startsAt)}</time>{appointment.site && <> · <T text={appointment.site.name} /></>}</span>
      {appointment.note && <span className="small quiet"><bdi>{appointment.note}</bdi></span>}
      <span className="cluster no-print">
        {isDue && <Button icon="check" onPress={() => end('attended')}>{t('person.end.attended')}</Button>}
        {isDue && <Button tone="quiet" onPress={() => end('missed')}>{t('person.end.missed')}</Button>}
        {!isDue && <Button tone="quiet" onPress={() => end('cancelled')}>{t('person.end.cancelled')}</Button>}
      </span>
    </li>
  )
}

/** What is waited for: referrals that are open, and appointments to come. */
export const NextStep = ({ person }: { person: Person }) => {
  const t = useMessages()
  const { data: referrals } = useSuspenseQuery(referralsQuery(person.id))
  const { data: appointments } = useSuspenseQuery(appointmentsQuery(person.id))
  const [ending, setEnding] = useState<{ appointment: Appointment; to: Ending } | null>(null)
  const waiting = referrals.filter(({ state }) => openStates.includes(state))
  const booked = appointments.filter(({ state }) => state === 'booked').toSorted((one, other) => one.startsAt.localeCompare(other.startsAt))
  const count = waiting.length + booked.length
  return (
    <Card title={t('person.next')} {...(count > 0 ? { count, tone: 'attention' as const } : {})}>
      {count === 0 && <p className="quiet">{t('person.next.none')}</p>}
      {count > 0 && (
        <ul className="file-lines">
          {booked.map(appointment => <Meets key={appointment.id} appointment={appointment} end={to => setEnding({ appointment, to })} />)}
          {waiting.map(referral => <Waits key={referral.id} referral={referral} />)}
        </ul>
      )}
      {ending && <EndDialog appointment={ending.appointment} ending={ending.to} close={() => setEnding(null)} />}
    </Card>
  )
}
