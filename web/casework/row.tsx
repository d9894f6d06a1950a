import { useRef, useState } from 'react'
import type { Appointment, AppointmentState, Attendance } from '#casework/model'
import { goOnFrom } from '../app/go-on.ts'
import { Link } from '../app/link.tsx'
import { dayAt, daysBetween, today } from '../app/today.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { useFormats } from '../ui/format.ts'
import { Menu, MenuItem } from '../ui/menu.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'
import { Code, Name, T } from '../ui/text.tsx'
import { AttendanceDialog } from './attendance.tsx'
import { useClosing } from './closing.tsx'
import './row.css'

const tones: Record<AppointmentState, StatusTone> = { booked: 'plain', attended: 'done', missed: 'attention', cancelled: 'quiet' }

type RowProps = { appointment: Appointment }
type ActsProps = RowProps & { goOn: () => void }

/** What else can be said of an appointment: that it was otherwise than planned, or will not take place. */
const Others = ({ appointment, goOn, mayCome }: ActsProps & { mayCome: boolean }) => {
  const t = useMessages()
  const { attend, end } = useClosing()
  const [isOpen, setOpen] = useState(false)
  const act = (key: string) => {
    if (key === 'otherwise') return setOpen(true)
    goOn()
    end(appointment, 'cancelled')
  }
  const note = (attendance: Attendance) => {
    goOn()
    attend(appointment, attendance)
  }
  return (
    <>
      <Menu
        label={t('casework.more', { name: appointment.person.name })}
        trigger={<IconButton icon="more" label={t('casework.more', { name: appointment.person.name })} />}
        onAction={act}
      >
        {mayCome && <MenuItem id="otherwise" icon="edit" label={t('casework.otherwise')} />}
        <MenuItem id="cancel" icon="remove" label={t('casework.cancel')} />
      </Menu>
      <AttendanceDialog appointment={appointment} isOpen={isOpen} onOpenChange={setOpen} onNoted={note} />
    </>
  )
}

/** For an appointment whose day has come: came or not, at once. */
const Acts = ({ appointment, goOn }: ActsProps) => {
  const t = useMessages()
  const { attend, end } = useClosing()
  const { name } = appointment.person
  const hasCome = dayAt(appointment.startsAt) <= today()
  const close = (came: boolean) => {
    goOn()
    if (came) attend(appointment)
    else end(appointment, 'missed')
  }
  return (
    <div className="appointment-acts no-print">
      {hasCome && (
        <>
          <Button icon="check" aria-label={t('casework.came.of', { name })} onPress={() => close(true)}>
            {t('casework.came')}
          </Button>
          <Button aria-label={t('casework.missed.of', { name })} onPress={() => close(false)}>
            {t('casework.missed')}
          </Button>
        </>
      )}
      <Others appointment={appointment} goOn={goOn} mayCome={hasCome} />
    </div>
  )
}

/** How long it has been waiting to be closed, for an appointment of a day that has passed. */
const Overdue = ({ appointment: { startsAt } }: RowProps) => {
  const t = useMessages()
  const days = daysBetween(dayAt(startsAt), today())
  if (days <= 0) return null
  return (
    <Status tone="attention" icon="clock">
      {t('casework.overdue', { days })}
    </Status>
  )
}

const Words = ({ appointment: { person, offer, site, channel, note, origin }, withSite }: RowProps & { withSite: boolean }) => {
  const t = useMessages()
  return (
    <div className="appointment-words">
      <div className="appointment-name">
        <Link to="/persons/$id" params={{ id: person.id }}>
          <Name>{person.name}</Name>
        </Link>{' '}
        <span className="quiet small">
          <Code>{person.code}</Code>
        </span>
      </div>
      <div className="quiet small">
        <T text={offer.name} />
        {withSite && site && (
          <>
            {' · '}
            <T text={site.name} />
          </>
        )}
        {channel === 'remote' && ` · ${t('casework.channel.remote')}`}
        {origin?.word === 'referral' && (
          <>
            {' · '}
            <Link to="/referrals/$id" params={{ id: origin.id }}>
              {t('casework.origin')}
            </Link>
          </>
        )}
      </div>
      {note && (
        <p className="small" dir="auto">
          {note}
        </p>
      )}
    </div>
  )
}

/** One appointment: when, who, for what; what became of it, or what can be said of it now. */
export const Row = ({ appointment, withSite = false, withDay = false }: RowProps & { withSite?: boolean; withDay?: boolean }) => {
  const t = useMessages()
  const { time, day } = useFormats()
  const { waiting } = useClosing()
  const row = useRef<HTMLLIElement>(null)
  const { id, startsAt, minutes, state } = appointment
  return (
    <li ref={row} className="appointment">
      <div className="appointment-time">
        <time dateTime={startsAt}>{time(startsAt)}</time>
        <span className="quiet small">
          {withDay && dayAt(startsAt) !== today() ? day(dayAt(startsAt), 'short') : t('casework.minutes', { minutes })}
        </span>
      </div>
      <Words appointment={appointment} withSite={withSite} />
      <div className="appointment-side">
        {state === 'booked' && <Overdue appointment={appointment} />}
        {waiting.has(id) ? (
          <Status tone="quiet">{t('casework.noting')}</Status>
        ) : state === 'booked' ? (
          <Acts appointment={appointment} goOn={() => goOnFrom(row.current)} />
        ) : (
          <Status tone={tones[state]}>{t(`casework.state.${state}`)}</Status>
        )}
      </div>
    </li>
  )
}
