import { Problem } from '#language/problem'
import type { Period } from '#language/date'
import type { Language } from '#language/text'
import { steeringRoles } from '#organisation/model'
import { journal } from '#platform/journal'
import type { FileReply } from '#platform/route'
import type { Work } from '#platform/work'
import { compose } from './composition/compose.ts'
import type { SteeringReport } from './model.ts'
import { typeset } from './typeset.ts'

const mayReport = ({ actor }: Work): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && (steeringRoles as readonly string[]).includes(actor.role))

/** The content of the steering report of a period, as data in three languages. Problem: `forbidden`. */
export const steeringContent = async (work: Work, period: Period): Promise<SteeringReport> => {
  if (!mayReport(work)) throw new Problem('forbidden')
  return compose(work, period)
}

/**
 * The steering report of a period, typeset as PDF (PDF/UA-1) in one language. That it left the house is a line of the journal.
 * Problem: `forbidden`.
 */
export const steering = async (work: Work, period: Period, language: Language): Promise<FileReply> => {
  const content = await steeringContent(work, period)
  const bytes = await typeset(content, language)
  await journal(work, { verb: 'report.made', subject: { word: 'report', id: null }, details: { kind: 'steering', period, language, position: content.ledgerPosition } })
  return { name: `rawabit-${content.synthetic ? 'demonstration-' : ''}comite-de-pilotage-${period}-${language}.pdf`, mediaType: 'application/pdf', bytes }
}
