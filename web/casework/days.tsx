import { useSuspenseInfiniteQuery } from '@tanstack/react-query'
import type { Appointment } from '#casework/model'
import { dayAt, daysAfter, today } from '../app/today.ts'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { More } from '../ui/more.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Count } from '../ui/status.tsx'
import type { Shown } from './filters.tsx'
import { appointmentsQuery } from './queries.ts'
import { Row } from './row.tsx'

const DayOf = ({ day, rows, withSite }: { day: string; rows: readonly Appointment[]; withSite: boolean }) => {
  const t = useMessages()
  const formats = useFormats()
  return (
    <section className="appointments-day" aria-label={formats.day(day, 'week')}>
      <h2 {...(day === today() ? { 'data-today': '' } : {})}>
        {formats.day(day, 'week')} <Count value={rows.length} />
      </h2>
      {rows.length === 0 ? (
        <p className="quiet small">{t('casework.none.day')}</p>
      ) : (
        <ul className="appointments">
          {rows.map((appointment) => (
            <Row key={appointment.id} appointment={appointment} withSite={withSite} />
          ))}
        </ul>
      )}
    </section>
  )
}

const Nothing = ({ view }: { view: Shown['view'] }) => {
  const t = useMessages()
  return (
    <EmptyState icon="calendar" title={t(`casework.none.${view}`)}>
      <p>{t('casework.none.what')}</p>
    </EmptyState>
  )
}

/** The appointments, day by day; of a week the empty days too, as they are where there is room. */
export const Days = ({ shown }: { shown: Shown }) => {
  const { view, from, to, state, site } = shown
  const listing = { from, to, ...(state === undefined ? {} : { state }), ...(site === undefined ? {} : { site }) }
  const { data, hasNextPage, isFetchingNextPage, fetchNextPage } = useSuspenseInfiniteQuery(appointmentsQuery(listing))
  const rows = data.pages.flatMap(({ items }) => items)
  if (rows.length === 0) return <Nothing view={view} />
  const rowsOf = (day: string) => rows.filter(({ startsAt }) => dayAt(startsAt) === day)
  const days = view === 'day' ? [from] : Array.from({ length: 7 }, (_, at) => daysAfter(from, at))
  return (
    <div className="stack">
      {days.map((day) => (
        <DayOf key={day} day={day} rows={rowsOf(day)} withSite={site === undefined} />
      ))}
      {hasNextPage && <More hasMore isLoading={isFetchingNextPage} onMore={() => void fetchNextPage()} shown={rows.length} />}
    </div>
  )
}
