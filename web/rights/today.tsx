import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Queue } from '../ui/queue.tsx'
import { waitingQuery } from './queries.ts'
import { useRequestRow } from './rows.tsx'

/** How many stand on the home page; the others are one click away. */
const most = 5

/** The requests of persons that wait for an answer; nothing when none does. */
export const Today = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useRequestRow()
  const { data } = useSuspenseQuery(waitingQuery)
  if (data.items.length === 0) return null
  return (
    <Card title={t('rights.today')} {...(data.next === null ? { count: data.items.length } : {})} action={<Link to="/rights">{t('rights.today.all')}</Link>}>
      <Queue label={t('rights.today')} items={data.items.slice(0, most).map(row)} onOpen={(open) => void navigate({ to: '/rights', search: { open } })} />
    </Card>
  )
}
