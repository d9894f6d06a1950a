import { useSuspenseQuery } from '@tanstack/react-query'
import type { Text } from '#language/text'
import type { Project } from '#project/model'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Code, DayText, T } from '../ui/text.tsx'
import { strategyQuery } from '../strategy/parts/queries.ts'
import { SourceText } from '../strategy/parts/sources.tsx'
import { keyOf } from '../strategy/parts/supports.tsx'
import { HowMuch, type Funding } from './words.tsx'

const Paid = ({ funding }: { funding: Funding }) => (
  <li>
    <div className="cluster" data-spread="">
      <strong>
        <T text={funding.funder.name} />
      </strong>
      <span className="project-amount">
        <HowMuch funding={funding} />
      </span>
    </div>
    {funding.amountNote && (
      <p>
        <T text={funding.amountNote} />
      </p>
    )}
    {funding.agreement && (
      <p className="small">
        <T text={funding.agreement} /> {funding.date && <DayText day={funding.date} />}
      </p>
    )}
    <SourceText source={funding.source} />
  </li>
)

/** Who pays, how much, under which agreement; amounts of several currencies are never added. */
export const Fundings = ({ project: { fundings } }: { project: Project }) => {
  const t = useMessages()
  return (
    <Card title={t('project.fundings')} count={fundings.length} {...(fundings.length === 0 ? { tone: 'attention' as const } : {})}>
      {fundings.length === 0 && <p>{t('project.fundings.none')}</p>}
      <ul className="project-list">
        {fundings.map((funding) => (
          <Paid key={funding.id} funding={funding} />
        ))}
      </ul>
      {fundings.length > 1 && <p className="quiet small">{t('project.fundings.never-added')}</p>}
    </Card>
  )
}

const useLabels = () => {
  const { data } = useSuspenseQuery(strategyQuery)
  return new Map(data.programmes.flatMap(({ objectives }) => objectives).map(({ code, label }) => [code, label]))
}

const Supported = ({ support, project, label }: { support: Project['supports'][number]; project: Project; label: Text | undefined }) => {
  const t = useMessages()
  const component = project.components.find(({ id }) => id === support.component)
  return (
    <li>
      <div className="cluster">
        <Link to="/strategy/$objective" params={{ objective: support.objective }}>
          <Code>{support.objective}</Code> {label && <T text={label} />}
        </Link>
        {support.action && (
          <Status>
            {t('project.action')} <Code>{support.action}</Code>
          </Status>
        )}
        <Status tone="quiet">{t(`strategy.basis.${support.basis}`)}</Status>
      </div>
      <p>
        <T text={support.reason} />
      </p>
      {component && (
        <p className="small quiet">
          {t('project.through')} <T text={component.name} />
        </p>
      )}
      <SourceText source={support.source} />
    </li>
  )
}

/** Which promises the project serves, through which component, why, and whether a source says so itself. */
export const Supports = ({ project }: { project: Project }) => {
  const t = useMessages()
  const labels = useLabels()
  const { supports } = project
  return (
    <Card title={t('project.supports')} count={supports.length} {...(supports.length === 0 ? { tone: 'attention' as const } : {})}>
      {supports.length === 0 && <p>{t('project.supports.none')}</p>}
      <ul className="project-list">
        {supports.map((support) => (
          <Supported key={keyOf(support)} support={support} project={project} label={labels.get(support.objective)} />
        ))}
      </ul>
    </Card>
  )
}
