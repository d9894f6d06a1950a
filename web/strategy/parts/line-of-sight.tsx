import { useSuspenseQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import type { Text } from '#language/text'
import { Link } from '../../app/link.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { Code, T } from '../../ui/text.tsx'
import { strategyQuery } from './queries.ts'
import './line-of-sight.css'

const Rung = ({ label, children }: { label: string; children: ReactNode }) => (
  <li>
    <span className="quiet small">{label}</span>
    <span>{children}</span>
  </li>
)

type Sight = { objective: string; action?: string | null; service?: Text | null }

const usePromise = (objective: string) => {
  const { data } = useSuspenseQuery(strategyQuery)
  const programme = data.programmes.find(({ objectives }) => objectives.some(({ code }) => code === objective))
  return {
    programme,
    specific: programme?.objectives.find(({ code }) => code === objective),
    strategic: data.objectives.find(({ code }) => code === programme?.objective),
  }
}

/** Which promises are served: from the service given, through action and specific objective, up to the objective of the strategy. */
export const LineOfSight = ({ objective, action, service }: Sight) => {
  const t = useMessages()
  const { programme, specific, strategic } = usePromise(objective)
  const promised = programme?.actions.find(({ code }) => code === action)
  if (!programme || !specific) return null
  return (
    <ol className="sight" aria-label={t('strategy.sight')}>
      {service && (
        <Rung label={t('strategy.sight.service')}>
          <T text={service} />
        </Rung>
      )}
      {service && (
        <Rung label={t('strategy.sight.action')}>
          {action ? (
            <>
              <Code>{action}</Code> {promised?.label && <T text={promised.label} />}
            </>
          ) : (
            <span className="quiet">{t('strategy.sight.action.none')}</span>
          )}
        </Rung>
      )}
      <Rung label={t('strategy.sight.specific')}>
        <Link to="/strategy/$objective" params={{ objective }}>
          <Code>{objective}</Code> <T text={specific.label} />
        </Link>
      </Rung>
      <Rung label={t('strategy.sight.programme')}>
        {t('strategy.programme.number', { number: programme.number })} <T text={programme.name} />
      </Rung>
      {strategic && (
        <Rung label={t('strategy.sight.strategic')}>
          <T text={strategic.name} /> {programme.objectiveBasis === 'inferred' && <Status tone="quiet">{t('strategy.inferred')}</Status>}
        </Rung>
      )}
    </ol>
  )
}
