import * as Deliveries from '#delivery/actions'
import type { Declaration } from '#delivery/model'
import { boundsOf, type Day, dayOf, type Period } from '#language/date'
import type { Text } from '#language/text'
import * as Organisations from '#organisation/actions'
import type { Work } from '#platform/work'
import * as Projects from '#project/actions'
import type { Project } from '#project/model'
import * as Results from '#results/actions'
import type { Coverage, Stated } from '#results/model'
import * as Strategies from '#strategy/actions'
import type { Inconsistency, Indicator, Strategy } from '#strategy/model'
import * as Territory from '#territory/actions'
import type { Area } from '#territory/model'
import { type Cite, same, titleOf } from './notes.ts'

/** Everything that a report is made of, read once. */
export type Matter = {
  period: Period
  cutOff: Day
  today: Day
  strategy: Strategy
  indicators: Indicator[]
  declarations: Declaration[]
  /** The statements about each indicator, with whether they speak of the period. */
  stated: Map<string, Stated[]>
  projects: Project[]
  coverage: Coverage
  summary: Results.Summary
  regions: Area[]
  inconsistencies: Inconsistency[]
  cite: Cite
  /** How a document is called, by its mark. */
  document: (id: string) => Text
  /** How an organisation was called at the end of the period; who is no organisation (a newspaper) keeps its own name. */
  organisation: (id: string) => { name: Text; short: Text }
}

/** Reads everything for a period, in the transaction in hand: all figures stand at one position of the ledger. */
export const gather = async (work: Work, period: Period, cite: Cite): Promise<Matter> => {
  const today = dayOf(work.now)
  const end = boundsOf(period).to
  // A period that is not over is counted up to today, and says so.
  const cutOff = end < today ? end : today
  const documents = new Map((await Strategies.documents(work)).map((document) => [document.id, document]))
  const names = await Organisations.namesOn(work, cutOff)
  return {
    period,
    cutOff,
    today,
    strategy: await Strategies.get(work),
    indicators: await Strategies.indicators(work),
    declarations: await Deliveries.declarations(work),
    stated: new Map((await Results.figures(work, { period })).items.map(({ indicator, declared }) => [indicator.code, declared])),
    projects: await Projects.list(work),
    coverage: await Results.coverage(work, cutOff),
    summary: await Results.summary(work, period),
    regions: (await Territory.find(work, { kind: 'region' })).filter((area) => area.tile !== null),
    inconsistencies: await Strategies.inconsistencies(work),
    cite,
    document: (id) => titleOf(documents, id),
    organisation: (id) => {
      const found = names.get(id)
      const short = found?.short
      return { name: found?.name ?? same(id), short: short ? same(short) : (found?.name ?? same(id)) }
    },
  }
}
