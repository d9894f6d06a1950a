import { useSuspenseQuery } from '@tanstack/react-query'
import { Suspense } from 'react'
import type { LedgerLine } from '#delivery/model'
import { Link } from '../app/link.tsx'
import { Part } from '../app/part.tsx'
import { Band } from '../ui/band.tsx'
import { Dialog } from '../ui/dialog.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { Amount, DayText, T } from '../ui/text.tsx'
import { LineOfSight } from '../strategy/parts/line-of-sight.tsx'
import { projectsQuery } from '../strategy/parts/queries.ts'
import { Standing } from './line-table.tsx'
import { lineQuery } from './queries.ts'
import type { LedgerSearch } from './search.ts'

type PaneProps = { id: string | undefined; search: LedgerSearch; close: () => void }

/** A correction is a pair: each line leads to the other. */
const Pair = ({ line, search }: { line: LedgerLine; search: LedgerSearch }) => {
  const t = useMessages()
  const other = line.reverses ?? line.reversedBy
  if (!other) return null
  return (
    <Band tone="refusal">
      {t(line.reverses ? 'delivery.pair.reverses' : 'delivery.pair.reversed')}{' '}
      <Link to="/ledger" search={{ ...search, line: other }} resetScroll={false}>
        {t(line.reverses ? 'delivery.pair.to-reversed' : 'delivery.pair.to-reversing')}
      </Link>
    </Band>
  )
}

const ProjectFact = ({ id }: { id: string }) => {
  const t = useMessages()
  const { data } = useSuspenseQuery(projectsQuery)
  const project = data.find((one) => one.id === id)
  return (
    <Fact label={t('delivery.column.project')}>
      {project ? (
        <Link to="/projects/$id" params={{ id }}>
          <T text={project.name} />
        </Link>
      ) : (
        t('delivery.unknown')
      )}
    </Fact>
  )
}

const LineFacts = ({ line }: { line: LedgerLine }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Facts>
      <Fact label={t('delivery.column.on')}>
        <DayText day={line.on} />
      </Fact>
      <Fact label={t('delivery.column.recorded-at')}>{moment(line.recordedAt)}</Fact>
      <Fact label={t('delivery.column.organisation')}>
        <T text={line.organisation.name} />
      </Fact>
      {line.site && (
        <Fact label={t('delivery.column.site')}>
          <T text={line.site.name} />
        </Fact>
      )}
      <Fact label={t('delivery.column.region')}>{line.region ? <T text={line.region.name} /> : t('delivery.unknown')}</Fact>
      {line.project && <ProjectFact id={line.project} />}
      <Fact label={t('delivery.column.channel')}>{t(`delivery.channel.${line.channel}`)}</Fact>
      <Fact label={t('delivery.column.quantity')}>
        <Amount value={line.quantity} />
      </Fact>
      <Fact label={t('delivery.column.sex')}>{t(`delivery.sex.${line.sex ?? 'unknown'}`)}</Fact>
      <Fact label={t('delivery.column.age')}>{t(`delivery.age.${line.ageBand}`)}</Fact>
      <Fact label={t('delivery.column.state')}>
        <Standing line={line} />
      </Fact>
    </Facts>
  )
}

const Line = ({ id, search }: { id: string; search: LedgerSearch }) => {
  const t = useMessages()
  const { number } = useFormats()
  const { data: line } = useSuspenseQuery(lineQuery(id))
  return (
    <div className="stack">
      <p className="quiet">{t('delivery.line.position', { position: number(line.position) })}</p>
      {line.synthetic && (
        <Band tone="information" slim>
          {t('delivery.line.synthetic')}
        </Band>
      )}
      <Pair line={line} search={search} />
      <h3>{t('delivery.line.serves')}</h3>
      <LineOfSight objective={line.objective} action={line.action} service={line.service.name} />
      <h3>{t('delivery.line.facts')}</h3>
      <LineFacts line={line} />
      <p className="quiet small">{t('delivery.line.nameless')}</p>
    </div>
  )
}

/** One line: what it was, and which promises it serves. */
export const LinePane = ({ id, search, close }: PaneProps) => {
  const t = useMessages()
  return (
    <Dialog pane="end" wide isOpen={id !== undefined} onOpenChange={(isOpen) => !isOpen && close()} title={t('delivery.line')}>
      {id !== undefined && (
        <Part key={id}>
          <Suspense fallback={<Skeleton rows={8} />}>
            <Line id={id} search={search} />
          </Suspense>
        </Part>
      )}
    </Dialog>
  )
}
