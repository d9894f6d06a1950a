import type { Period } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { Language } from '#language/text'
import { steeringRoles } from '#organisation/model'
import * as Files from '#platform/files'
import { journal } from '#platform/journal'
import type { FileReply } from '#platform/route'
import { staffOf, type Work } from '#platform/work'
import { compose } from './composition/compose.ts'
import type { Ordering, ReportOrder, SteeringReport } from './model.ts'
import * as store from './store.ts'
import { typeset } from './typeset.ts'

const mayReport = ({ actor }: Work): boolean =>
  actor.kind === 'system' || (actor.kind === 'staff' && (steeringRoles as readonly string[]).includes(actor.role))

const nameOf = ({ period, synthetic }: SteeringReport, language: Language): string =>
  `rawabit-${synthetic ? 'demonstration-' : ''}comite-de-pilotage-${period}-${language}.pdf`

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
  return { name: nameOf(content, language), mediaType: 'application/pdf', bytes }
}

/** Orders a report: a job makes it and keeps it, and one may leave the page. Problem: `forbidden`. */
export const order = async (work: Work, { period, language }: Ordering): Promise<ReportOrder> => {
  if (!mayReport(work)) throw new Problem('forbidden')
  const { organisationId, staffId } = staffOf(work)
  const id = newId()
  await store.insertOrder(work, { id, kind: 'steering', period, language, organisationId, staffId, orderedAt: work.now.toString() })
  await journal(work, { verb: 'report.ordered', subject: { word: 'report', id }, details: { period, language } })
  return getOrder(work, id)
}

const getOrder = async (work: Work, id: string): Promise<ReportOrder> => {
  const found = await store.findOrder(work, id, staffOf(work).organisationId)
  if (!found) throw new Problem('not-found')
  return found
}

/** The reports that one's own organisation ordered, the newest first, at most 50. Problem: `forbidden`. */
export const orders = async (work: Work): Promise<ReportOrder[]> => {
  if (!mayReport(work)) throw new Problem('forbidden')
  return store.listOrders(work, staffOf(work).organisationId)
}

/** Makes an ordered report and keeps it, once. Called by the job that the order left. */
export const fulfil = async (work: Work, id: string): Promise<void> => {
  const wanted = await store.lockOrder(work, id)
  if (!wanted || wanted.fileId) return
  const content = await compose(work, wanted.period)
  const bytes = await typeset(content, wanted.language as Language)
  const name = nameOf(content, wanted.language as Language)
  const owner = { organisationId: wanted.organisationId, staffId: wanted.staffId }
  const fileId = await Files.keep(work, { name, mediaType: 'application/pdf', bytes }, owner)
  await store.fulfilOrder(work, id, fileId, content.ledgerPosition)
  await journal(work, { verb: 'report.made', subject: { word: 'report', id }, details: { position: content.ledgerPosition } })
}

/** The file of a report that is ready. That it left the house is a line of the journal. Problem: `not-found`. */
export const collect = async (work: Work, id: string): Promise<FileReply> => {
  const { file } = await getOrder(work, id)
  if (!file) throw new Problem('not-found')
  await journal(work, { verb: 'report.collected', subject: { word: 'report', id } })
  return Files.fetch(work, file)
}

/** The press, and how words and dates are set in each language, for other words that print. */
export { dateIn, moneyIn, numberIn } from './format.ts'
export { print } from './press.ts'
export { typographic } from './typography.ts'
