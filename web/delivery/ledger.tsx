import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { frontRoles, type Role } from '#organisation/model'
import { Page } from '../app/page.tsx'
import { useActing } from '../app/session.ts'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Kept, useKept } from '../strategy/parts/kept.tsx'
import { Filters } from './filters.tsx'
import { LinePane } from './line-pane.tsx'
import { LineTable } from './line-table.tsx'
import { linesQuery } from './queries.ts'
import { isFiltered, type LedgerSearch } from './search.ts'

const route = getRouteApi('/frame/ledger')

const Lines = ({ search, clear }: { search: LedgerSearch; clear: () => void }) => {
  const t = useMessages()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(linesQuery(search))
  const lines = data.pages.flatMap(({ items }) => items)
  const isNarrow = isFiltered(search)
  if (lines.length === 0)
    return (
      <EmptyState
        icon="ledger"
        title={t(isNarrow ? 'delivery.none-here' : 'delivery.none')}
        {...(isNarrow ? { actions: <Button onPress={clear}>{t('delivery.filter.clear')}</Button> } : {})}
      >
        <p>{t(isNarrow ? 'delivery.none-here.what' : 'delivery.none.what')}</p>
      </EmptyState>
    )
  return (
    <>
      <LineTable lines={lines} search={search} />
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} shown={lines.length} />
    </>
  )
}

const Ledger = () => {
  const t = useMessages()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const { shown, isWaiting } = useKept(search)
  const { role } = useActing()
  const apply = (filter: LedgerSearch) => void navigate({ search: filter, resetScroll: false })
  return (
    <Page title={t('delivery.title')} lead={t('delivery.lead')} help="delivery.help.ledger">
      {(frontRoles as readonly Role[]).includes(role) && (
        <Band tone="information" slim>
          {t('delivery.own')}
        </Band>
      )}
      <Filters search={search} apply={apply} />
      <Kept isWaiting={isWaiting}>
        <Lines search={shown} clear={() => apply({})} />
      </Kept>
      <LinePane id={search.line} search={search} close={() => apply({ ...search, line: undefined })} />
    </Page>
  )
}

export const LedgerPage = createLazyRoute('/frame/ledger')({ component: Ledger })
