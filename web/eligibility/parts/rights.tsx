import { keepPreviousData, useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { outcomes, type Decision, type FactName } from '#eligibility/model'
import { ProblemState } from '../../app/problem.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Disclosure } from '../../ui/disclosure.tsx'
import { Icon } from '../../ui/icon.tsx'
import { M, useMessages } from '../../ui/messages.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { Count } from '../../ui/status.tsx'
import { DayText } from '../../ui/text.tsx'
import { DecisionLine } from './decision.tsx'
import { outcomeSigns } from './outcome.ts'
import { decisionsQuery } from './queries.ts'
import './rights.css'

type RightsProps = {
  person: string
  /** The day judged; `null` is today. */
  on: string | null
  onJudge: (day: string | null) => void
  /** The way to the place where a missing fact is written down. */
  missing: (fact: FactName) => ReactNode
  /** Where the service of an open decision is given. */
  places: (decision: Decision) => ReactNode
}

const OtherDay = ({ on, onJudge }: Pick<RightsProps, 'on' | 'onJudge'>) => {
  const t = useMessages()
  return (
    <div className="no-print">
      <Disclosure title={t('eligibility.other-day')} level={3} startsOpen={on !== null}>
        <DayField label={t('eligibility.on')} help={t('eligibility.on.help')} value={on} onChange={onJudge} />
      </Disclosure>
    </div>
  )
}

/** What is open stands in the open; what may be or is not is one line that opens, and is printed whole. */
const Group = ({ outcome, decisions, ...gives }: { outcome: Decision['outcome']; decisions: readonly Decision[] } & Pick<RightsProps, 'missing' | 'places'>) => {
  const t = useMessages()
  const title = t(`eligibility.outcome.${outcome}`)
  const head = <><Icon name={outcomeSigns[outcome]} />{title} <Count value={decisions.length} /></>
  const lines = <ul className="rights-lines">{decisions.map(decision => <DecisionLine key={decision.service} decision={decision} {...gives} />)}</ul>
  const isOpen = outcome === 'yes' || outcome === 'by-practice'
  return (
    <section className="rights-group" data-outcome={outcome} aria-label={title}>
      {isOpen ? <><h3>{head}</h3>{lines}</> : <Disclosure title={<span className="rights-folded">{head}</span>}>{lines}</Disclosure>}
    </section>
  )
}

const Groups = ({ decisions, ...gives }: { decisions: readonly Decision[] } & Pick<RightsProps, 'missing' | 'places'>) =>
  outcomes
    .map(outcome => ({ outcome, of: decisions.filter(decision => decision.outcome === outcome) }))
    .filter(({ of }) => of.length > 0)
    .map(({ outcome, of }) => <Group key={outcome} outcome={outcome} decisions={of} {...gives} />)

const nowhere = () => null

/** What a person may have on a day, in sentences that can be read aloud, each with its reasons. */
export const Rights = ({ person, on, onJudge, missing, places }: RightsProps) => {
  const t = useMessages()
  const { data, error, refetch, isPlaceholderData } = useQuery({ ...decisionsQuery(person, on), placeholderData: keepPreviousData })
  return (
    <Card title={t('eligibility.rights')}>
      <OtherDay on={on} onJudge={onJudge} />
      {on !== null && (
        <Band tone="attention" role="status" action={<Button tone="quiet" onPress={() => onJudge(null)}>{t('eligibility.today')}</Button>}>
          <M id="eligibility.judged-on" values={{ day: <DayText day={on} /> }} />
        </Band>
      )}
      {error ? <ProblemState error={error} retry={() => void refetch()} /> : !data ? <Skeleton rows={8} /> : (
        <div className="rights" aria-busy={isPlaceholderData}><Groups decisions={data} missing={missing} places={on === null ? places : nowhere} /></div>
      )}
    </Card>
  )
}
