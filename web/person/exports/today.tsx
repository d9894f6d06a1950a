import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import type { PersonExport } from '#person/exports/model'
import { Link } from '../../app/link.tsx'
import { Card } from '../../ui/card.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { Queue, type QueueItem } from '../../ui/queue.tsx'
import { Status } from '../../ui/status.tsx'
import { Since } from '../../ui/text.tsx'
import { exportsQuery } from './queries.ts'
import { isToDecide } from './waiting.ts'

/** How many stand on the home page; the others are one click away. */
const most = 5

const useRow = (): ((asked: PersonExport) => QueueItem) => {
  const t = useMessages()
  return ({ id, counted, askedBy, askedAt, reason }) => ({
    key: id,
    name: t('person.export.row', { count: counted, name: askedBy }),
    title: t('person.export.count', { count: counted }),
    note: <><bdi>{reason}</bdi> · <M id="person.export.by" values={{ name: <bdi>{askedBy}</bdi> }} /> · <Since moment={askedAt} /></>,
    side: <Status tone="attention">{t('person.export.state.waiting')}</Status>,
  })
}

/** The exports of others that wait for one's agreement; nothing when none does. */
export const Today = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useRow()
  const { data } = useSuspenseQuery(exportsQuery)
  const waiting = data.items.filter(isToDecide(data.agrees))
  if (waiting.length === 0) return null
  return (
    <Card title={t('person.exports.today')} count={waiting.length} action={<Link to="/exports">{t('person.exports.today.all')}</Link>}>
      <Queue label={t('person.exports.today')} items={waiting.slice(0, most).map(row)} onOpen={() => void navigate({ to: '/exports' })} />
    </Card>
  )
}
