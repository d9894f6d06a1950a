import { useSuspenseQueries } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import type { Figure } from '#results/model'
import type { Programme } from '#strategy/model'
import { ApiProblem } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Code, T, useText } from '../ui/text.tsx'
import { Disagreements } from './parts/disagreements.tsx'
import { IndicatorCard } from './indicator-card.tsx'
import { ObjectiveCharts } from './objective-charts.tsx'
import { ObjectiveFacts } from './objective-facts.tsx'
import { ObjectiveProjects } from './objective-projects.tsx'
import { ActionList } from './parts/actions.tsx'
import { Kept, useKept } from './parts/kept.tsx'
import { inAddress, chosen, type Choice } from './parts/period.ts'
import { PeriodField } from './parts/period-field.tsx'
import { Published } from './parts/published.tsx'
import { figuresQuery, strategyQuery } from './parts/queries.ts'
import { headlineOf } from './parts/standing.ts'
import './objective.css'

const route = getRouteApi('/frame/strategy/$objective')

const useObjective = (code: string, choice: Choice) => {
  const [{ data: strategy }, { data: figures }] = useSuspenseQueries({ queries: [strategyQuery, figuresQuery(choice)] })
  const programme = strategy.programmes.find(({ objectives }) => objectives.some((each) => each.code === code))
  const objective = programme?.objectives.find((each) => each.code === code)
  if (!programme || !objective) throw new ApiProblem('not-found', 404)
  return {
    objective,
    programme,
    strategic: strategy.objectives.find((each) => each.code === programme.objective) ?? null,
    actions: programme.actions.filter(({ objectives }) => objectives.includes(code)),
    reading: figures.reading,
    figures: figures.items.filter(({ indicator }) => indicator.objective === code),
  }
}

type Known = ReturnType<typeof useObjective>

/** Everything on the page that a contradiction of the sources may point at. */
const rowsOf = ({ objective, actions, figures }: Known): string[] => [
  objective.code,
  ...actions.map(({ code }) => code),
  ...figures.flatMap(({ indicator, declared }) => [indicator.code, ...declared.map(({ id }) => id)]),
]

const Trail = ({ programme, choice }: { programme: Programme; choice: Choice }) => {
  const t = useMessages()
  return (
    <Breadcrumb>
      <Link to="/strategy" search={inAddress(choice)}>
        {t('strategy.navigation')}
      </Link>
      <span>
        {t('strategy.programme.number', { number: programme.number })} <T text={programme.name} />
      </span>
    </Breadcrumb>
  )
}

/** Whether anything at all is known of it: a count, even of nothing, or a statement. */
const isKnown = ({ recorded, declared }: Figure) => recorded !== null || declared.length > 0

const headlineFirst = (figures: Figure[]): Figure[] => {
  const headline = headlineOf(figures)
  return figures.filter(isKnown).toSorted((one, other) => Number(other === headline) - Number(one === headline))
}

const Bare = ({ figures }: { figures: Figure[] }) => {
  const t = useMessages()
  if (figures.length === 0) return null
  return (
    <Card level={3} title={t('strategy.indicators.bare')} count={figures.length}>
      <p className="quiet small">{t('strategy.indicators.bare.what')}</p>
      <ul className="bare-indicators">
        {figures.map(({ indicator }) => (
          <li key={indicator.code}>
            <Link to="/figures/$indicator" params={{ indicator: indicator.code }}>
              <T text={indicator.name} />
            </Link>{' '}
            <span className="quiet small">
              <T text={indicator.definition} />
            </span>
          </li>
        ))}
      </ul>
    </Card>
  )
}

const FiguresOf = ({ figures, asked, choice }: { figures: Figure[]; asked: Choice; choice: Choice }) => {
  const t = useMessages()
  const navigate = route.useNavigate()
  const choose = (period: Choice) => void navigate({ search: inAddress(period), resetScroll: false })
  return (
    <section className="stack" aria-labelledby="figures">
      <div className="cluster" data-spread="">
        <h2 id="figures">{t('strategy.figures')}</h2>
        {figures.length > 0 && <PeriodField value={asked} onChange={choose} />}
      </div>
      {figures.length === 0 && (
        <EmptyState icon="figure" title={t('strategy.figures.none')}>
          <p>{t('strategy.figures.none.what')}</p>
        </EmptyState>
      )}
      {headlineFirst(figures).map((figure) => (
        <IndicatorCard key={figure.indicator.code} figure={figure} choice={choice} />
      ))}
      <Bare figures={figures.filter((figure) => !isKnown(figure))} />
    </section>
  )
}

const Objective = () => {
  const t = useMessages()
  const text = useText()
  const asked = chosen(route.useSearch().period)
  const { shown: choice, isWaiting } = useKept(asked)
  const known = useObjective(route.useParams().objective, choice)
  const { objective, programme, strategic, actions, figures, reading } = known
  const headline = headlineOf(figures)
  const heading = (
    <>
      <Code>{objective.code}</Code> <T text={objective.label} />
    </>
  )
  return (
    <Page
      title={`${objective.code} · ${text(objective.label)}`}
      heading={heading}
      breadcrumb={<Trail programme={programme} choice={choice} />}
      help="strategy.help.objective"
    >
      <ObjectiveFacts objective={objective} programme={programme} strategic={strategic} />
      <Kept isWaiting={isWaiting}>
        {figures.some(({ recorded }) => recorded !== null) && <Published reading={reading} />}
        <FiguresOf figures={figures} asked={asked} choice={choice} />
        {headline && <ObjectiveCharts headline={headline} choice={choice} />}
      </Kept>
      <ObjectiveProjects objective={objective.code} />
      <Card title={t('strategy.actions')} count={actions.length}>
        {actions.length === 0 && <p>{t('strategy.actions.none-linked')}</p>}
        <ActionList actions={actions} />
      </Card>
      <Disagreements rows={rowsOf(known)} />
    </Page>
  )
}

export const ObjectivePage = createLazyRoute('/frame/strategy/$objective')({ component: Objective })
