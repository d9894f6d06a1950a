import { useSuspenseQuery } from '@tanstack/react-query'
import { ButtonLink, Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Code, T } from '../ui/text.tsx'
import { coverageQuery } from '../strategy/parts/queries.ts'
import './home.css'

const most = 5

/** On the home page: the promises for which nobody pays. */
export const Uncovered = () => {
  const t = useMessages()
  const { data } = useSuspenseQuery(coverageQuery())
  const bare = data.rows.filter(({ cells }) => cells.length === 0)
  if (bare.length === 0) return null
  return (
    <Card
      title={t('results.home.uncovered')}
      count={bare.length}
      tone="attention"
      action={
        <ButtonLink to="/coverage" tone="quiet">
          {t('results.home.coverage')}
        </ButtonLink>
      }
    >
      <ul className="signals">
        {bare.slice(0, most).map(({ objective, label }) => (
          <li key={objective}>
            <Link to="/strategy/$objective" params={{ objective }}>
              <Code>{objective}</Code> <T text={label} />
            </Link>
          </li>
        ))}
      </ul>
      {bare.length > most && <p className="quiet small">{t('results.home.others', { count: bare.length - most })}</p>}
    </Card>
  )
}
