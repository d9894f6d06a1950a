import { useSuspenseQuery } from '@tanstack/react-query'
import type { Coverage } from '#results/model'
import { Link } from '../app/link.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { useFormats } from '../ui/format.ts'
import { M, useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { Code, T } from '../ui/text.tsx'
import { projectsQuery } from '../strategy/parts/queries.ts'
import { Reasons } from '../strategy/parts/supports.tsx'

type Paid = Coverage['rows'][number]['cells'][number]['projects'][number]
type PaneProps = { coverage: Coverage; objective: string | undefined; funder: string | undefined; close: () => void }

const Dates = ({ project: { from, to } }: { project: Paid }) => {
  const t = useMessages()
  const { day } = useFormats()
  if (from === null) return <Status tone="quiet">{t('results.coverage.undated')}</Status>
  return (
    <span className="small">
      {to ? t('results.coverage.from-to', { from: day(from), to: day(to) }) : t('results.coverage.from', { from: day(from) })}
    </span>
  )
}

const Known = ({ project, objective }: { project: string; objective: string }) => {
  const { data } = useSuspenseQuery(projectsQuery)
  const known = data.find(({ id }) => id === project)
  return known ? <Reasons project={known} objective={objective} /> : null
}

/** Behind a cell: the projects, since when, and on what the link leans. */
export const CellPane = ({ coverage, objective, funder, close }: PaneProps) => {
  const t = useMessages()
  const row = coverage.rows.find((each) => each.objective === objective)
  const paying = coverage.funders.find(({ id }) => id === funder)
  const projects = row?.cells.find((cell) => cell.funder === funder)?.projects ?? []
  return (
    <Dialog
      pane="end"
      wide
      isOpen={row !== undefined && paying !== undefined}
      onOpenChange={(isOpen) => !isOpen && close()}
      title={t('results.coverage.pane', { count: projects.length })}
    >
      {row && paying && (
        <div className="stack">
          <p>
            <Code>{row.objective}</Code> <T text={row.label} />
          </p>
          <p>
            <M id="results.coverage.payer" values={{ funder: <T text={paying.name} /> }} />
          </p>
          <ul className="paid">
            {projects.map((project) => (
              <li key={project.id}>
                <div className="cluster">
                  <Link to="/projects/$id" params={{ id: project.id }}>
                    <T text={project.name} />
                  </Link>
                  <Dates project={project} />
                </div>
                <Known project={project.id} objective={row.objective} />
              </li>
            ))}
          </ul>
        </div>
      )}
    </Dialog>
  )
}
