import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Kept, useKept } from '../strategy/parts/kept.tsx'
import { Chain } from './chain.tsx'
import { Filters } from './filters.tsx'
import { LinePane } from './line-pane.tsx'
import { Lines } from './lines.tsx'
import { journalQuery } from './queries.ts'
import { isFiltered, type JournalSearch } from './search.ts'
import './journal.css'

const route = getRouteApi('/frame/journal')

const None = ({ search, clear }: { search: JournalSearch; clear: () => void }) => {
  const t = useMessages()
  const isNarrow = isFiltered(search)
  return (
    <EmptyState
      icon="lock"
      title={t(isNarrow ? 'journal.none-here' : 'journal.none')}
      {...(isNarrow ? { actions: <Button onPress={clear}>{t('journal.filter.clear')}</Button> } : {})}
    >
      <p>{t(isNarrow ? 'journal.none-here.what' : 'journal.none.what')}</p>
    </EmptyState>
  )
}

const Journal = () => {
  const t = useMessages()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const { shown, isWaiting } = useKept(search)
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(journalQuery(shown))
  const lines = data.pages.flatMap(({ items }) => items)
  const apply = (next: JournalSearch) => void navigate({ search: next, resetScroll: false })
  return (
    <Page title={t('journal.title')} lead={t('journal.lead')} help="journal.help.journal">
      <Chain seal={data.pages[0]?.seal ?? null} />
      <Filters search={search} apply={apply} lines={lines} />
      <Kept isWaiting={isWaiting}>
        {lines.length === 0 ? (
          <None search={shown} clear={() => apply({})} />
        ) : (
          <>
            <Lines lines={lines} search={shown} />
            <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} shown={lines.length} />
          </>
        )}
      </Kept>
      <LinePane position={search.line} lines={lines} close={() => apply({ ...search, line: undefined })} />
    </Page>
  )
}

export const JournalPage = createLazyRoute('/frame/journal')({ component: Journal })
