import { useSuspenseQueries } from '@tanstack/react-query'
import type { FigureList, Trend } from '#results/model'
import type { Strategy } from '#strategy/model'
import { ButtonLink, Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { quarterAfter, thisQuarter } from './parts/period.ts'
import { figuresQuery, strategyQuery, trendsQuery } from './parts/queries.ts'
import { headlineOf } from './parts/standing.ts'
import './strategy.css'

type Value = Trend['quarters'][number]['value']
const most = 6

const valueIn = (trend: Trend, quarter: string): Value => trend.quarters.find(({ period }) => period === quarter)?.value ?? 0
const weight = (value: Value) => (value === 'withheld' ? 1 : value)

/** The promises whose recorded figure is not that of the quarter before; the greatest change first. */
const movedIn = (strategy: Strategy, figures: FigureList, trends: Trend[], quarter: string) =>
  strategy.programmes
    .flatMap(({ objectives }) => objectives)
    .flatMap((objective) => {
      const headline = headlineOf(figures.items.filter(({ indicator }) => indicator.objective === objective.code))
      const trend = trends.find(({ indicator }) => indicator === headline?.indicator.code)
      if (!trend) return []
      const [now, before] = [valueIn(trend, quarter), valueIn(trend, quarterAfter(quarter, -1))]
      return now === before ? [] : [{ objective, now, before, change: Math.abs(weight(now) - weight(before)) }]
    })
    .toSorted((one, other) => other.change - one.change)

/** On the home page: what moved this quarter. */
export const Moved = () => {
  const t = useMessages()
  const { number, period } = useFormats()
  const quarter = thisQuarter()
  const [{ data: strategy }, { data: figures }, { data: trends }] = useSuspenseQueries({
    queries: [strategyQuery, figuresQuery(quarter), trendsQuery],
  })
  const moved = movedIn(strategy, figures, trends, quarter)
  if (moved.length === 0) return null
  const said = (value: Value) => (value === 'withheld' ? t('strategy.withheld') : number(value))
  return (
    <Card
      title={t('strategy.moved')}
      count={moved.length}
      action={
        <ButtonLink to="/strategy" tone="quiet">
          {t('strategy.moved.all')}
        </ButtonLink>
      }
    >
      <p className="quiet small">{t('strategy.moved.rule', { now: period(quarter), before: period(quarterAfter(quarter, -1)) })}</p>
      <ul className="moved">
        {moved.slice(0, most).map(({ objective, now, before }) => (
          <li key={objective.code}>
            <Link to="/strategy/$objective" params={{ objective: objective.code }}>
              <Code>{objective.code}</Code> <T text={objective.label} />
            </Link>
            <span className="numeric">{t('strategy.moved.change', { now: said(now), before: said(before) })}</span>
          </li>
        ))}
      </ul>
    </Card>
  )
}
