import type { Period } from '#language/date'
import type { Trend } from '#results/model'
import { settingFor } from '#report/charts/setting'
import { sparkline } from '#report/charts/sparkline'
import { pagePalette, Sketch } from '../../ui/drawing.tsx'
import { useFormats } from '../../ui/format.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { threeYearsTo } from './period.ts'

type Point = Trend['quarters'][number]

/** Three years of quarters up to one; where the ledger has no line, what was recorded is nothing. */
export const lastQuarters = (trend: Trend, last: Period): Point[] => {
  const values = new Map(trend.quarters.map(({ period, value }) => [period, value]))
  return threeYearsTo(last).map((period) => ({ period, value: values.get(period) ?? 0 }))
}

/** A small line of what was recorded, quarter by quarter, up to the chosen period. */
export const TrendLine = ({ trend, last }: { trend: Trend; last: Period }) => {
  const t = useMessages()
  const language = useLanguage()
  const { period, number } = useFormats()
  const points = lastQuarters(trend, last)
  if (points.every(({ value }) => value === 0)) return <span className="quiet">{t('strategy.trend.none')}</span>
  const said = (value: Point['value'] | undefined) => (value === 'withheld' ? t('strategy.withheld') : number(value ?? 0))
  const [first] = points
  const title = t('strategy.trend.title', {
    first: first ? period(first.period) : '',
    before: said(first?.value),
    last: period(last),
    now: said(points.at(-1)?.value),
  })
  return <Sketch picture={sparkline(points, settingFor(language, { width: 104, title, size: 14, palette: pagePalette }))} />
}
