import type { Request } from '#rights/model'
import { daysBetween, today } from '../app/today.ts'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import type { QueueItem } from '../ui/queue.tsx'
import { Status, type StatusTone } from '../ui/status.tsx'
import { Code, Name, T } from '../ui/text.tsx'

const tones: Record<Request['state'], StatusTone> = { 'received': 'plain', 'in-hand': 'information', 'granted': 'done', 'refused': 'refusal', 'withdrawn': 'quiet' }
const isOpen = (state: Request['state']): boolean => state === 'received' || state === 'in-hand'

/** Of what is open, how long it may still wait; of the rest, how it ended. */
export const RequestSign = ({ request: { state, dueOn } }: { request: Pick<Request, 'state' | 'dueOn'> }) => {
  const t = useMessages()
  if (!isOpen(state)) return <Status tone={tones[state]}>{t(`rights.state.${state}`)}</Status>
  const days = daysBetween(today(), dueOn)
  if (days < 0) return <Status tone="refusal" icon="clock">{t('rights.late', { days: -days })}</Status>
  return <Status tone={days <= 3 ? 'attention' : tones[state]} icon="clock">{t('rights.due', { days })}</Status>
}

/** What is asked, in a few words. */
export const useSayAsked = (): ((request: Pick<Request, 'kind' | 'purpose' | 'field'>) => string) => {
  const t = useMessages()
  return ({ kind, purpose, field }) => {
    if (purpose) return t(`rights.oppose.${purpose}`)
    return field ? t('rights.rectify', { field: t(`rights.field.${field}`) }) : t(`rights.kind.${kind}`)
  }
}

/** A request as a row of a queue; on the file of its person, without whose it is. */
export const useRequestRow = ({ ofPerson = false }: { ofPerson?: boolean } = {}): ((request: Request) => QueueItem) => {
  const t = useMessages()
  const say = useSayAsked()
  const { day } = useFormats()
  return (request) => ({
    key: request.id,
    name: t('rights.row', { who: request.person.code, what: say(request) }),
    title: ofPerson ? say(request) : (
      <>
        <Name>{request.person.name}</Name> <span className="quiet small"><Code>{request.person.code}</Code></span> · {say(request)}
      </>
    ),
    note: ofPerson ? (
      t('rights.row.short', { day: day(request.askedOn) })
    ) : (
      <M id="rights.row.note" values={{ organisation: <T text={request.organisation.name} />, day: day(request.askedOn) }} />
    ),
    side: <RequestSign request={request} />,
  })
}
