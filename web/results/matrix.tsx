import type { Coverage } from '#results/model'
import type { Strategy } from '#strategy/model'
import { Link } from '../app/link.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Code, T, useText } from '../ui/text.tsx'

export type Open = (cell: { objective: string; funder?: string } | null) => void
export type CoverageProps = { coverage: Coverage; strategy: Strategy; open: Open }
type RowOf = Coverage['rows'][number]
type Funder = Coverage['funders'][number]

/** How many projects stand behind a cell, and whether any of its links is said by the source itself. */
export const behind = (row: RowOf, funder: Funder) => {
  const projects = row.cells.find((cell) => cell.funder === funder.id)?.projects ?? []
  return { count: projects.length, basis: projects.some(({ basis }) => basis === 'stated') ? ('stated' as const) : ('inferred' as const) }
}

const Cell = ({ row, funder, open }: { row: RowOf; funder: Funder; open: Open }) => {
  const t = useMessages()
  const text = useText()
  const { count, basis } = behind(row, funder)
  if (count === 0)
    return (
      <td className="matrix-none">
        <span className="visually-hidden">{t('results.coverage.no-project')}</span>
      </td>
    )
  return (
    <td>
      <button
        type="button"
        className="matrix-cell numeric"
        data-basis={basis}
        aria-label={t('results.coverage.cell', { count, objective: row.objective, funder: text(funder.name) })}
        onClick={() => open({ objective: row.objective, funder: funder.id })}
      >
        {count}
      </button>
    </td>
  )
}

const Row = ({ row, coverage, open }: { row: RowOf; coverage: Coverage; open: Open }) => {
  const t = useMessages()
  return (
    <tr {...(row.cells.length === 0 ? { 'data-bare': '' } : {})}>
      <th scope="row">
        <Link to="/strategy/$objective" params={{ objective: row.objective }}>
          <Code>{row.objective}</Code> <T text={row.label} />
        </Link>{' '}
        {row.cells.length === 0 && <Status tone="attention">{t('strategy.gap.unsupported')}</Status>}
      </th>
      {coverage.funders.map((funder) => (
        <Cell key={funder.id} row={row} funder={funder} open={open} />
      ))}
    </tr>
  )
}

/** What the marks mean; colour is never alone. */
const Legend = () => {
  const t = useMessages()
  return (
    <ul className="matrix-legend small" aria-hidden>
      <li>
        <span className="matrix-cell" data-basis="stated" />
        {t('results.coverage.legend-stated')}
      </li>
      <li>
        <span className="matrix-cell" data-basis="inferred" />
        {t('results.coverage.legend-inferred')}
      </li>
      <li>
        <span className="matrix-none" />
        {t('results.coverage.legend-none')}
      </li>
    </ul>
  )
}

/** Objectives down, funders across: what is paid for, and what has nobody. */
export const Matrix = ({ coverage, strategy, open }: CoverageProps) => {
  const t = useMessages()
  const text = useText()
  return (
    <div className="matrix-whole stack" data-gap="small">
      <Legend />
      <div className="matrix-frame" role="region" aria-label={t('results.coverage.matrix')} tabIndex={0}>
        <table className="matrix">
          <caption className="visually-hidden">{t('results.coverage.matrix')}</caption>
          <thead>
            <tr>
              <th scope="col" className="matrix-objective">
                {t('strategy.column.objective')}
              </th>
              {coverage.funders.map((funder) => (
                <th key={funder.id} scope="col" title={text(funder.name)}>
                  {funder.short ? <bdi dir="ltr">{funder.short}</bdi> : <T text={funder.name} />}
                </th>
              ))}
            </tr>
          </thead>
          {strategy.programmes.map(({ code, number, name }) => (
            <tbody key={code}>
              <tr className="matrix-programme">
                <th scope="rowgroup" colSpan={coverage.funders.length + 1}>
                  {t('strategy.programme.number', { number })} <T text={name} />
                </th>
              </tr>
              {coverage.rows
                .filter(({ programme }) => programme === code)
                .map((row) => (
                  <Row key={row.objective} row={row} coverage={coverage} open={open} />
                ))}
            </tbody>
          ))}
        </table>
      </div>
    </div>
  )
}
