import { useEffect, useRef, type ReactNode } from 'react'
import type { Appointment } from '#casework/model'
import type { ReferralFile } from '#referral/model'
import { ButtonLink } from '../app/link.tsx'
import { useSentences } from '../app/problem.tsx'
import { dayAt } from '../app/today.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { Disclosure } from '../ui/disclosure.tsx'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { mayFollow, useAdvance } from './advancing.ts'
import { BookingForm } from './booking.tsx'
import { ReasonAct } from './reason-act.tsx'
import { FirstSession, Recorded } from './session.tsx'
import { lateness, sayDue } from './signs.tsx'
import { useStateReason } from './parts/state-reason.tsx'

type NextProps = { referral: ReferralFile; appointments: readonly Appointment[] }

/** Answer it: yes at once, no with its reason. */
const Answer = ({ referral }: { referral: ReferralFile }) => {
  const t = useMessages()
  const { problem } = useSentences()
  const { advance, isPending, error } = useAdvance(referral.id)
  const accept = () => void advance({ to: 'accepted', reason: null }).catch(() => undefined)
  return (
    <Card title={t('referral.next.answer')} {...(lateness(referral) > 0 ? { tone: 'refusal' as const } : { tone: 'attention' as const })}>
      <p>
        {sayDue(referral, t)}. {t('referral.next.answer.what')}
      </p>
      {error && (
        <Band tone="refusal" role="alert">
          {problem(error)}
        </Band>
      )}
      <div className="cluster no-print">
        <Button tone="primary" icon="check" isPending={isPending} onPress={accept}>
          {t('referral.accept')}
        </Button>
        <ReasonAct id={referral.id} name={referral.person.name} to="rejected" />
      </div>
    </Card>
  )
}

const Book = ({ referral, title }: { referral: ReferralFile; title: string }) => {
  const t = useMessages()
  return (
    <Card title={title} tone="attention">
      <p>{t('referral.next.book.what')}</p>
      <BookingForm referral={referral} />
    </Card>
  )
}

/** A date is booked: who comes is written down, and becomes a line of the ledger. */
const Meet = ({ referral, appointment }: { referral: ReferralFile; appointment: Appointment }) => {
  const t = useMessages()
  const { day, time } = useFormats()
  const { startsAt } = appointment
  return (
    <Card title={t('referral.next.meet', { day: day(dayAt(startsAt), 'week'), time: time(startsAt) })} tone="attention">
      <FirstSession referral={referral} appointment={appointment} />
      <Disclosure title={t('referral.next.rebook')}>
        <BookingForm referral={referral} />
      </Disclosure>
    </Card>
  )
}

/** For whoever was asked. */
const Received = ({ referral, appointments }: NextProps) => {
  const t = useMessages()
  const attended = appointments.find(({ state }) => state === 'attended')
  if (attended) return <Recorded appointment={attended} />
  if (referral.state === 'requested') return <Answer referral={referral} />
  if (!mayFollow(referral).includes('completed')) return <Closed referral={referral} />
  const booked = appointments.findLast(({ state }) => state === 'booked')
  if (booked) return <Meet referral={referral} appointment={booked} />
  return <Book referral={referral} title={t(appointments.length > 0 ? 'referral.next.book.again' : 'referral.next.book')} />
}

const Closed = ({ referral: { state, stateReason } }: { referral: ReferralFile }) => {
  const t = useMessages()
  const say = useStateReason()
  return (
    <Card title={t(`referral.happened.${state}`)} {...(state === 'completed' ? { tone: 'done' as const } : {})}>
      {stateReason && <p dir="auto">{say(stateReason)}</p>}
    </Card>
  )
}

/** For whoever asked: what the other side is at, and the way on where it said no. */
const Sent = ({ referral }: { referral: ReferralFile }) => {
  const t = useMessages()
  const say = useStateReason()
  const { state, stateReason, to, person } = referral
  const lost = state === 'rejected' || state === 'failed'
  return (
    <Card
      title={t(`referral.sent.${state}`)}
      {...(lost ? { tone: 'refusal' as const } : state === 'completed' ? { tone: 'done' as const } : {})}
    >
      {stateReason && <p dir="auto">{say(stateReason)}</p>}
      <p className="quiet">
        <M
          id={`referral.sent.${state}.what`}
          values={{ other: <T text={to.site?.name ?? to.organisation.name} />, due: sayDue(referral, t) }}
        />
      </p>
      {lost && (
        <div>
          <ButtonLink to="/persons/$id" params={{ id: person.id }} search={{ do: 'refer' }} tone="primary" icon="referral">
            {t('referral.sent.elsewhere')}
          </ButtonLink>
        </div>
      )}
    </Card>
  )
}

/** Takes the focus when the step before it was done, so that nobody is left at the top of the page. */
const Focused = ({ step, label, children }: { step: string; label: string; children: ReactNode }) => {
  const place = useRef<HTMLDivElement>(null)
  const before = useRef(step)
  useEffect(() => {
    if (before.current !== step) place.current?.focus()
    before.current = step
  }, [step])
  return (
    <div ref={place} className="next-step" tabIndex={-1} role="group" aria-label={label}>
      {children}
    </div>
  )
}

/** The one thing to do now, by the state and the side one is on. */
export const NextStep = (props: NextProps) => {
  const t = useMessages()
  const { referral, appointments } = props
  const step = [
    referral.state === 'completed' ? 'in-progress' : referral.state,
    ...appointments.map(({ id, state }) => `${id}.${state}`),
  ].join()
  return (
    <Focused step={step} label={t('referral.next')}>
      {referral.direction === 'in' ? <Received {...props} /> : <Sent referral={referral} />}
    </Focused>
  )
}
