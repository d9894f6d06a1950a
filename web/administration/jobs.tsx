import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import { Suspense } from 'react'
import type { jobViews } from '#app/model'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useMessages } from '../ui/messages.tsx'
import { EmptyState, Skeleton } from '../ui/states.tsx'
import { Tabs } from '../ui/tabs.tsx'
import { JobRow } from './job.tsx'
import { jobsQuery, type View } from './queries.ts'
import './jobs.css'

const route = getRouteApi('/frame/administration/jobs')

/** How many the server gives at most. */
const most = 200

const Rows = ({ view }: { view: View }) => {
  const t = useMessages()
  const { data: jobs } = useSuspenseQuery(jobsQuery(view))
  if (jobs.length === 0) {
    return (
      <EmptyState icon={view === 'failed' ? 'yes' : 'jobs'} title={t(`administration.none.${view}`)}>
        <p>{t(`administration.none.${view}.what`)}</p>
      </EmptyState>
    )
  }
  return (
    <>
      <p className="quiet small">
        {jobs.length === most ? t('administration.latest', { count: most }) : t('administration.count', { count: jobs.length })}
      </p>
      <ul className="jobs" aria-label={t(`administration.view.${view}`)}>
        {jobs.map((job) => (
          <JobRow key={job.id} job={job} />
        ))}
      </ul>
    </>
  )
}

const Content = ({ view }: { view: View }) => (
  <Part>
    <Suspense fallback={<Skeleton rows={5} />}>
      <div className="stack" data-gap="small">
        <Rows view={view} />
      </div>
    </Suspense>
  </Part>
)

const Jobs = () => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/administration/jobs' })
  const { state = 'failed' } = route.useSearch()
  return (
    <Page title={t('administration.jobs')} help="administration.help.jobs" lead={t('administration.lead')}>
      <Tabs
        label={t('administration.jobs')}
        value={state}
        onChange={(key) => void navigate({ search: { state: key === 'failed' ? undefined : key }, replace: true })}
        items={(['failed', 'waiting', 'completed'] satisfies (typeof jobViews)[number][]).map((key) => ({
          key,
          label: t(`administration.view.${key}`),
          content: <Content view={key} />,
        }))}
      />
    </Page>
  )
}

export const JobsPage = createLazyRoute('/frame/administration/jobs')({ component: Jobs })
