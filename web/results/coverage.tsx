import { useSuspenseQueries } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { DayFilter } from '../strategy/parts/day-filter.tsx'
import { Kept, useKept } from '../strategy/parts/kept.tsx'
import { coverageQuery, strategyQuery } from '../strategy/parts/queries.ts'
import { CellPane } from './cell-pane.tsx'
import { Compared } from './compared.tsx'
import { Matrix } from './matrix.tsx'
import { ObjectiveList } from './objective-list.tsx'
import './coverage.css'

const route = getRouteApi('/frame/coverage')

type WhenProps = { on: string | undefined; known: string[]; onChange: (on: string | undefined) => void }

/** The day at which the coverage is looked at; without one, everything that was ever begun. */
const When = ({ on, known, onChange }: WhenProps) => {
  const t = useMessages()
  const { day } = useFormats()
  return (
    <div className="coverage-when no-print" role="group" aria-label={t('results.coverage.when')}>
      <DayFilter label={t('results.coverage.on')} value={on} onChange={onChange} />
      {known
        .filter((one) => one !== on)
        .map((one) => (
          <Button key={one} icon="calendar" onPress={() => onChange(one)}>
            {day(one)}
          </Button>
        ))}
      {on && (
        <Button tone="quiet" onPress={() => onChange(undefined)}>
          {t('results.coverage.any-day')}
        </Button>
      )}
    </div>
  )
}

const CoveragePageContent = () => {
  const t = useMessages()
  const { day } = useFormats()
  const navigate = route.useNavigate()
  const { on: asked, objective, funder } = route.useSearch()
  const { shown: on, isWaiting } = useKept(asked)
  const [{ data: coverage }, { data: strategy }] = useSuspenseQueries({ queries: [coverageQuery(on), strategyQuery] })
  const open = (cell: { objective: string; funder?: string } | null) =>
    void navigate({ search: (before) => ({ on: before.on, ...cell }), resetScroll: false })
  const known = [...new Set(coverage.compared.map((each) => each.on))]
  return (
    <Page
      title={t('results.coverage.title')}
      lead={on ? t('results.coverage.begun-by', { day: day(on) }) : t('results.coverage.ever')}
      help="results.help.coverage"
    >
      <div className="coverage-head">
        <Facts>
          <Fact label={t('results.coverage.supported')}>
            <strong className="coverage-count numeric">{t('strategy.of', { count: coverage.supported, of: coverage.of })}</strong>
          </Fact>
          <Fact label={t('results.coverage.unsupported')}>
            <strong className="coverage-count numeric">
              {t('strategy.of', { count: coverage.of - coverage.supported, of: coverage.of })}
            </strong>
          </Fact>
        </Facts>
        <When on={asked} known={known} onChange={(value) => void navigate({ search: { on: value }, resetScroll: false })} />
      </div>
      <Kept isWaiting={isWaiting}>
        <Matrix coverage={coverage} strategy={strategy} open={open} />
        <ObjectiveList coverage={coverage} strategy={strategy} open={open} />
        {coverage.compared.map((compared) => (
          <Compared key={`${compared.funder.id}-${compared.on}`} compared={compared} coverage={coverage} />
        ))}
      </Kept>
      <CellPane coverage={coverage} objective={objective} funder={funder} close={() => open(null)} />
    </Page>
  )
}

export const CoveragePage = createLazyRoute('/frame/coverage')({ component: CoveragePageContent })
