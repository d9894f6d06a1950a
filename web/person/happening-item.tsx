import type { Appointment } from '#casework/model'
import type { PersonLine } from '#delivery/model'
import type { Person } from '#person/model'
import type { Referral } from '#referral/model'
import { Link } from '../app/link.tsx'
import { useStateReason } from '../referral/parts/state-reason.tsx'
import { Button } from '../ui/button.tsx'
import { M, useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { DayText, T, useText } from '../ui/text.tsx'
import { useFormats } from '../ui/format.ts'
import { TimelineItem } from '../ui/timeline.tsx'
import type { GivenConsent } from './consents.ts'
import type { Happening } from './happenings.ts'
import { useOrganisations } from './organisations.ts'
import { appointmentTones, referralTones } from './states.ts'
import { dayOfMoment } from './today.ts'
import { useTongues } from './tongues.ts'

const Registered = ({ person }: { person: Person }) => {
  const t = useMessages()
  return <TimelineItem icon="person-new" title={t('person.happened.registered')} when={<DayText day={dayOfMoment(person.registeredAt)} />} by={<T text={person.registeredBy.name} />} />
}

const StatusNoted = ({ status }: { status: Person['statuses'][number] }) => {
  const t = useMessages()
  const { nameOf } = useOrganisations()
  return (
    <TimelineItem icon="document" title={t('person.happened.status', { status: t(`person.status.${status.kind}`) })} when={<DayText day={status.knownOn} />} by={<bdi>{nameOf(status.recordedBy)}</bdi>}>
      <span className="small quiet">{t(`person.proof.${status.proof}`)}</span>
    </TimelineItem>
  )
}

/** What an answer was about: a purpose, and with whom where it is about sharing. */
export const usePurpose = (): ((consent: Pick<GivenConsent, 'purpose' | 'organisation'>) => string) => {
  const t = useMessages()
  const { nameOf } = useOrganisations()
  return ({ purpose, organisation }) => {
    if (purpose !== 'sharing') return t(`person.purpose.${purpose}`)
    return organisation === null ? t('person.purpose.sharing.partners') : t('person.purpose.sharing.named', { organisation: nameOf(organisation) })
  }
}

const Answered = ({ consent }: { consent: GivenConsent }) => {
  const t = useMessages()
  const purposeOf = usePurpose()
  const { nameOf } = useOrganisations()
  const { nameOf: tongueOf } = useTongues()
  const title = t(consent.given ? 'person.happened.given' : 'person.happened.refused', { purpose: purposeOf(consent) })
  return (
    <TimelineItem icon={consent.given ? 'check' : 'minus'} title={title} when={<DayText day={consent.on} />} by={<bdi>{nameOf(consent.recordedBy)}</bdi>}>
      <span className="small quiet">{t('person.asked', { manner: t(`person.manner.${consent.manner}`), language: tongueOf(consent.language) })}</span>
    </TimelineItem>
  )
}

const Withdrawn = ({ consent, at }: { consent: GivenConsent; at: string }) => {
  const t = useMessages()
  const purposeOf = usePurpose()
  return <TimelineItem icon="close" tone="attention" title={t('person.happened.withdrawn', { purpose: purposeOf(consent) })} when={<DayText day={dayOfMoment(at)} />} />
}

const Served = ({ line, reversedAt, onReverse }: { line: PersonLine; reversedAt: string | null; onReverse?: (line: string) => void }) => {
  const t = useMessages()
  const text = useText()
  const title = <span {...(line.reversed ? { className: 'undone' } : {})}><T text={line.service.name} />{line.quantity > 1 && <> {t('person.times', { quantity: line.quantity })}</>}</span>
  return (
    <TimelineItem
      icon={line.reversed ? 'undo' : 'check'} {...(line.reversed ? {} : { tone: 'done' as const })} title={title} when={<DayText day={line.on} />}
      by={<><T text={line.site?.name ?? line.organisation.name} />{line.channel === 'remote' && <> · {t('person.channel.remote')}</>}</>}
    >
      {line.reversed && <span className="cluster"><Status tone="quiet">{t('person.reversed')}</Status>{reversedAt && <span className="small quiet"><DayText day={dayOfMoment(reversedAt)} /></span>}</span>}
      {onReverse && line.mine && !line.reversed && (
        <span className="no-print"><Button tone="quiet" icon="undo" aria-label={t('person.reverse.of', { service: text(line.service.name) })} onPress={() => onReverse(line.id)}>{t('person.reverse')}</Button></span>
      )}
    </TimelineItem>
  )
}

const Referred = ({ referral }: { referral: Referral }) => {
  const t = useMessages()
  const say = useStateReason()
  const site = <T text={referral.to.site?.name ?? referral.to.organisation.name} />
  return (
    <TimelineItem
      icon="referral" tone={referralTones[referral.state] === 'done' ? 'done' : 'attention'} when={<DayText day={dayOfMoment(referral.sentAt)} />}
      title={<Link quiet to="/referrals/$id" params={{ id: referral.id }}><M id="person.happened.referral" values={{ site }} /></Link>}
      by={<><T text={referral.to.offer.name} /> · <M id="person.from" values={{ organisation: <T text={referral.from.organisation.name} /> }} /></>}
    >
      <span className="cluster"><Status tone={referralTones[referral.state]}>{t(`referral.state.${referral.state}`)}</Status><span className="small"><bdi>{say(referral.stateReason ?? referral.reason)}</bdi></span></span>
    </TimelineItem>
  )
}

const Met = ({ appointment }: { appointment: Appointment }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <TimelineItem
      icon="calendar" title={<M id="person.happened.appointment" values={{ service: <T text={appointment.offer.name} /> }} />}
      when={<time dateTime={appointment.startsAt}>{moment(appointment.startsAt)}</time>} by={appointment.site && <T text={appointment.site.name} />}
    >
      <span><Status tone={appointmentTones[appointment.state]}>{t(`person.appointment.${appointment.state}`)}</Status></span>
    </TimelineItem>
  )
}

/** One thing that happened, on the timeline. */
export const HappeningItem = ({ happening, person, onReverse }: { happening: Happening; person: Person; onReverse?: (line: string) => void }) => {
  switch (happening.what) {
    case 'registered': return <Registered person={person} />
    case 'status': return <StatusNoted status={happening.status} />
    case 'consent': return <Answered consent={happening.consent} />
    case 'withdrawal': return <Withdrawn consent={happening.consent} at={happening.at} />
    case 'service': return <Served line={happening.line} reversedAt={happening.reversedAt} {...(onReverse ? { onReverse } : {})} />
    case 'referral': return <Referred referral={happening.referral} />
    case 'appointment': return <Met appointment={happening.appointment} />
  }
}
