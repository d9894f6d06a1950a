import { useNavigate } from '@tanstack/react-router'
import { appointmentStates, type AppointmentState } from '#casework/model'
import { useActing } from '../app/session.ts'
import { daysAfter, today } from '../app/today.ts'
import { Button, IconButton } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Segments } from '../ui/segments.tsx'
import { Select } from '../ui/select.tsx'
import type { AppointmentFilters } from './routes.tsx'

export type Shown = {
  view: 'day' | 'week'
  on: string
  from: string
  to: string
  state: AppointmentState | undefined
  site: string | undefined
}

const useChange = () => {
  const navigate = useNavigate({ from: '/appointments' })
  return (filters: AppointmentFilters) => void navigate({ search: (previous) => ({ ...previous, ...filters }), replace: true })
}

/** The day or the week, and the ones before and after. */
const Calendar = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const change = useChange()
  const step = shown.view === 'week' ? 7 : 1
  const go = (on: string) => change({ on: on === today() ? undefined : on })
  return (
    <>
      <Segments
        label={t('casework.view')}
        value={shown.view}
        onChange={(view) => change({ view: view === 'week' ? view : undefined })}
        options={[
          { key: 'day', label: t('casework.view.day') },
          { key: 'week', label: t('casework.view.week') },
        ]}
      />
      <div className="cluster appointments-steps">
        <IconButton icon="start" label={t(`casework.${shown.view}.before`)} onPress={() => go(daysAfter(shown.on, -step))} />
        <Button onPress={() => go(today())} isDisabled={shown.on === today()}>
          {t('casework.to-today')}
        </Button>
        <IconButton icon="end" label={t(`casework.${shown.view}.after`)} onPress={() => go(daysAfter(shown.on, step))} />
      </div>
      <DayField label={t('casework.on')} value={shown.on} onChange={(on) => on && go(on)} />
    </>
  )
}

export const Filters = ({ shown }: { shown: Shown }) => {
  const t = useMessages()
  const change = useChange()
  const { site } = useActing()
  const states = [
    { key: 'all' as const, label: t('casework.state.all') },
    ...appointmentStates.map((key) => ({ key, label: t(`casework.state.${key}`) })),
  ]
  return (
    <div className="cluster appointments-filters no-print">
      <Calendar shown={shown} />
      <Select
        label={t('casework.state')}
        value={shown.state ?? 'all'}
        onChange={(key) => change({ state: key === null || key === 'all' ? undefined : key })}
        options={states}
      />
      {site && (
        <Segments
          label={t('casework.site')}
          value={shown.site === undefined ? 'all' : 'mine'}
          onChange={(key) => change({ site: key === 'all' ? 'all' : undefined })}
          options={[
            { key: 'mine', label: t('casework.site.mine') },
            { key: 'all', label: t('casework.site.all') },
          ]}
        />
      )}
    </div>
  )
}
