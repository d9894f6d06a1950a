import { boundsOf } from '#language/date'
import { IconButton } from '../../ui/button.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { Segments } from '../../ui/segments.tsx'
import { Select } from '../../ui/select.tsx'
import { firstYear, neighbour, thisQuarter, thisYear, type Choice } from './period.ts'
import './period-field.css'

type PeriodProps = { value: Choice; onChange: (choice: Choice) => void }

const years = (): string[] => Array.from({ length: thisYear() - firstYear + 1 }, (_, at) => String(thisYear() - at))

const Step = ({ value, onChange, step }: PeriodProps & { step: -1 | 1 }) => {
  const t = useMessages()
  const next = neighbour(value, step)
  return (
    <IconButton
      icon={step === -1 ? 'start' : 'end'}
      label={t(step === -1 ? 'strategy.period.previous' : 'strategy.period.next')}
      isDisabled={next === null}
      onPress={() => next && onChange(next)}
    />
  )
}

/** The year, or one of the quarters that it already has; a month, where the address names one. */
const Part = ({ value, onChange }: PeriodProps) => {
  const t = useMessages()
  const { period } = useFormats()
  const year = value.slice(0, 4)
  const quarters = [1, 2, 3, 4].map((quarter) => `${year}-Q${quarter}`).filter((quarter) => quarter <= thisQuarter())
  const month = /^\d{4}-\d{2}$/.test(value) ? [{ key: value, label: period(value) }] : []
  const options = [
    { key: year, label: t('strategy.period.whole-year') },
    ...quarters.map((key) => ({ key, label: t('strategy.period.quarter', { quarter: Number(key.slice(6)) }) })),
    ...month,
  ]
  return <Segments label={t('strategy.period.part')} options={options} value={value} onChange={onChange} />
}

/** The nearest period of another year: the same quarter, or the last that the year has. */
const moved = (value: Choice, year: string): Choice => {
  if (value === 'all' || value.length === 4) return year
  const same = `${year}${value.slice(4)}`
  return boundsOf(same).from <= boundsOf(thisQuarter()).to ? same : thisQuarter()
}

/** Chooses a quarter, a year, or everything since the beginning; lives in the address. */
export const PeriodField = ({ value, onChange }: PeriodProps) => {
  const t = useMessages()
  const options = [...years().map((year) => ({ key: year, label: year })), { key: 'all', label: t('strategy.period.all') }]
  const choose = (key: string | null) => key !== null && onChange(key === 'all' ? 'all' : moved(value, key))
  return (
    <div className="period-field no-print" role="group" aria-label={t('strategy.period')}>
      <Select label={t('strategy.period.year')} options={options} value={value === 'all' ? 'all' : value.slice(0, 4)} onChange={choose} />
      {value !== 'all' && (
        <div className="period-parts">
          <Step value={value} onChange={onChange} step={-1} />
          <Part value={value} onChange={onChange} />
          <Step value={value} onChange={onChange} step={1} />
        </div>
      )}
    </div>
  )
}

/** A period in words: "4e trimestre 2015", "depuis le début". */
export const usePeriodWords = (): ((choice: Choice) => string) => {
  const t = useMessages()
  const { period } = useFormats()
  return (choice) => (choice === 'all' ? t('strategy.period.all') : period(choice))
}
