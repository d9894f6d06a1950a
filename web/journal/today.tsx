import { useSuspenseQuery } from '@tanstack/react-query'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Since } from '../ui/text.tsx'
import { Timeline, TimelineItem } from '../ui/timeline.tsx'
import { More, Post, Who } from './happening.tsx'
import { refusalsQuery } from './queries.ts'
import './journal.css'

const yesterday = () => Temporal.Now.plainDateISO('Africa/Casablanca').subtract({ days: 1 }).toString()

/** Who knocked at a door that is not theirs, since yesterday. */
export const Today = () => {
  const t = useMessages()
  const from = yesterday()
  const { data } = useSuspenseQuery(refusalsQuery(from))
  const { items, next } = data
  return (
    <Card
      title={next === null ? t('journal.today') : t('journal.today.many', { count: items.length })}
      {...(next === null ? { count: items.length } : {})}
      {...(items.length > 0 ? { tone: 'attention' as const } : { tone: 'done' as const })}
      action={
        <Link to="/journal" search={{ verb: 'access.refused', from }}>
          {t('journal.today.all')}
        </Link>
      }
    >
      {items.length === 0 ? (
        <p className="quiet">{t('journal.today.none')}</p>
      ) : (
        <Timeline label={t('journal.today')}>
          {items.map((line) => (
            <TimelineItem
              key={line.position}
              icon="lock"
              tone="attention"
              title={<Who line={line} />}
              when={<Since moment={line.at} />}
              by={<Post line={line} />}
            >
              <More details={line.details} />
            </TimelineItem>
          ))}
        </Timeline>
      )}
    </Card>
  )
}
