import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { Suspense, useDeferredValue } from 'react'
import { Page } from '../app/page.tsx'
import { Part } from '../app/part.tsx'
import { useActing } from '../app/session.ts'
import { daysAfter, mondayOf, today } from '../app/today.ts'
import { Button } from '../ui/button.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { T } from '../ui/text.tsx'
import { Refusals } from './closing.tsx'
import { Days } from './days.tsx'
import { Filters, type Shown } from './filters.tsx'
import './appointments.css'

const route = getRouteApi('/frame/appointments')

const useShown = (): Shown => {
  const { view = 'day', on = today(), state, site } = route.useSearch()
  const own = useActing().site?.id
  const from = view === 'week' ? mondayOf(on) : on
  return { view, on, from, to: view === 'week' ? daysAfter(from, 6) : on, state, site: site === 'all' ? undefined : own }
}

const Lead = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const { day } = useFormats()
  const acting = useActing()
  const when = shown.view === 'day' ? day(shown.on, 'week') : t('casework.week', { from: day(shown.from), to: day(shown.to) })
  const place = shown.site === undefined ? acting.organisation.name : (acting.site ?? acting.organisation).name
  return (
    <>
      {when} · <T text={place} />
    </>
  )
}

const Appointments = () => {
  const t = useMessages()
  const shown = useShown()
  const current = useDeferredValue(shown)
  return (
    <Page
      title={t('casework.appointments')}
      help="casework.help.appointments"
      lead={<Lead shown={shown} />}
      actions={
        <Button icon="print" onPress={() => globalThis.print()}>
          {t('casework.print')}
        </Button>
      }
    >
      <p className="print-note">{t('casework.print.note')}</p>
      <Filters shown={shown} />
      <Refusals />
      <Part>
        <Suspense fallback={<Skeleton rows={6} />}>
          <Days shown={current} />
        </Suspense>
      </Part>
    </Page>
  )
}

export const AppointmentsPage = createLazyRoute('/frame/appointments')({ component: Appointments })
