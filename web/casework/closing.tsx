import type { Appointment, Attendance } from '#casework/model'
import { useDelayed } from '../app/delayed.ts'
import { useSentences } from '../app/problem.tsx'
import { dayAt } from '../app/today.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'

const touches = [['appointments'], ['referrals'], ['persons'], ['ledger'], ['figures']]

/** Closes appointments: came, did not come, will not take place. The server takes none of it back, so each waits some seconds. */
export const useClosing = () => {
  const t = useMessages()
  const { waiting, delay } = useDelayed('casework')
  const send = ({ id, person }: Appointment, what: 'attended' | 'missed' | 'cancelled', body: unknown) =>
    delay({
      requests: [{ id, path: `/v1/appointments/${id}/${what === 'attended' ? 'attendance' : 'ending'}`, body }],
      words: t(`casework.done.${what}`, { name: person.name }),
      touches,
    })
  return {
    waiting,
    attend: (appointment: Appointment, attendance?: Attendance) =>
      send(appointment, 'attended', attendance ?? { on: dayAt(appointment.startsAt), channel: appointment.channel }),
    end: (appointment: Appointment, to: 'missed' | 'cancelled') => send(appointment, to, { to }),
  }
}

/** What the server did not accept after all, and why; the appointment stands in its list as before. */
export const Refusals = () => {
  const t = useMessages()
  const { problem } = useSentences()
  const { refused, forget } = useDelayed('casework')
  const [first] = refused
  if (!first) return null
  const close = (
    <Button tone="quiet" onPress={forget}>
      {t('ui.close')}
    </Button>
  )
  return (
    <Band tone="refusal" role="alert" action={close}>
      {t('casework.refused', { count: refused.length, sentence: problem(first.error) })}
    </Band>
  )
}
