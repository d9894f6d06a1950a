import { useSuspenseQueries } from '@tanstack/react-query'
import type { Project } from '#project/model'
import type { Coverage } from '#results/model'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { T } from '../ui/text.tsx'
import { coverageQuery, projectsQuery } from './parts/queries.ts'
import { Reasons } from './parts/supports.tsx'

const payersOf = (coverage: Coverage, objective: string, project: string) => {
  const cells = coverage.rows.find((row) => row.objective === objective)?.cells ?? []
  const ids = cells.filter(({ projects }) => projects.some(({ id }) => id === project)).map(({ funder }) => funder)
  return coverage.funders.filter(({ id }) => ids.includes(id))
}

const Supporting = ({ project, objective, coverage }: { project: Project; objective: string; coverage: Coverage }) => {
  const t = useMessages()
  const payers = payersOf(coverage, objective, project.id)
  return (
    <li className="supporting">
      <div className="cluster">
        <Link to="/projects/$id" params={{ id: project.id }}>
          <T text={project.name} />
        </Link>
        {payers.length === 0 && <Status tone="attention">{t('strategy.project.unpaid')}</Status>}
        {payers.map((payer) => (
          <Status key={payer.id}>
            <T text={payer.name} />
          </Status>
        ))}
      </div>
      <Reasons project={project} objective={objective} />
    </li>
  )
}

/** The projects that serve a promise, who pays them, and on what the link leans. */
export const ObjectiveProjects = ({ objective }: { objective: string }) => {
  const t = useMessages()
  const [{ data: projects }, { data: coverage }] = useSuspenseQueries({ queries: [projectsQuery, coverageQuery()] })
  const own = projects.filter(({ supports }) => supports.some((support) => support.objective === objective))
  return (
    <Card title={t('strategy.projects')} count={own.length} {...(own.length === 0 ? { tone: 'attention' as const } : {})}>
      {own.length === 0 && <p>{t('strategy.projects.none')}</p>}
      <ul className="supporting-list">
        {own.map((project) => (
          <Supporting key={project.id} project={project} objective={objective} coverage={coverage} />
        ))}
      </ul>
    </Card>
  )
}
