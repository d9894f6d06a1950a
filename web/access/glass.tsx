import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { Queue } from '../ui/queue.tsx'
import { Segments } from '../ui/segments.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { glassQuery } from './queries.ts'
import { ReviewDialog } from './review.tsx'
import { useGlassRow } from './rows.tsx'

const route = getRouteApi('/frame/access/glass')

const Rows = ({ all }: { all: boolean }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/access/glass' })
  const row = useGlassRow()
  const { open } = route.useSearch()
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(glassQuery(all))
  const broken = data.pages.flatMap(({ items }) => items)
  const chosen = broken.find(({ id }) => id === open)
  const show = (id: string | undefined) => void navigate({ search: (previous) => ({ ...previous, open: id }), resetScroll: false })
  return (
    <div className="stack">
      <Queue
        label={t('access.glass')}
        items={broken.map(row)}
        onOpen={show}
        empty={<EmptyState icon="check" title={t(all ? 'access.glass.none' : 'access.glass.empty')}><p>{t('access.glass.what')}</p></EmptyState>}
      />
      <More hasMore={hasNextPage} isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} {...(broken.length > 0 ? { shown: broken.length } : {})} />
      {chosen && <ReviewDialog glass={chosen} close={() => show(undefined)} />}
    </div>
  )
}

const BrokenGlass = () => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/access/glass' })
  const { all = false } = route.useSearch()
  return (
    <Page title={t('access.glass')} lead={t('access.glass.lead')} help="access.help.glass">
      <Segments
        label={t('access.filter')}
        value={all ? 'all' : 'open'}
        onChange={(key) => void navigate({ search: key === 'all' ? { all: true } : {}, replace: true })}
        options={[{ key: 'open', label: t('access.glass.to-review') }, { key: 'all', label: t('access.glass.all') }]}
      />
      <Part>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Rows all={all} />
        </Suspense>
      </Part>
    </Page>
  )
}

export const GlassPage = createLazyRoute('/frame/access/glass')({ component: BrokenGlass })
