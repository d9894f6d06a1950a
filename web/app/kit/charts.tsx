import { bars, barsTable, type BarGroup } from '#report/charts/bars'
import { columnsByPeriod, columnsByPeriodTable } from '#report/charts/columns'
import { settingFor } from '#report/charts/setting'
import { Drawing, pagePalette } from '../../ui/drawing.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useWords } from './sample.tsx'

export const Charts = () => {
  const w = useWords()
  const language = useLanguage()
  const title = w('Accès à l’emploi', 'الولوج إلى الشغل', 'Access to employment')
  const setting = (width: number) => settingFor(language, { width, title, palette: pagePalette })
  const groups: BarGroup[] = [
    {
      label: title,
      statements: [
        { kind: 'recorded', value: 41 },
        { kind: 'declared', value: 150, operator: '≥' },
        { kind: 'verified', value: 38 },
        { kind: 'target', value: 200 },
      ],
    },
  ]
  const points = [
    { period: '2015', value: 12 },
    { period: '2016', value: 31 },
    { period: '2017', value: 'withheld' as const },
    { period: '2018', value: 41 },
  ]
  return (
    <div className="kit-states">
      <Drawing caption={title} draw={(width) => bars(groups, setting(width))} table={barsTable(groups, setting(400))} />
      <Drawing
        caption={title}
        draw={(width) => columnsByPeriod(points, setting(width))}
        table={columnsByPeriodTable(points, setting(400))}
      />
    </div>
  )
}
