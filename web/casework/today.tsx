import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '../app/link.tsx'
import { useActing } from '../app/session.ts'
import { dayAt, today } from '../app/today.ts'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Refusals, useClosing } from './closing.tsx'
import { bookedQuery } from './queries.ts'
import { Row } from './row.tsx'

/** How many stand on the home page; the others are one click away. */
const most = 8

/** The appointments of today, and before them those of past days of which nobody has said what became of them. */
export const Today = () => {
  const t = useMessages()
  const { site } = useActing()
  const { waiting } = useClosing()
  const { data } = useSuspenseQuery(bookedQuery({ to: today(), ...(site ? { site: site.id } : {}) }))
  const rows = data.items.filter(({ id }) => !waiting.has(id))
  const past = rows.filter(({ startsAt }) => dayAt(startsAt) < today()).length
  if (rows.length === 0) return <Refusals />
  return (
    <Card
      title={t('casework.today')}
      {...(data.next === null ? { count: rows.length } : {})}
      {...(past > 0 ? { tone: 'attention' as const } : {})}
      action={<Link to="/appointments">{t('casework.today.all')}</Link>}
    >
      {past > 0 && <p className="quiet small">{t('casework.today.past', { count: past })}</p>}
      <Refusals />
      <ul className="appointments" aria-label={t('casework.today')}>
        {rows.slice(0, most).map((appointment) => (
          <Row key={appointment.id} appointment={appointment} withDay />
        ))}
      </ul>
    </Card>
  )
}
