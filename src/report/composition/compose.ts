import type { Period } from '#language/date'
import type { Work } from '#platform/work'
import { SteeringReport } from '../model.ts'
import { coverageOf, disagreementsOf, headlinesOf, moneyOf, quartersOf, regionsOf, signalsOf } from './chapters.ts'
import { gather } from './matter.ts'
import { notebook } from './notes.ts'
import { programmeOf } from './programmes.ts'
import { kingdom } from './words.ts'

/** Composes the steering report of a period from what the database holds, in the order in which it is read: so its notes are numbered. */
export const compose = async (work: Work, period: Period): Promise<SteeringReport> => {
  const { provenance, cite } = notebook()
  const matter = await gather(work, period, cite)
  return SteeringReport.parse({
    period,
    issuer: [kingdom, matter.organisation('mcmream').name],
    edition: matter.strategy.edition.name,
    synthetic: matter.summary.synthetic,
    generatedOn: matter.today,
    cutOff: matter.cutOff,
    ledgerPosition: matter.summary.position,
    fingerprint: null,
    threshold: matter.summary.threshold,
    headlines: headlinesOf(matter),
    signals: signalsOf(matter),
    programmes: matter.strategy.programmes.map((programme) => programmeOf(matter, programme)),
    quarters: quartersOf(matter),
    regions: regionsOf(matter),
    coverage: coverageOf(matter),
    money: moneyOf(matter),
    disagreements: disagreementsOf(matter),
    provenance,
    definitions: [],
  })
}
