import { useSuspenseQueries } from '@tanstack/react-query'
import type { Period } from '#language/date'
import { ButtonLink, Link } from '../app/link.tsx'
import { useActing } from '../app/session.ts'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Code, T } from '../ui/text.tsx'
import { usePeriodWords } from '../strategy/parts/period-field.tsx'
import { thisQuarter } from '../strategy/parts/period.ts'
import { coverageQuery, figuresQuery } from '../strategy/parts/queries.ts'
import { RecordedValue } from '../strategy/parts/recorded.tsx'
import { headlineOf } from '../strategy/parts/standing.ts'
import './home.css'

const useSupported = (quarter: Period) => {
  const { organisation } = useActing()
  const [{ data: coverage }, { data: figures }] = useSuspenseQueries({ queries: [coverageQuery(), figuresQuery(quarter)] })
  return coverage.rows.flatMap((row) => {
    const projects = row.cells.find(({ funder }) => funder === organisation.id)?.projects ?? []
    const headline = headlineOf(figures.items.filter(({ indicator }) => indicator.objective === row.objective))
    return projects.length > 0 ? [{ ...row, projects, headline }] : []
  })
}

const Row = ({ row: { objective, label, projects, headline } }: { row: ReturnType<typeof useSupported>[number] }) => {
  const t = useMessages()
  return (
    <li>
      <Link to="/strategy/$objective" params={{ objective }}>
        <Code>{objective}</Code> <T text={label} />
      </Link>
      <span className="cluster">
        <span className="quiet small">{t('results.coverage.pane', { count: projects.length })}</span>
        {headline?.recorded ? (
          <RecordedValue value={headline.recorded.value} />
        ) : (
          <span className="quiet small">{t('strategy.gap.uncounted')}</span>
        )}
      </span>
    </li>
  )
}

/** On the home page of a donor: the promises that its organisation supports, with what was recorded this quarter. */
export const Supported = () => {
  const t = useMessages()
  const words = usePeriodWords()
  const { organisation } = useActing()
  const rows = useSupported(thisQuarter())
  return (
    <Card
      title={t('results.home.supported')}
      count={rows.length}
      action={
        <ButtonLink to="/projects" search={{ funder: organisation.id }} tone="quiet">
          {t('results.home.projects')}
        </ButtonLink>
      }
    >
      {rows.length === 0 && <EmptyState title={t('results.home.supported.none')} />}
      {rows.length > 0 && <p className="quiet small">{t('results.home.supported.what', { period: words(thisQuarter()) })}</p>}
      <ul className="signals">
        {rows.map((row) => (
          <Row key={row.objective} row={row} />
        ))}
      </ul>
    </Card>
  )
}
