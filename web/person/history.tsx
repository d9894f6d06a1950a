import { useQuery, useSuspenseQuery } from '@tanstack/react-query'
import { getRouteApi, useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { frontRoles } from '#organisation/model'
import type { Person } from '#person/model'
import { useMay } from '../app/session.ts'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Select } from '../ui/select.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Timeline } from '../ui/timeline.tsx'
import { HappeningItem } from './happening-item.tsx'
import { happeningsOf } from './happenings.ts'
import { appointmentsQuery, deliveriesQuery, referralsQuery } from './queries.ts'
import { ReverseDialog } from './acts/reverse.tsx'
import { shown, type Shown } from './words.ts'

const route = getRouteApi('/frame/persons/$id')

const Filter = ({ show, change }: { show: Shown | 'all'; change: (show: Shown | 'all') => void }) => {
  const t = useMessages()
  const options = (['all', ...shown] as const).map(key => ({ key, label: t(`person.show.${key}`) }))
  return <div className="no-print"><Select label={t('person.show')} options={options} value={show} onChange={key => { if (key) change(key) }} /></div>
}

/** Everything that happened with this person, as far as one may see it. */
export const History = ({ person }: { person: Person }) => {
  const t = useMessages()
  const navigate = useNavigate({ from: '/persons/$id' })
  const { show = 'all' } = route.useSearch()
  const isFront = useMay(frontRoles)
  const [reversing, setReversing] = useState<string | null>(null)
  const { data: lines } = useSuspenseQuery(deliveriesQuery(person.id))
  const { data: referrals = [] } = useQuery({ ...referralsQuery(person.id), enabled: isFront })
  const { data: appointments = [] } = useQuery({ ...appointmentsQuery(person.id), enabled: isFront })
  const all = happeningsOf({ person, lines, referrals, appointments })
  const happenings = show === 'all' ? all : all.filter(({ kind }) => kind === show)
  const change = (next: Shown | 'all') => void navigate({ search: previous => ({ ...previous, show: next === 'all' ? undefined : next }), replace: true, resetScroll: false })
  const line = lines.find(({ id }) => id === reversing)
  return (
    <Card title={t('person.history')} count={happenings.length} action={<Filter show={show} change={change} />}>
      {happenings.length === 0
        ? <EmptyState icon="clock" title={t('person.history.none')} />
        : <Timeline label={t('person.history')}>{happenings.map(happening => <HappeningItem key={happening.key} happening={happening} person={person} {...(isFront ? { onReverse: setReversing } : {})} />)}</Timeline>}
      {line && <ReverseDialog person={person.id} line={line} close={() => setReversing(null)} />}
    </Card>
  )
}
