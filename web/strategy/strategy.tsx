import { useSuspenseQueries } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState } from 'react'
import type { Strategy as Promised } from '#strategy/model'
import { Page } from '../app/page.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { DeclaredPane } from './declared-pane.tsx'
import { Kept, useKept } from './parts/kept.tsx'
import { inAddress, chosen, lastQuarterOf, type Choice } from './parts/period.ts'
import { PeriodField } from './parts/period-field.tsx'
import { Published } from './parts/published.tsx'
import { coverageQuery, figuresQuery, strategyQuery, trendsQuery } from './parts/queries.ts'
import { StandingTable } from './standing-table.tsx'
import { standings, summaryOf, type Standing, type StrategicStanding } from './parts/standing.ts'
import './strategy.css'

const route = getRouteApi('/frame/strategy')

/** What the ministry says that it holds, and how much of it could be read. */
const Edition = ({ strategy }: { strategy: Promised }) => {
  const t = useMessages()
  const { day } = useFormats()
  const { edition, programmes } = strategy
  const known = programmes.reduce((sum, { actions }) => sum + actions.length, 0)
  return (
    <>
      <T text={edition.name} />
      {edition.adoptedOn && <> · {t('strategy.adopted', { day: day(edition.adoptedOn) })}</>}
      {' · '}
      {t('strategy.stated', { actions: Number(edition.stated['actions']), known })}
    </>
  )
}

const Summary = ({ all }: { all: StrategicStanding[] }) => {
  const t = useMessages()
  const { of, recorded, declared, supported, uncounted } = summaryOf(all)
  const lines = { recorded, declared, supported, uncounted }
  return (
    <Facts>
      {Object.entries(lines).map(([key, count]) => (
        <Fact key={key} label={t(`strategy.summary.${key}`)}>
          <strong className="summary-count numeric">{t('strategy.of', { count, of })}</strong>
        </Fact>
      ))}
    </Facts>
  )
}

const Strategy = () => {
  const t = useMessages()
  const { number } = useFormats()
  const navigate = route.useNavigate()
  const choice = chosen(route.useSearch().period)
  const { shown, isWaiting } = useKept(choice)
  const [open, setOpen] = useState<Standing | null>(null)
  const [{ data: strategy }, { data: figures }, { data: coverage }, { data: trends }] = useSuspenseQueries({
    queries: [strategyQuery, figuresQuery(shown), coverageQuery(), trendsQuery],
  })
  const all = standings(strategy, { figures, coverage, trends })
  const choose = (period: Choice) => void navigate({ search: inAddress(period), resetScroll: false })
  return (
    <Page title={t('strategy.title')} lead={<Edition strategy={strategy} />} help="strategy.help.strategy">
      <div className="cluster" data-spread="">
        <PeriodField value={choice} onChange={choose} />
        <p className="quiet small">
          <M id="strategy.position" values={{ position: <bdi className="code">{number(figures.position)}</bdi> }} />
        </p>
      </div>
      <Published reading={figures.reading} />
      <Kept isWaiting={isWaiting}>
        <Summary all={all} />
        <StandingTable all={all} choice={shown} last={lastQuarterOf(shown)} gaps={strategy.gaps} show={setOpen} />
      </Kept>
      <DeclaredPane standing={open} choice={shown} close={() => setOpen(null)} />
    </Page>
  )
}

export const StrategyPage = createLazyRoute('/frame/strategy')({ component: Strategy })
