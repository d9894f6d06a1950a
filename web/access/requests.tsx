import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useActing } from '../app/session.ts'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Queue } from '../ui/queue.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { T } from '../ui/text.tsx'
import { requestsQuery } from './queries.ts'
import { RequestDialog } from './request.tsx'
import type { RequestFilters } from './routes.tsx'
import { useRequestRow } from './rows.tsx'

const route = getRouteApi('/frame/access')
const states = ['asked', 'granted', 'refused', 'expired', 'all'] as const

type Shown = { direction: 'in' | 'out'; state: NonNullable<RequestFilters['state']> }

/** What is received begins with what waits for an answer; what was sent, with everything. */
const startOf = { in: 'asked', out: 'all' } as const

const useShown = (): Shown => {
  const { direction = 'in', state } = route.useSearch()
  return { direction, state: state ?? startOf[direction] }
}

const Filters = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/access' })
  const choose = (state: Shown['state'] | null) =>
    void navigate({ search: (previous) => ({ ...previous, state: state === null || state === startOf[shown.direction] ? undefined : state }), replace: true })
  return (
    <div className="cluster no-print">
      <Select label={t('access.filter')} value={shown.state} onChange={choose} options={states.map((key) => ({ key, label: t(`access.filter.${key}`) }))} />
    </div>
  )
}

const Empty = ({ shown: { direction, state } }: { shown: Shown }) => {
  const t = useMessages()
  const waits = direction === 'in' && state === 'asked'
  return (
    <EmptyState {...(waits ? { icon: 'check' } : {})} title={t(waits ? 'access.empty.answered' : 'access.empty')}>
      <p>{t(direction === 'in' ? 'access.empty.in' : 'access.empty.out')}</p>
    </EmptyState>
  )
}

const Rows = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/access' })
  const row = useRequestRow()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(
    requestsQuery({ direction: shown.direction, ...(shown.state === 'all' ? {} : { state: shown.state }) }),
  )
  const requests = data.pages.flatMap(({ items }) => items)
  return (
    <div className="stack">
      <Queue
        label={t(`access.list.${shown.direction}`)}
        items={requests.map(row)}
        onOpen={(open) => void navigate({ search: (previous) => ({ ...previous, open }), resetScroll: false })}
        empty={<Empty shown={shown} />}
      />
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} {...(requests.length > 0 ? { shown: requests.length } : {})} />
    </div>
  )
}

const Side = ({ shown }: { shown: Shown }) => (
  <div className="stack">
    <Filters shown={shown} />
    <Part>
      <Suspense fallback={<Skeleton rows={6} />}>
        <Rows shown={shown} />
      </Suspense>
    </Part>
  </div>
)

const Requests = () => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/access' })
  const { open } = route.useSearch()
  const shown = useShown()
  const turn = (direction: 'in' | 'out') => void navigate({ search: direction === 'in' ? {} : { direction }, replace: true })
  return (
    <Page title={t('access.requests')} help="access.help.requests" lead={<T text={useActing().organisation.name} />}>
      <Tabs
        label={t('access.direction')}
        value={shown.direction}
        onChange={turn}
        items={(['in', 'out'] as const).map((key) => ({ key, label: t(`access.${key}`), content: <Side shown={shown} /> }))}
      />
      {open && <RequestDialog id={open} close={() => void navigate({ search: (previous) => ({ ...previous, open: undefined }), replace: true, resetScroll: false })} />}
    </Page>
  )
}

export const RequestsPage = createLazyRoute('/frame/access')({ component: Requests })
