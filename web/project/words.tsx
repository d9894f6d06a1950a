import type { ReactNode } from 'react'
import type { Project } from '#project/model'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Sum, T } from '../ui/text.tsx'

export type Funding = Project['fundings'][number]

const known = (day: string, precision: string | null) =>
  precision === 'year'
    ? { value: day.slice(0, 4), precision: 'year' as const }
    : precision === 'month'
      ? { value: day.slice(0, 7), precision: 'month' as const }
      : { value: day, precision: 'day' as const }

/** When a project runs, as precisely as its sources say. */
export const Dates = ({ project, otherwise }: { project: Project; otherwise?: ReactNode }) => {
  const t = useMessages()
  const { partialDate } = useFormats()
  const start = project.startsOn && partialDate(known(project.startsOn, project.startsPrecision))
  const end = project.endsOn && partialDate(known(project.endsOn, project.endsPrecision))
  if (start && end) return <>{t('project.when.from-to', { start, end })}</>
  if (start) return <>{t('project.when.from', { start })}</>
  if (end) return <>{t('project.when.until', { end })}</>
  return otherwise ?? <span className="quiet">{t('project.when.unknown')}</span>
}

/** The same in short: the announced duration where the sources give no dates. */
export const When = ({ project }: { project: Project }) => (
  <Dates project={project} otherwise={project.duration && <T text={project.duration} />} />
)

/** How much a funder gives; where no document says, that is said. */
export const HowMuch = ({ funding }: { funding: Funding }) => {
  const t = useMessages()
  return funding.amount ? <Sum money={funding.amount} /> : <span className="quiet">{t('project.amount.none')}</span>
}

/** The objectives that a project supports, each once. */
export const objectivesOf = (project: Project): string[] => [...new Set(project.supports.map(({ objective }) => objective))]
