import type { Project } from '#project/model'
import { Link } from '../app/link.tsx'
import { Card } from '../ui/card.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useMessages } from '../ui/messages.tsx'
import { T } from '../ui/text.tsx'
import { SourceText } from '../strategy/parts/sources.tsx'

type Component = Project['components'][number]

const Branch = ({ component, all, projects }: { component: Component; all: Component[]; projects: Project[] }) => {
  const t = useMessages()
  const carrier = projects.find(({ id }) => id === component.carriedBy)
  const inside = all.filter(({ partOf }) => partOf === component.id)
  return (
    <li>
      <div>
        <T text={component.name} />
      </div>
      {carrier && (
        <div className="small">
          {t('project.carried-by')}{' '}
          <Link to="/projects/$id" params={{ id: carrier.id }}>
            <T text={carrier.name} />
          </Link>
        </div>
      )}
      <SourceText source={component.source} />
      {inside.length > 0 && (
        <ul className="project-list">
          {inside.map((each) => (
            <Branch key={each.id} component={each} all={all} projects={projects} />
          ))}
        </ul>
      )}
    </li>
  )
}

/** What the project is made of. */
export const Components = ({ project, projects }: { project: Project; projects: Project[] }) => {
  const t = useMessages()
  const { components } = project
  if (components.length === 0) return null
  const top = components.filter(({ partOf }) => partOf === null || !components.some(({ id }) => id === partOf))
  return (
    <Card title={t('project.components')} count={components.length}>
      <ul className="project-list">
        {top.map((component) => (
          <Branch key={component.id} component={component} all={components} projects={projects} />
        ))}
      </ul>
    </Card>
  )
}

const roles = ['lead', 'implementing', 'partner', 'beneficiary', 'funding'] as const

/** Who takes part, by what they do in it; each organisation once a role. */
export const Partners = ({ project }: { project: Project }) => {
  const t = useMessages()
  const inRole = (role: string) => [
    ...new Map(
      project.partners.filter((partner) => partner.role === role).map(({ organisation }) => [organisation.id, organisation]),
    ).values(),
  ]
  const present = roles.filter((role) => inRole(role).length > 0)
  if (present.length === 0) return null
  return (
    <Card title={t('project.partners')}>
      <Facts lines>
        {present.map((role) => (
          <Fact key={role} label={t(`project.role.${role}`)}>
            <ul className="project-partners">
              {inRole(role).map((organisation) => (
                <li key={organisation.id}>
                  <T text={organisation.name} />
                </li>
              ))}
            </ul>
          </Fact>
        ))}
      </Facts>
    </Card>
  )
}
