import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import type { Project } from '#project/model'
import { Link } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { Select } from '../ui/select.tsx'
import { useMessages } from '../ui/messages.tsx'
import { EmptyState } from '../ui/states.tsx'
import { Status } from '../ui/status.tsx'
import { Table, type Column, type Sorting } from '../ui/table.tsx'
import { Amount, T, useText } from '../ui/text.tsx'
import { projectsQuery } from '../strategy/parts/queries.ts'
import type { ProjectSearch } from './routes.tsx'
import { HowMuch, objectivesOf, When } from './words.tsx'
import './project.css'

const route = getRouteApi('/frame/projects')

const Funders = ({ project }: { project: Project }) => {
  const t = useMessages()
  if (project.fundings.length === 0) return <Status tone="attention">{t('project.funder.none')}</Status>
  return (
    <ul className="project-funders">
      {project.fundings.map((funding) => (
        <li key={funding.id}>
          <T text={funding.funder.name} /> · <HowMuch funding={funding} />
        </li>
      ))}
    </ul>
  )
}

const useColumns = (): Column<Project>[] => {
  const t = useMessages()
  return [
    {
      key: 'name',
      header: t('project.column.name'),
      sortable: true,
      cell: (project) => (
        <Link to="/projects/$id" params={{ id: project.id }}>
          <T text={project.name} />
        </Link>
      ),
    },
    { key: 'funders', header: t('project.column.funders'), cell: (project) => <Funders project={project} /> },
    { key: 'start', header: t('project.column.when'), sortable: true, cell: (project) => <When project={project} /> },
    {
      key: 'objectives',
      header: t('project.column.objectives'),
      sortable: true,
      end: true,
      cell: (project) =>
        project.supports.length === 0 ? (
          <span className="quiet">{t('project.objectives.none')}</span>
        ) : (
          <Amount value={objectivesOf(project).length} />
        ),
    },
  ]
}

const useSorted = (projects: Project[], { sort = 'start', down, funder }: ProjectSearch): Project[] => {
  const text = useText()
  const value = {
    start: (project: Project) => project.startsOn ?? '9999',
    name: (project: Project) => text(project.name),
    objectives: (project: Project) => String(objectivesOf(project).length).padStart(3, '0'),
  }[sort]
  const kept = funder ? projects.filter(({ fundings }) => fundings.some((funding) => funding.funder.id === funder)) : projects
  const sorted = kept.toSorted((one, other) => value(one).localeCompare(value(other)))
  return down ? sorted.toReversed() : sorted
}

const useFunders = (projects: Project[]) => {
  const text = useText()
  const byId = new Map(projects.flatMap(({ fundings }) => fundings.map(({ funder }) => [funder.id, text(funder.name)] as const)))
  return [...byId].map(([key, label]) => ({ key, label })).sort((one, other) => one.label.localeCompare(other.label))
}

const Projects = () => {
  const t = useMessages()
  const navigate = route.useNavigate()
  const search = route.useSearch()
  const { data } = useSuspenseQuery(projectsQuery)
  const projects = useSorted(data, search)
  const columns = useColumns()
  const options = [{ key: '', label: t('project.funder.all') }, ...useFunders(data)]
  const sort = ({ key, direction }: Sorting) =>
    void navigate({
      search: (before) => ({ ...before, sort: key as NonNullable<ProjectSearch['sort']>, down: direction === 'descending' || undefined }),
      resetScroll: false,
    })
  return (
    <Page title={t('project.title')} lead={t('project.lead')} help="project.help.projects">
      <div className="project-filter no-print">
        <Select
          label={t('project.funder')}
          options={options}
          value={search.funder ?? ''}
          onChange={(funder) => void navigate({ search: (before) => ({ ...before, funder: funder || undefined }), resetScroll: false })}
          optional
        />
      </div>
      {projects.length === 0 ? (
        <EmptyState icon="project" title={t('project.none')} />
      ) : (
        <Table
          caption={t('project.table')}
          columns={columns}
          rows={projects}
          rowKey={({ id }) => id}
          sorting={{ key: search.sort ?? 'start', direction: search.down ? 'descending' : 'ascending' }}
          onSort={sort}
          phone="cards"
        />
      )}
    </Page>
  )
}

export const ProjectsPage = createLazyRoute('/frame/projects')({ component: Projects })
