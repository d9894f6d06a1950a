import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useNavigate } from '@tanstack/react-router'
import type { Event } from '#outreach/model'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Count } from '../ui/status.tsx'
import { Switch } from '../ui/switch.tsx'
import { disagrees, yearOf } from './dates.ts'
import { EventOf } from './event.tsx'
import { eventsQuery } from './queries.ts'
import type { EventFilters } from './routes.tsx'
import './events.css'

const route = getRouteApi('/frame/events')

const useChange = () => {
  const navigate = useNavigate({ from: '/events' })
  return (filters: EventFilters) => void navigate({ search: (previous) => ({ ...previous, ...filters }), replace: true })
}

/** The years in which events began, the earliest first. */
const yearsOf = (events: readonly Event[]): number[] =>
  [...new Set(events.map(yearOf))].filter((year) => year !== null).toSorted((one, other) => one - other)

const Filters = ({ events }: { events: readonly Event[] }) => {
  const t = useMessages()
  const change = useChange()
  const { year, only } = route.useSearch()
  return (
    <div className="cluster event-filters no-print">
      <Select
        label={t('outreach.year')}
        value={year === undefined ? 'all' : String(year)}
        onChange={(key) => change({ year: key === null || key === 'all' ? undefined : Number(key) })}
        options={[
          { key: 'all', label: t('outreach.year.all') },
          ...yearsOf(events).map((each) => ({ key: String(each), label: String(each) })),
        ]}
      />
      <Switch
        label={t('outreach.only')}
        value={only !== undefined}
        onChange={(isOn) => change({ only: isOn ? 'disagreeing' : undefined })}
      />
    </div>
  )
}

const Year = ({ year, events }: { year: number; events: readonly Event[] }) => (
  <section className="event-year">
    <h2>
      {year} <Count value={events.length} />
    </h2>
    <ol className="events">
      {events.map((event) => (
        <EventOf key={event.id} event={event} />
      ))}
    </ol>
  </section>
)

const Nothing = () => {
  const t = useMessages()
  const change = useChange()
  const clear = (
    <Button tone="primary" onPress={() => change({ year: undefined, only: undefined })}>
      {t('outreach.none.clear')}
    </Button>
  )
  return (
    <EmptyState icon="calendar" title={t('outreach.none')} actions={clear}>
      <p>{t('outreach.none.what')}</p>
    </EmptyState>
  )
}

const Events = () => {
  const t = useMessages()
  const { year, only } = route.useSearch()
  const { data: events } = useSuspenseQuery(eventsQuery)
  const shown = events.filter((event) => (year === undefined || yearOf(event) === year) && (only === undefined || disagrees(event)))
  return (
    <Page title={t('outreach.events')} help="outreach.help.events" lead={t('outreach.lead')}>
      <Filters events={events} />
      {shown.length === 0 && <Nothing />}
      {yearsOf(shown).map((each) => (
        <Year key={each} year={each} events={shown.filter((event) => yearOf(event) === each)} />
      ))}
    </Page>
  )
}

export const EventsPage = createLazyRoute('/frame/events')({ component: Events })
