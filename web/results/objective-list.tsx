import { Link } from '../app/link.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Code, T, useText } from '../ui/text.tsx'
import { behind, type CoverageProps } from './matrix.tsx'

/** The same on a phone: each objective with whoever pays for it. */
export const ObjectiveList = ({ coverage, open }: CoverageProps) => {
  const t = useMessages()
  const text = useText()
  return (
    <ul className="coverage-list" aria-label={t('results.coverage.matrix')}>
      {coverage.rows.map((row) => (
        <li key={row.objective} {...(row.cells.length === 0 ? { 'data-bare': '' } : {})}>
          <Link to="/strategy/$objective" params={{ objective: row.objective }}>
            <Code>{row.objective}</Code> <T text={row.label} />
          </Link>
          <div className="cluster">
            {row.cells.length === 0 && <Status tone="attention">{t('strategy.gap.unsupported')}</Status>}
            {coverage.funders
              .filter((funder) => behind(row, funder).count > 0)
              .map((funder) => (
                <Button
                  key={funder.id}
                  onPress={() => open({ objective: row.objective, funder: funder.id })}
                  aria-label={t('results.coverage.chip', {
                    short: funder.short ?? text(funder.name),
                    count: behind(row, funder).count,
                    objective: row.objective,
                    funder: text(funder.name),
                  })}
                >
                  {funder.short ?? text(funder.name)} · {behind(row, funder).count}
                </Button>
              ))}
          </div>
        </li>
      ))}
    </ul>
  )
}
