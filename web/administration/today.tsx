import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Since } from '../ui/text.tsx'
import { QueueName } from './job.tsx'
import { jobsQuery } from './queries.ts'

/** Jobs that gave up and wait for somebody; and where there are none, that all is well. */
export const Today = () => {
  const t = useMessages()
  const { data: failed } = useSuspenseQuery(jobsQuery('failed'))
  return (
    <Card
      title={t('administration.today')}
      count={failed.length}
      tone={failed.length > 0 ? 'refusal' : 'done'}
      action={<Link to="/administration/jobs">{t('administration.today.all')}</Link>}
    >
      {failed.length === 0 && <p className="quiet">{t('administration.none.failed.what')}</p>}
      {failed.length > 0 && (
        <ul>
          {failed.slice(0, 5).map(({ id, queue, endedAt, createdAt }) => (
            <li key={id}>
              <QueueName queue={queue} />{' '}
              <span className="quiet small">
                <Since moment={endedAt ?? createdAt} />
              </span>
            </li>
          ))}
        </ul>
      )}
    </Card>
  )
}
