import type { Person } from '#person/model'
import { useActing } from '../../app/session.ts'
import { Band } from '../../ui/band.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'

/** Above a file that one sees for a time only: until when, and what one may do with it. Nothing above any other. */
export const Opened = ({ person: { involvement } }: { person: Person }) => {
  const t = useMessages()
  const { time, moment } = useFormats()
  const mine = useActing().organisation.id
  const opened = involvement.find(({ organisation, until }) => organisation === mine && until !== null)
  if (!opened?.until) return null
  return opened.reason === 'glass' ? (
    <Band tone="attention" icon="clock">{t('access.opened.glass', { time: time(opened.until) })}</Band>
  ) : (
    <Band tone="information" icon="clock">{t('access.opened.until', { moment: moment(opened.until) })}</Band>
  )
}
