import type { Period } from '#language/date'
import { Link } from '../app/link.tsx'
import { Button } from '../ui/button.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Code, T, useText } from '../ui/text.tsx'
import { LinesLink } from './parts/lines.tsx'
import { useUnit } from './parts/measures.ts'
import { inAddress, type Choice } from './parts/period.ts'
import { RecordedValue } from './parts/recorded.tsx'
import { SaidOn, StatedValue } from './parts/statements.tsx'
import { TrendLine } from './parts/trend.tsx'
import type { Standing } from './parts/standing.ts'

type RowProps = { line: Standing; choice: Choice; last: Period; show: (standing: Standing) => void }

const Recorded = ({ line: { headline }, choice }: Pick<RowProps, 'line' | 'choice'>) => {
  const t = useMessages()
  const text = useText()
  const unit = useUnit()
  const { number } = useFormats()
  if (!headline?.recorded) return <span className="standing-gap small">{t('strategy.gap.uncounted')}</span>
  const { value } = headline.recorded
  return (
    <>
      <Link
        to="/figures/$indicator"
        params={{ indicator: headline.indicator.code }}
        search={inAddress(choice)}
        aria-label={t('strategy.recorded.open', {
          value: value === 'withheld' ? t('strategy.withheld') : number(value),
          name: text(headline.indicator.name),
        })}
      >
        <RecordedValue value={value} />
      </Link>
      <span className="quiet small">
        {value !== 'withheld' && <>{unit(headline.indicator.unit, value)} </>}
        <LinesLink figure={headline} choice={choice} />
      </span>
    </>
  )
}

const Declared = ({ line, show }: Pick<RowProps, 'line' | 'show'>) => {
  const t = useMessages()
  const [first] = line.declared
  if (!first) return <span className="quiet">{t('strategy.gap.undeclared')}</span>
  const isOwn = first.indicator === line.headline?.indicator.code
  return (
    <>
      <span className="standing-declared">
        <StatedValue said={first} />
        <Button
          tone="quiet"
          onPress={() => show(line)}
          aria-label={t('strategy.declared.open', { count: line.declared.length, code: line.objective.code })}
        >
          {t('strategy.declared.sources', { count: line.declared.length })}
        </Button>
      </span>
      <span className="small quiet">
        {!isOwn && (
          <>
            <T text={first.name} /> ·{' '}
          </>
        )}
        <SaidOn said={first} />
        {!first.inPeriod && <> · {t('strategy.said.other-time')}</>}
      </span>
    </>
  )
}

const Payers = ({ line: { payers } }: { line: Standing }) => {
  const t = useMessages()
  const text = useText()
  if (payers.length === 0) return <Status tone="attention">{t('strategy.gap.unsupported')}</Status>
  return (
    <ul className="standing-payers">
      {payers.map(({ id, name, short }) => (
        <li key={id} title={text(name)}>
          <Status>{short ? <bdi dir="ltr">{short}</bdi> : <T text={name} />}</Status>
        </li>
      ))}
    </ul>
  )
}

/** One promise in one line: what was counted, said, checked, who pays, how it moves. */
export const StandingRow = ({ line, choice, last, show }: RowProps) => {
  const t = useMessages()
  const { objective } = line
  const header = (column: string) => ({ 'data-header': t(`strategy.column.${column}`) })
  return (
    <tr className="standing-line">
      <th scope="row">
        <Link to="/strategy/$objective" params={{ objective: objective.code }} search={inAddress(choice)}>
          <Code>{objective.code}</Code> <T text={objective.label} />
        </Link>
      </th>
      <td {...header('recorded')}>
        <Recorded line={line} choice={choice} />
      </td>
      <td {...header('declared')}>
        <Declared line={line} show={show} />
      </td>
      <td {...header('verified')}>
        <span className="quiet">{t('strategy.gap.unverified')}</span>
      </td>
      <td {...header('payers')}>
        <Payers line={line} />
      </td>
      <td {...header('trend')}>
        {line.trend ? <TrendLine trend={line.trend} last={last} /> : <span className="quiet">{t('strategy.trend.none')}</span>}
      </td>
    </tr>
  )
}
