import type { Project } from '#project/model'
import { useMessages } from '../../ui/messages.tsx'
import { Status } from '../../ui/status.tsx'
import { T } from '../../ui/text.tsx'
import { SourceText } from './sources.tsx'

type Support = Project['supports'][number]

/** A link between a project and a promise, by what makes it one: component and action together. */
export const keyOf = ({ objective, component, action, basis, source }: Support): string =>
  [objective, component, action, basis, source.document].join(' ')

/** Why a project is said to serve a promise: the reason, whether a source says so itself, and which. */
export const Reasons = ({ project, objective }: { project: Project; objective: string }) => {
  const t = useMessages()
  return project.supports
    .filter((support) => support.objective === objective)
    .map((support) => (
      <div key={keyOf(support)} className="stack" data-gap="small">
        <p>
          <T text={support.reason} /> <Status tone="quiet">{t(`strategy.basis.${support.basis}`)}</Status>
        </p>
        <SourceText source={support.source} />
      </div>
    ))
}
