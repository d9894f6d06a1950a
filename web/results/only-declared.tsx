import { useSuspenseQuery } from '@tanstack/react-query'
import type { Figure } from '#results/model'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { figuresQuery } from '../strategy/parts/queries.ts'
import { declaredOf } from '../strategy/parts/standing.ts'
import { StatedValue } from '../strategy/parts/statements.tsx'
import './home.css'

const most = 5

const isOnlyDeclared = ({ recorded, declared }: Figure) => declared.length > 0 && (recorded === null || recorded.value === 0)

/** On the home page: what is only said, of which the ledger holds nothing. */
export const OnlyDeclared = () => {
  const t = useMessages()
  const { data } = useSuspenseQuery(figuresQuery('all'))
  const alone = data.items.filter(isOnlyDeclared)
  if (alone.length === 0) return null
  return (
    <Card title={t('results.home.only-declared')} count={alone.length}>
      <p className="quiet small">{t('results.home.only-declared.what')}</p>
      <ul className="signals">
        {alone.slice(0, most).map((figure) => {
          const [said] = declaredOf([figure], figure)
          return (
            <li key={figure.indicator.code}>
              <Link to="/figures/$indicator" params={{ indicator: figure.indicator.code }} search={{ period: 'all' }}>
                <T text={figure.indicator.name} />
              </Link>
              {said && <StatedValue said={said} />}
            </li>
          )
        })}
      </ul>
      {alone.length > most && <p className="quiet small">{t('results.home.others', { count: alone.length - most })}</p>}
    </Card>
  )
}
