import { useMutation, useQueryClient, useSuspenseQuery } from '@tanstack/react-query'
import type { TermChange } from '#rights/model'
import { post } from '../app/api.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { notify } from '../ui/notify.ts'
import { T } from '../ui/text.tsx'
import { changesQuery, TermChanges } from './queries.ts'
import './rights.css'

const useStep = (change: TermChange, step: 'confirmation' | 'withdrawal') => {
  const t = useMessages()
  const client = useQueryClient()
  return useMutation({
    mutationFn: () => post(`/v1/term-changes/${change.id}/${step}`, TermChanges, { body: {}, key: `${change.id} ${step}` }),
    onSuccess: () => {
      notify(t(step === 'confirmation' ? 'rights.changes.confirmed' : 'rights.changes.withdrawn'))
      return client.invalidateQueries({ queryKey: ['rights'] })
    },
  })
}

const OneChange = ({ change }: { change: TermChange }) => {
  const t = useMessages()
  const { day } = useFormats()
  const confirmation = useStep(change, 'confirmation')
  const withdrawal = useStep(change, 'withdrawal')
  const { effectiveOn, mine, persons, proposedBy } = change
  return (
    <li className="rights-term">
      <span>
        <strong><T text={change.name} /></strong> · {t('rights.term.after', { months: change.months })} · {t('rights.changes.persons', { persons })}
        <span className="small quiet"> <bdi>{change.source}</bdi> · {effectiveOn ? t('rights.changes.on', { day: day(effectiveOn) }) : t('rights.changes.by', { name: proposedBy })}</span>
      </span>
      <span className="cluster">
        {!mine && effectiveOn === null && <Button onPress={() => confirmation.mutate()} isPending={confirmation.isPending}>{t('rights.changes.confirm')}</Button>}
        <Button tone="quiet" onPress={() => withdrawal.mutate()} isPending={withdrawal.isPending}>{t('rights.changes.withdraw')}</Button>
      </span>
    </li>
  )
}

/** Terms that wait for a second hand, or for their day, each with how many persons it would anonymise. */
export const Changes = () => {
  const t = useMessages()
  const { data } = useSuspenseQuery(changesQuery)
  return (
    <Card title={t('rights.changes')}>
      {data.length === 0 ? <p className="quiet">{t('rights.changes.none')}. {t('rights.changes.none.what')}</p> : <ul className="rights-terms">{data.map((change) => <OneChange key={change.id} change={change} />)}</ul>}
    </Card>
  )
}
