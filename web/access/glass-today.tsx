import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Queue } from '../ui/queue.tsx'
import { unreviewedQuery } from './queries.ts'
import { useGlassRow } from './rows.tsx'

/** How many stand on the home page; the others are one click away. */
const most = 5

/** Files opened in an emergency that nobody has looked into yet; nothing when there is none. */
export const GlassToday = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useGlassRow()
  const { data } = useSuspenseQuery(unreviewedQuery)
  const waiting = data.items.filter(({ mayReview }) => mayReview)
  if (waiting.length === 0) return null
  return (
    <Card title={t('access.glass.today')} count={waiting.length} tone="attention" action={<Link to="/access/glass">{t('access.today.all')}</Link>}>
      <Queue label={t('access.glass.today')} items={waiting.slice(0, most).map(row)} onOpen={(open) => void navigate({ to: '/access/glass', search: { open } })} />
    </Card>
  )
}
