import { useSuspenseQuery } from '@tanstack/react-query'
import { Card } from '../../ui/card.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { T } from '../../ui/text.tsx'
import { inconsistenciesQuery } from './queries.ts'
import { SourceText } from './sources.tsx'
import './disagreements.css'

/** Where the sources contradict one another about any of these rows, and what was done about it: shown, never smoothed over. */
export const Disagreements = ({ rows }: { rows: readonly string[] }) => {
  const t = useMessages()
  const { data } = useSuspenseQuery(inconsistenciesQuery)
  const own = data.filter(({ pointers }) => pointers.some(({ id }) => rows.includes(id)))
  if (own.length === 0) return null
  return (
    <Card title={t('strategy.disagreements')} count={own.length}>
      <ul className="disagreements">
        {own.map(({ number, point, handling, source }) => (
          <li key={number} className="stack" data-gap="small">
            <p>
              <T text={point} />
            </p>
            <p className="small">
              <span className="quiet">{t('strategy.disagreements.handling')} </span>
              <T text={handling} />
            </p>
            <SourceText source={source} />
          </li>
        ))}
      </ul>
    </Card>
  )
}
