import type { Explanation } from '#results/model'
import { Card } from '../ui/card.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Table } from '../ui/table.tsx'
import { Withheld } from '../strategy/parts/recorded.tsx'
import './results.css'

type Cell = Explanation['sexes'][number]

const Value = ({ value }: { value: Cell['value'] }) => {
  const { number } = useFormats()
  return value === 'withheld' ? <Withheld /> : <>{number(value)}</>
}

const PartTable = ({ caption, head, cells, name }: { caption: string; head: string; cells: Cell[]; name: (cell: Cell) => string }) => {
  const t = useMessages()
  const columns = [
    { key: 'name', header: head, cell: (cell: Cell) => name(cell) },
    { key: 'value', header: t('ui.figure.recorded'), cell: (cell: Cell) => <Value value={cell.value} />, end: true },
  ]
  if (cells.length === 0) return <p className="quiet">{t('results.parts.none', { caption })}</p>
  return <Table caption={caption} showCaption columns={columns} rows={cells} rowKey={(cell) => cell.key} />
}

const order = ['0-5', '6-11', '12-17', '18-29', '30-44', '45-59', '60+', 'unknown']

/** The parts of a figure by sex and by age, under disclosure control. */
export const Parts = ({ figure }: { figure: Explanation }) => {
  const t = useMessages()
  const ages = figure.ageBands.toSorted((one, other) => order.indexOf(one.key) - order.indexOf(other.key))
  const isWithheld = [...figure.regions, ...figure.sexes, ...figure.ageBands].some(({ value }) => value === 'withheld')
  return (
    <Card title={t('results.parts')}>
      <p className="quiet small">
        {t(figure.indicator.rule === 'distinct' ? 'results.parts.distinct' : 'results.parts.sum')}
        {!figure.reading.exact && <> {t('results.parts.rounded', { base: figure.base })}</>}
      </p>
      <div className="grid">
        <PartTable
          caption={t('results.parts.sex')}
          head={t('results.sex')}
          cells={figure.sexes}
          name={({ key }) => t(`delivery.sex.${key}`)}
        />
        <PartTable caption={t('results.parts.age')} head={t('results.age')} cells={ages} name={({ key }) => t(`delivery.age.${key}`)} />
      </div>
      {isWithheld && <p className="small">{t('results.parts.withheld', { threshold: figure.threshold })}</p>}
    </Card>
  )
}
