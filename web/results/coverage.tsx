import { useSuspenseQueries } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { Page } from '../app/page.tsx'
import { Button } from '../ui/button.tsx'
import { DayField } from '../ui/day-field.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { coverageQuery, strategyQuery } from '../strategy/parts/queries.ts'
import { CellPane } from './cell-pane.tsx'
import { Compared } from './compared.tsx'
import { Matrix } from './matrix.tsx'
import { ObjectiveList } from './objective-list.tsx'
import './coverage.css'

const route = getRouteApi('/frame/coverage')

const today = () => Temporal.Now.plainDateISO('Africa/Casablanca').toString()

type WhenProps = { on: string | undefined; known: string[]; onChange: (on: string | undefined) => void }

/** The day at which the coverage is looked at; without one, everything that was ever begun. */
const When = ({ on, known, onChange }: WhenProps) => {
  const t = useMessages()
  const { day } = useFormats()
  return (
    <div className="coverage-when no-print" role="group" aria-label={t('results.coverage.when')}>
      <DayField
        label={t('results.coverage.on')}
        value={on ?? null}
        onChange={(value) => onChange(value ?? undefined)}
        max={today()}
        optional
      />
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
  const { on, objective, funder } = route.useSearch()
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
      <div className="cluster" data-spread="">
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
        <When on={on} known={known} onChange={(value) => void navigate({ search: { on: value }, resetScroll: false })} />
      </div>
      <Matrix coverage={coverage} strategy={strategy} open={open} />
      <ObjectiveList coverage={coverage} strategy={strategy} open={open} />
      {coverage.compared.map((compared) => (
        <Compared key={`${compared.funder.id}-${compared.on}`} compared={compared} coverage={coverage} />
      ))}
      <CellPane coverage={coverage} objective={objective} funder={funder} close={() => open(null)} />
    </Page>
  )
}

export const CoveragePage = createLazyRoute('/frame/coverage')({ component: CoveragePageContent })
