import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import { fileReaders } from '#journal/model'
import { Link } from '../../app/link.tsx'
import { Part } from '../../app/part.tsx'
import { useMay } from '../../app/session.ts'
import { Card } from '../../ui/card.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { EmptyState, Skeleton } from '../../ui/states.tsx'
import { Timeline } from '../../ui/timeline.tsx'
import { VisitItem } from '../visit.tsx'
import { visitsOf } from '../visits.ts'
import { fileJournalQuery } from './queries.ts'
import '../journal.css'

/** How many visits stand in the panel; the others are one click away. */
const most = 4

const Latest = ({ person }: { person: string }) => {
  const t = useMessages()
  const { data } = useSuspenseInfiniteQuery(fileJournalQuery(person))
  const visits = visitsOf(data.pages.flatMap(({ items }) => items))
  if (visits.length === 0) return <EmptyState icon="clock" title={t('journal.file.none')} />
  return (
    <Timeline label={t('journal.file')}>
      {visits.slice(0, most).map((visit) => (
        <VisitItem key={visit.key} visit={visit} />
      ))}
    </Timeline>
  )
}

/** "Who saw this file?": the latest visits, for those who answer for it; nothing at all for the others. */
export const FileJournal = ({ person }: { person: string }) => {
  const t = useMessages()
  const may = useMay(fileReaders)
  if (!may) return null
  return (
    <Card
      title={t('journal.file')}
      action={
        <Link to="/persons/$id/journal" params={{ id: person }}>
          {t('journal.file.all')}
        </Link>
      }
    >
      <Part>
        <Suspense fallback={<Skeleton rows={most} />}>
          <Latest person={person} />
        </Suspense>
      </Part>
    </Card>
  )
}
