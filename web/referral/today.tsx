import { useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Link } from '../app/link.tsx'
import { useActing } from '../app/session.ts'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Queue } from '../ui/queue.tsx'
import { Refusals, useAnswerActions } from './answering.tsx'
import { firstQuery } from './queries.ts'
import { useRow } from './row.tsx'
import { lateness } from './signs.tsx'
import './today.css'

/** How many stand on the home page; the others are one click away. */
const most = 8

/** What waits for our answer, late answers first; an answered one leaves at once. */
export const Today = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useRow()
  const { site } = useActing()
  const { waiting, actions, dialog } = useAnswerActions()
  const { data } = useSuspenseQuery(firstQuery({ direction: 'in', state: 'requested', ...(site ? { site: site.id } : {}) }))
  const rows = data.items.filter(({ id }) => !waiting.has(id))
  const late = rows.filter((referral) => lateness(referral) > 0).length
  return (
    <Card
      title={data.next === null ? t('referral.today') : t('referral.today.many', { count: data.items.length })}
      {...(data.next === null ? { count: rows.length } : {})}
      {...(late > 0 ? { tone: 'refusal' as const } : {})}
      action={<Link to="/referrals">{t('referral.today.all')}</Link>}
    >
      {late > 0 && <p className="quiet small">{t('referral.today.late', { count: late })}</p>}
      <Refusals />
      {rows.length === 0 ? (
        <p className="quiet">{t('referral.today.none')}</p>
      ) : (
        <div className="referral-today">
          <Queue
            label={t('referral.today')}
            items={rows.slice(0, most).map(row)}
            actions={actions}
            onOpen={(id) => void navigate({ to: '/referrals/$id', params: { id } })}
          />
        </div>
      )}
      {dialog}
    </Card>
  )
}
