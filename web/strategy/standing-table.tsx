import { Fragment } from 'react'
import type { Period } from '#language/date'
import type { Strategy } from '#strategy/model'
import { useMessages } from '../ui/messages.tsx'
import { Status } from '../ui/status.tsx'
import { T } from '../ui/text.tsx'
import { KnownActions } from './known-actions.tsx'
import type { Choice } from './parts/period.ts'
import { StandingRow } from './standing-row.tsx'
import type { ProgrammeStanding, Standing, StrategicStanding } from './parts/standing.ts'

export const columns = ['objective', 'recorded', 'declared', 'verified', 'payers', 'trend'] as const

type Shown = { choice: Choice; last: Period; show: (standing: Standing) => void }

const ProgrammeRow = ({ of, gaps }: { of: ProgrammeStanding; gaps: Strategy['gaps'] }) => {
  const t = useMessages()
  const { programme } = of
  return (
    <tr className="standing-programme">
      <th scope="rowgroup" colSpan={columns.length}>
        <div className="cluster" data-spread="">
          <span>
            <span className="quiet">{t('strategy.programme.number', { number: programme.number })} </span>
            <T text={programme.name} />
          </span>
          <KnownActions programme={programme} gaps={gaps} />
        </div>
      </th>
    </tr>
  )
}

const Strategic = ({ of, gaps, ...shown }: { of: StrategicStanding; gaps: Strategy['gaps'] } & Shown) => {
  const t = useMessages()
  return (
    <>
      <tbody>
        <tr className="standing-strategic">
          <th scope="rowgroup" colSpan={columns.length}>
            <span className="quiet">{t('strategy.objective.number', { number: of.number })} </span>
            <T text={of.name} />{' '}
            {of.programmes.some(({ programme }) => programme.objectiveBasis === 'inferred') && (
              <Status tone="quiet">{t('strategy.programmes.inferred')}</Status>
            )}
          </th>
        </tr>
      </tbody>
      {of.programmes.map((each) => (
        <tbody key={each.programme.code}>
          <ProgrammeRow of={each} gaps={gaps} />
          {each.lines.map((line) => (
            <StandingRow key={line.objective.code} line={line} {...shown} />
          ))}
        </tbody>
      ))}
    </>
  )
}

/** Every promise in one line, in the order of the strategy. */
export const StandingTable = ({ all, gaps, ...shown }: { all: StrategicStanding[]; gaps: Strategy['gaps'] } & Shown) => {
  const t = useMessages()
  return (
    <div className="standing-frame">
      <table className="standing">
        <caption className="visually-hidden">{t('strategy.table')}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column} scope="col" data-column={column}>
                {t(`strategy.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        {all.map((each) => (
          <Fragment key={each.code}>
            <Strategic of={each} gaps={gaps} {...shown} />
          </Fragment>
        ))}
      </table>
    </div>
  )
}
