import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import type { Explanation } from '#results/model'
import { ButtonLink, Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Band } from '../ui/band.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { Status } from '../ui/status.tsx'
import { Code, T, useText } from '../ui/text.tsx'
import { SideBySide } from '../strategy/parts/side-by-side.tsx'
import { Statements } from '../strategy/parts/statements.tsx'
import { linesOf, useLineReading } from '../strategy/parts/lines.tsx'
import { LineOfSight } from '../strategy/parts/line-of-sight.tsx'
import { QuarterChart, RegionMap } from '../strategy/parts/charts.tsx'
import { chosen, inAddress, lastQuarterOf, type Choice } from '../strategy/parts/period.ts'
import { Kept, useKept } from '../strategy/parts/kept.tsx'
import { PeriodField } from '../strategy/parts/period-field.tsx'
import { Published } from '../strategy/parts/published.tsx'
import { figureQuery } from '../strategy/parts/queries.ts'
import { Counting } from './counting.tsx'
import { Parts } from './parts.tsx'

const route = getRouteApi('/frame/figures/$indicator')

/** One click from the figure to the lines that it counts, with the same filter and the same days. */
const ToLines = ({ figure: { indicator, recorded }, choice }: { figure: Explanation; choice: Choice }) => {
  const t = useMessages()
  const reading = useLineReading()
  if (!recorded || reading === 'none') return null
  const isCounted = reading === 'all' && recorded.lines !== 'withheld'
  return (
    <div className="cluster">
      <ButtonLink to="/ledger" search={linesOf(indicator.code, choice)} tone="primary" icon="ledger">
        {isCounted ? t('results.lines.open-count', { count: recorded.lines }) : t('results.lines.open')}
      </ButtonLink>
      {reading === 'own' && <span className="quiet small">{t('results.lines.own')}</span>}
    </div>
  )
}

const Trail = ({ objective, choice }: { objective: string | null; choice: Choice }) => {
  const t = useMessages()
  return (
    <Breadcrumb>
      <Link to="/strategy" search={inAddress(choice)}>
        {t('strategy.navigation')}
      </Link>
      {objective && (
        <Link to="/strategy/$objective" params={{ objective }} search={inAddress(choice)}>
          <Code>{objective}</Code>
        </Link>
      )}
    </Breadcrumb>
  )
}

const Charts = ({ figure, choice }: { figure: Explanation; choice: Choice }) => {
  const t = useMessages()
  return (
    <Card title={t('strategy.charts')}>
      <div className="charts">
        <QuarterChart quarters={figure.quarters} last={lastQuarterOf(choice)} indicator={figure.indicator} />
        <RegionMap regions={figure.regions} choice={choice} indicator={figure.indicator} />
      </div>
    </Card>
  )
}

const Declared = ({ figure }: { figure: Explanation }) => {
  const t = useMessages()
  const { declared } = figure
  return (
    <Card title={t('strategy.declared.list')} count={declared.length}>
      {declared.length === 0 && <p>{t('strategy.gap.undeclared.what')}</p>}
      {declared.length > 1 && <p className="small">{t('strategy.declared.several', { count: declared.length })}</p>}
      <Statements items={declared} label={t('strategy.declared.list')} />
    </Card>
  )
}

const Figure = () => {
  const t = useMessages()
  const text = useText()
  const navigate = route.useNavigate()
  const asked = chosen(route.useSearch().period)
  const { shown: choice, isWaiting } = useKept(asked)
  const { data: figure } = useSuspenseQuery(figureQuery(route.useParams().indicator, choice))
  const { indicator } = figure
  const choose = (period: Choice) => void navigate({ search: inAddress(period), resetScroll: false })
  return (
    <Page
      title={text(indicator.name)}
      lead={<T text={indicator.definition} />}
      breadcrumb={<Trail objective={indicator.objective} choice={choice} />}
      status={indicator.sensitive && <Status tone="protection">{t('results.sensitive')}</Status>}
      help="results.help.figure"
    >
      <PeriodField value={asked} onChange={choose} />
      <Kept isWaiting={isWaiting}>
        {figure.recorded && <Published reading={figure.reading} />}
        {figure.synthetic && figure.recorded && (
          <Band tone="information" slim>
            {t('results.synthetic')}
          </Band>
        )}
        <SideBySide figure={figure} choice={choice} />
        <ToLines figure={figure} choice={choice} />
        <Counting figure={figure} />
        {indicator.counts && <Charts figure={figure} choice={choice} />}
        {indicator.counts && <Parts figure={figure} />}
      </Kept>
      {indicator.objective && (
        <Card title={t('strategy.sight')}>
          <LineOfSight objective={indicator.objective} />
        </Card>
      )}
      <Declared figure={figure} />
    </Page>
  )
}

export const FigurePage = createLazyRoute('/frame/figures/$indicator')({ component: Figure })
