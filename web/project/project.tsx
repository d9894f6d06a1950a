import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import type { Project as Known } from '#project/model'
import { ApiProblem } from '../app/api.ts'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { Figure, Figures } from '../ui/figure.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Breadcrumb } from '../ui/page-header.tsx'
import { T, useText } from '../ui/text.tsx'
import { Disagreements } from '../strategy/parts/disagreements.tsx'
import { signOf, useUnit } from '../strategy/parts/measures.ts'
import { areasQuery, projectsQuery } from '../strategy/parts/queries.ts'
import { SourceText } from '../strategy/parts/sources.tsx'
import { Components, Partners } from './people.tsx'
import { Said } from './said.tsx'
import { Fundings, Supports } from './links.tsx'
import { Dates } from './words.tsx'
import './project.css'

const route = getRouteApi('/frame/projects/$id')

const Areas = ({ codes }: { codes: string[] }) => {
  const t = useMessages()
  const { data } = useSuspenseQuery(areasQuery)
  const areas = data.filter(({ code }) => codes.includes(code))
  if (areas.length === 0) return <span className="quiet">{t('project.areas.unknown')}</span>
  return areas.map(({ code, name }) => (
    <span key={code} className="project-area">
      <T text={name} />
    </span>
  ))
}

const Family = ({ project, projects }: { project: Known; projects: Known[] }) => {
  const t = useMessages()
  const parent = projects.find(({ id }) => id === project.parent)
  const parts = projects.filter((each) => each.parent === project.id)
  const link = ({ id, name }: Known) => (
    <Link key={id} to="/projects/$id" params={{ id }}>
      <T text={name} />
    </Link>
  )
  return (
    <>
      {parent && <Fact label={t('project.parent')}>{link(parent)}</Fact>}
      {parts.length > 0 && <Fact label={t('project.parts')}>{parts.map(link)}</Fact>}
    </>
  )
}

const Essentials = ({ project, projects }: { project: Known; projects: Known[] }) => {
  const t = useMessages()
  return (
    <Card>
      {project.aims && (
        <p>
          <T text={project.aims} />
        </p>
      )}
      <Facts>
        <Fact label={t('project.column.when')}>
          <Dates project={project} />
        </Fact>
        {project.duration && (
          <Fact label={t('project.duration')}>
            <T text={project.duration} />
          </Fact>
        )}
        <Fact label={t('project.areas')}>
          <Areas codes={project.areas} />
        </Fact>
        <Family project={project} projects={projects} />
      </Facts>
      <SourceText source={project.source} />
    </Card>
  )
}

const Targets = ({ project }: { project: Known }) => {
  const t = useMessages()
  const unit = useUnit()
  if (project.targets.length === 0) return null
  return (
    <Card title={t('project.targets')} count={project.targets.length}>
      {project.targets.map((target) => (
        <div key={target.id} className="stack" data-gap="small">
          <Figures>
            <Figure
              kind="target"
              value={target.value}
              operator={signOf(target.operator)}
              unit={unit(target.unit, target.value)}
              note={t(`strategy.population.${target.population}`)}
            />
          </Figures>
          {target.note && (
            <p>
              <T text={target.note} />
            </p>
          )}
          {target.indicator && (
            <p>
              <Link to="/figures/$indicator" params={{ indicator: target.indicator }}>
                {t('project.target.figure')}
              </Link>
            </p>
          )}
          <SourceText source={target.source} />
        </div>
      ))}
    </Card>
  )
}

const rowsOf = ({ id, fundings, components, targets, facts }: Known): string[] => [
  id,
  ...[...fundings, ...components, ...targets, ...facts].map((each) => each.id),
]

const Project = () => {
  const t = useMessages()
  const text = useText()
  const { id } = route.useParams()
  const { data: projects } = useSuspenseQuery(projectsQuery)
  const project = projects.find((each) => each.id === id)
  if (!project) throw new ApiProblem('not-found', 404)
  return (
    <Page
      title={text(project.name)}
      breadcrumb={
        <Breadcrumb>
          <Link to="/projects">{t('project.navigation')}</Link>
        </Breadcrumb>
      }
      help="project.help.project"
    >
      <Essentials project={project} projects={projects} />
      <Fundings project={project} />
      <Supports project={project} />
      <Targets project={project} />
      <Components project={project} projects={projects} />
      <Partners project={project} />
      <Said project={project} />
      <Disagreements rows={rowsOf(project)} />
    </Page>
  )
}

export const ProjectPage = createLazyRoute('/frame/projects/$id')({ component: Project })
