import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { kinds } from '#rights/model'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { More } from '../ui/more.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Queue } from '../ui/queue.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { requestsQuery } from './queries.ts'
import { RequestDialog } from './request.tsx'
import type { RequestFilters } from './routes.tsx'
import { useRequestRow } from './rows.tsx'

const route = getRouteApi('/frame/rights')
const shown = ['open', 'all'] as const

const Filters = ({ filters }: { filters: RequestFilters }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/rights' })
  const set = (part: RequestFilters) => void navigate({ search: (previous) => ({ ...previous, ...part }), replace: true })
  return (
    <div className="cluster no-print">
      <Segments
        label={t('rights.filter')}
        options={shown.map((key) => ({ key, label: t(`rights.filter.${key}`) }))}
        value={filters.all ? 'all' : 'open'}
        onChange={(key) => set({ all: key === 'all' ? true : undefined })}
      />
      <Select
        label={t('rights.what')}
        value={filters.kind ?? 'any'}
        onChange={(kind) => set({ kind: kind === null || kind === 'any' ? undefined : kind })}
        options={[{ key: 'any' as const, label: t('rights.kind.any') }, ...kinds.map((key) => ({ key, label: t(`rights.kind.${key}`) }))]}
      />
    </div>
  )
}

const Rows = ({ filters: { kind, all } }: { filters: RequestFilters }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/rights' })
  const row = useRequestRow()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(requestsQuery({ ...(kind ? { kind } : {}), ...(all ? {} : { open: 'true' }) }))
  const requests = data.pages.flatMap(({ items }) => items)
  return (
    <div className="stack">
      <Queue
        label={t('rights.requests')}
        items={requests.map(row)}
        onOpen={(open) => void navigate({ search: (previous) => ({ ...previous, open }), resetScroll: false })}
        empty={<EmptyState icon="check" title={t('rights.empty')}><p>{t('rights.empty.what')}</p></EmptyState>}
      />
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} {...(requests.length > 0 ? { shown: requests.length } : {})} />
    </div>
  )
}

const Requests = () => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/rights' })
  const { open, ...filters } = route.useSearch()
  const close = () => void navigate({ search: (previous) => ({ ...previous, open: undefined }), replace: true, resetScroll: false })
  return (
    <Page title={t('rights.requests')} lead={t('rights.lead')} help="rights.help.requests">
      <Filters filters={filters} />
      <Part>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Rows filters={filters} />
        </Suspense>
      </Part>
      {open && <RequestDialog id={open} close={close} />}
    </Page>
  )
}

export const RequestsPage = createLazyRoute('/frame/rights')({ component: Requests })
