import { useSuspenseQuery } from '@tanstack/react-query'
import type { Period } from '#language/date'
import type { Explanation } from '#results/model'
import { columnsByPeriod, columnsByPeriodTable } from '#report/charts/columns'
import { tileMap, tileMapTable } from '#report/charts/map'
import { settingFor } from '#report/charts/setting'
import { Drawing, pagePalette } from '../../ui/drawing.tsx'
import { useFormats } from '../../ui/format.ts'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { useText } from '../../ui/text.tsx'
import { threeYearsTo, type Choice } from './period.ts'
import { usePeriodWords } from './period-field.tsx'
import { areasQuery } from './queries.ts'
import './charts.css'

type ChartProps<P extends keyof Explanation> = Pick<Explanation, P | 'indicator'>

const useSetting = (title: string) => {
  const language = useLanguage()
  return (width: number) => settingFor(language, { width, title, palette: pagePalette })
}

/** What was recorded quarter by quarter, three years up to the chosen one. */
export const QuarterChart = ({ quarters, last, indicator }: ChartProps<'quarters'> & { last: Period }) => {
  const t = useMessages()
  const text = useText()
  const { period } = useFormats()
  const title = t('strategy.chart.quarters', { name: text(indicator.name) })
  const setting = useSetting(title)
  const values = new Map(quarters.map((each) => [each.period, each.value]))
  const all = threeYearsTo(last)
  const short = (quarter: Period) => t('strategy.period.short', { quarter: Number(quarter.slice(6)), year: quarter.slice(2, 4) })
  const points = all.map((quarter) => ({ period: short(quarter), value: values.get(quarter) ?? 0 }))
  const named = all.map((quarter) => ({ period: period(quarter), value: values.get(quarter) ?? 0 }))
  return (
    <Drawing
      caption={t('strategy.chart.by-quarter')}
      draw={(width) => columnsByPeriod(points, setting(width))}
      table={columnsByPeriodTable(named, setting(400))}
    />
  )
}

/** The twelve regions with what was recorded in each; lines whose region is not known are said apart. */
export const RegionMap = ({ regions, choice, indicator }: ChartProps<'regions'> & { choice: Choice }) => {
  const t = useMessages()
  const text = useText()
  const words = usePeriodWords()
  const { number } = useFormats()
  const { data: areas } = useSuspenseQuery(areasQuery)
  const setting = useSetting(t('strategy.chart.regions', { name: text(indicator.name), period: words(choice) }))
  const values = new Map(regions.map(({ key, value }) => [key, value]))
  const tiles = areas
    .filter(({ kind, tile }) => kind === 'region' && tile !== null)
    .map(({ code, name }) => ({ code, name: text(name), value: values.get(code) ?? null }))
  const unknown = values.get('unknown')
  return (
    <div className="stack" data-gap="small">
      <Drawing
        caption={t('strategy.chart.by-region', { period: words(choice) })}
        draw={(width) => tileMap(tiles, setting(width))}
        table={tileMapTable(tiles, setting(400))}
        most={560}
      />
      {unknown !== undefined && (
        <p className="quiet small">
          {unknown === 'withheld'
            ? t('strategy.chart.region-unknown-withheld')
            : t('strategy.chart.region-unknown', { value: number(unknown) })}
        </p>
      )}
    </div>
  )
}
