import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Band } from '../ui/band.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { fileJournalQuery } from './parts/queries.ts'
import { VisitItem } from './visit.tsx'
import { visitsOf } from './visits.ts'
import './journal.css'

const route = getRouteApi('/frame/persons/$id/journal')

const Visits = ({ person }: { person: string }) => {
  const t = useMessages()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(fileJournalQuery(person))
  const visits = visitsOf(data.pages.flatMap(({ items }) => items))
  const isWhole = data.pages[0]?.whole ?? false
  return (
    <>
      {!isWhole && (
        <Band tone="information" slim>
          {t('journal.file.partly')}
        </Band>
      )}
      {visits.length === 0 ? (
        <EmptyState icon="clock" title={t('journal.file.none')} />
      ) : (
        <>
          <Timeline label={t('journal.file')}>
            {visits.map((visit) => (
              <VisitItem key={visit.key} visit={visit} />
            ))}
          </Timeline>
          <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} />
        </>
      )}
    </>
  )
}

const FileJournal = () => {
  const t = useMessages()
  const { id } = route.useParams()
  const back = (
    <Breadcrumb>
      <Link to="/persons/$id" params={{ id }}>
        {t('journal.file.back')}
      </Link>
    </Breadcrumb>
  )
  return (
    <Page title={t('journal.file')} lead={t('journal.file.lead')} help="journal.help.file" breadcrumb={back}>
      <Visits person={id} />
    </Page>
  )
}

export const FileJournalPage = createLazyRoute('/frame/persons/$id/journal')({ component: FileJournal })
