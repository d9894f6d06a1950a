import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense, useDeferredValue } from 'react'
import type { Referral } from '#referral/model'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useActing } from '../app/session.ts'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Queue } from '../ui/queue.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { T } from '../ui/text.tsx'
import { Refusals, useAnswerActions } from './answering.tsx'
import { queueQuery, type Listing } from './queries.ts'
import type { QueueFilters } from './routes.tsx'
import { useRow } from './row.tsx'
import './queue.css'

const route = getRouteApi('/frame/referrals')

type Shown = { direction: 'in' | 'out'; state: NonNullable<QueueFilters['state']>; site: string | undefined }

/** What is received begins with what waits for an answer; what was sent, with all that is not closed. */
const startOf = { in: 'requested', out: 'open' } as const

const useShown = (): Shown => {
  const { direction = 'in', state, site } = route.useSearch()
  const own = useActing().site?.id
  return { direction, state: state ?? startOf[direction], site: site === 'all' ? undefined : own }
}

const listingOf = ({ direction, state, site }: Shown): Listing => ({
  direction,
  ...(site === undefined ? {} : { site }),
  ...(state === 'open' ? { open: 'true' } : state === 'closed' ? { open: 'false', sort: 'latest' } : { state }),
})

const Filters = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/referrals' })
  const { site } = useActing()
  const change = (filters: QueueFilters) => void navigate({ search: (previous) => ({ ...previous, ...filters }), replace: true })
  const states = ['requested', 'accepted', 'in-progress', 'on-hold', 'open', 'closed'] as const
  const choose = (state: Shown['state'] | null) =>
    change({ state: state === null || state === startOf[shown.direction] ? undefined : state })
  return (
    <div className="cluster referral-filters no-print">
      <Select
        label={t('referral.filter.state')}
        value={shown.state}
        onChange={choose}
        options={states.map((key) => ({ key, label: t(`referral.filter.${shown.direction}.${key}`) }))}
      />
      {site && (
        <Segments
          label={t('referral.filter.site')}
          value={shown.site === undefined ? 'all' : 'mine'}
          onChange={(key) => change({ site: key === 'all' ? 'all' : undefined })}
          options={[
            { key: 'mine', label: t('referral.filter.mine') },
            { key: 'all', label: t('referral.filter.organisation') },
          ]}
        />
      )}
    </div>
  )
}

const Empty = ({ shown: { direction, state } }: { shown: Shown }) => {
  const t = useMessages()
  const waits = direction === 'in' && state === 'requested'
  return (
    <EmptyState {...(waits ? { icon: 'check' } : {})} title={t(waits ? 'referral.empty.answered' : 'referral.empty')}>
      <p>{t(direction === 'in' ? 'referral.empty.in' : 'referral.empty.out')}</p>
    </EmptyState>
  )
}

const Rows = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useRow()
  const { waiting, actions, dialog } = useAnswerActions()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(queueQuery(listingOf(shown)))
  const rows: Referral[] = data.pages.flatMap(({ items }) => items).filter(({ id }) => !waiting.has(id))
  const mayAnswer = shown.direction === 'in' && shown.state === 'requested'
  return (
    <div className="stack">
      <Queue
        label={t(`referral.list.${shown.direction}`)}
        items={rows.map(row)}
        onOpen={(id) => void navigate({ to: '/referrals/$id', params: { id } })}
        actions={mayAnswer ? actions : []}
        empty={<Empty shown={shown} />}
      />
      <More
        hasMore={hasNextPage}
        isLoading={isFetchingNextPage}
        onMore={() => void fetchNextPage()}
        {...(rows.length > 0 ? { shown: rows.length } : {})}
      />
      {dialog}
    </div>
  )
}

const Side = ({ shown }: { shown: Shown }) => {
  const current = useDeferredValue(shown)
  return (
    <div className="stack">
      <Filters shown={shown} />
      <Refusals />
      <Part>
        <Suspense fallback={<Skeleton rows={8} />}>
          <Rows key={current.direction} shown={current} />
        </Suspense>
      </Part>
    </div>
  )
}

const QueueOfReferrals = () => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/referrals' })
  const shown = useShown()
  const acting = useActing()
  const turn = (direction: 'in' | 'out') =>
    void navigate({ search: ({ site }) => ({ site, direction: direction === 'in' ? undefined : direction }), replace: true })
  return (
    <Page
      title={t('referral.queue')}
      help="referral.help.queue"
      lead={<T text={shown.site === undefined ? acting.organisation.name : (acting.site ?? acting.organisation).name} />}
    >
      <Tabs
        label={t('referral.direction')}
        value={shown.direction}
        onChange={turn}
        items={(['in', 'out'] as const).map((key) => ({ key, label: t(`referral.${key}`), content: <Side shown={shown} /> }))}
      />
    </Page>
  )
}

export const QueuePage = createLazyRoute('/frame/referrals')({ component: QueueOfReferrals })
