import * as Account from '#account/actions'
import * as Intake from '#intake/actions'
import { newId } from '#language/id'
import * as Organisation from '#organisation/actions'
import * as Exports from '#person/exports/actions'
import * as Glass from '#person/opening/glass'
import { agreeingRoles, askingRoles } from '#person/exports/model'
import type { Following } from '#platform/house'
import * as Files from '#platform/files'
import type { LongWorker, Worker } from '#platform/workers'
import * as Messages from '#platform/messages'
import type { Work } from '#platform/work'
import * as Referrals from '#referral/actions'
import * as Reports from '#report/actions'
import * as Results from '#results/actions'
import * as Rights from '#rights/actions'

type Line = { verb: string; subjectId: string | null; details: Record<string, unknown> }

const noticeQueue = 'referral-notice'
const completionQueue = 'referral-completion'
const accessQueue = 'access-notice'
const glassQueue = 'glass-notice'
const sharingQueue = 'sharing-end'
const messageQueue = 'message'
const reportQueue = 'report'
const fileQueue = 'file'
const exportQueue = 'person-export'
const exportEndQueue = 'person-export-end'
const exportNoticeQueue = 'person-export-notice'
const intakeQueue = 'intake'
const rightsQueue = 'rights-notice'
/** The night's run of retention: `app/retention` sends it, once a day. */
export const retentionQueue = 'retention'
const publicationQueue = 'publication'

export const queues = [
  noticeQueue, completionQueue, messageQueue, reportQueue, accessQueue, glassQueue, sharingQueue, fileQueue, intakeQueue, rightsQueue,
  retentionQueue, publicationQueue, exportQueue, exportEndQueue, exportNoticeQueue,
]

const answered = (details: Line['details'], template: string): Following => ({
  queue: accessQueue,
  data: { organisation: details['organisation'], template, request: details['request'] },
})

/** An answer about consent that ended a sharing: what was open because of it is closed. */
const sharingEnd = ({ subjectId, details }: Line): Following[] => {
  const organisations = (details['ended'] ?? []) as string[]
  return organisations.length > 0 ? [{ queue: sharingQueue, data: { person: subjectId, organisations } }] : []
}

/** What the disk holds of files that were let go of. */
const filesOf = ({ details }: Line): Following[] => (details['files'] as string[]).map((file) => ({ queue: fileQueue, data: { file } }))
const intakeWork = ({ subjectId }: Line): Following[] => [{ queue: intakeQueue, data: { import: subjectId } }]

/** A request of a person about their file: the organisation concerned is told, and the data-protection officers; of an answer, too. */
const rightsNotice =
  (template: string) =>
  ({ subjectId, details }: Line): Following[] => [
    { queue: rightsQueue, data: { request: subjectId, organisation: details['organisation'], registering: details['registering'] ?? null, template } },
  ]

/** An export that nobody else has to agree to, or to which somebody did. */
const exportApproved = ({ details }: Line): Following[] => (details['state'] === 'approved' ? [{ queue: exportQueue, data: { export: details['export'] } }] : [])

const exportNotice =
  (template: string) =>
  ({ details }: Line): Following[] => [{ queue: exportNoticeQueue, data: { export: details['export'], template } }]

/** Which jobs follow a journal line: left in the same transaction, worked off after it. */
export const followers: Record<string, (line: Line) => Following[]> = {
  'referral.sent': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['to'], template: 'referral.received' } }],
  'referral.accepted': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['from'], template: 'referral.accepted' } }],
  'referral.rejected': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['from'], template: 'referral.rejected' } }],
  'casework.attended': ({ details }) =>
    details['originWord'] === 'referral' ? [{ queue: completionQueue, data: { referral: details['originId'], delivery: details['delivery'] } }] : [],
  'person.piece-removed': filesOf,
  'person.pieces-erased': filesOf,
  'person.export-asked': (line) => (line.details['state'] === 'waiting' ? exportNotice('export.asked')(line) : exportApproved(line)),
  'person.export-waits': exportNotice('export.asked'),
  'person.export-decided': (line) => [...exportApproved(line), ...exportNotice('export.answered')(line)],
  'person.export-made': ({ details }) => [{ queue: exportEndQueue, data: { export: details['export'] }, after: Exports.kept.hours * 3600 }],
  'person.export-ended': filesOf,
  'person.access-asked': ({ details }) =>
    (details['organisations'] as string[]).map((organisation) => ({ queue: accessQueue, data: { organisation, template: 'access.asked', request: details['request'] } })),
  'person.access-granted': ({ details }) => [answered(details, 'access.granted')],
  'person.access-refused': ({ details }) => [answered(details, 'access.refused')],
  'person.glass-broken': ({ details }) => [{ queue: glassQueue, data: { glass: details['glass'] } }],
  'person.consent-answered': sharingEnd,
  'person.consent-withdrawn': sharingEnd,
  'intake.check-ordered': intakeWork,
  'intake.run-ordered': intakeWork,
  'intake.resumed': intakeWork,
  'results.publication-ordered': () => [{ queue: publicationQueue, data: {} }],
  'rights.asked': rightsNotice('rights.asked'),
  'rights.assigned': rightsNotice('rights.asked'),
  // Access is granted by handing the file over, of which one is told once.
  'rights.granted': (line) => (line.details['kind'] === 'access' ? [] : rightsNotice('rights.answered')(line)),
  'rights.handed': rightsNotice('rights.answered'),
  'rights.refused': rightsNotice('rights.answered'),
  'report.ordered': ({ subjectId }) => [{ queue: reportQueue, data: { order: subjectId } }],
  'message.written': ({ subjectId }) => [{ queue: messageQueue, data: { message: subjectId } }],
}

type Told = { email: string; language: string }[]

/** Tells each of them, in their language: ids only, no name leaves the house by mail. */
const tell = async (work: Work, staff: Told, template: string, reference: Record<string, unknown>): Promise<void> => {
  for (const { email, language } of staff) await Messages.write(work, { id: newId(), recipient: email, language, template, reference })
}

/** Tells the staff of an organisation that a referral awaits them or was answered. */
const notice: Worker = async (work, data) =>
  tell(work, await Organisation.recipients(work, String(data['organisation'])), String(data['template']), { referral: data['referral'] })

/** The same of a request for access. */
const accessNotice: Worker = async (work, data) =>
  tell(work, await Organisation.recipients(work, String(data['organisation'])), String(data['template']), { request: data['request'] })

/** Tells those who answer for a file, and the data-protection officers, that the glass was broken. */
const glassNotice: Worker = async (work, data) =>
  tell(work, await Glass.answering(work, String(data['glass'])), 'glass.broken', { glass: data['glass'] })

/** Tells who answers for the organisation concerned and for the one that registered the person, and the data-protection officers. */
const rightsTold: Worker = async (work, data) => {
  const concerned = [...new Set([data['organisation'], data['registering']].filter((each) => typeof each === 'string'))]
  const told = new Map((await Organisation.officers(work)).map((each) => [each.email, each]))
  for (const organisation of concerned) for (const each of await Organisation.recipients(work, organisation)) told.set(each.email, each)
  await tell(work, [...told.values()], String(data['template']), { request: data['request'] })
}

/** Tells those who may agree, whoever asked excepted, that an export waits for them; and whoever asked, that it was answered. */
const exportTold: Worker = async (work, data) => {
  const asked = await Exports.parties(work, String(data['export']))
  const isWish = data['template'] === 'export.asked'
  if (!asked || (isWish && asked.state !== 'waiting')) return
  const staff = await Organisation.recipients(work, asked.organisationId, isWish ? agreeingRoles : askingRoles)
  await tell(work, staff.filter(({ id }) => (id === asked.staffId) !== isWish), String(data['template']), { export: data['export'] })
}

/** What one transaction did not take is left to the next job. */
const retention: Worker = async (work) => {
  const { more } = await Rights.run(work)
  if (more) await work.enqueue(retentionQueue, {})
}

const sharingEnded: Worker = (work, data) => Referrals.stop(work, String(data['person']), data['organisations'] as string[])

const completion: Worker = (work, data) => Referrals.complete(work, String(data['referral']), String(data['delivery']))

/** Where a letter leads. Links that carry a secret are made as the letter goes out, and null says that nothing is to be opened any more. */
const pathOf: Messages.AddressOf = async (work, template, reference) => {
  if (template === 'organisation.invited') return Organisation.renewLink(work, String(reference['invitation']))
  if (template === 'account.locked') return Account.unlockingLink(work, String(reference['account']))
  if (template === 'account.renewal') return Account.renewalLink(work, String(reference['account']))
  if (template === 'access.asked') return `/access?open=${String(reference['request'])}`
  if (template.startsWith('access.')) return `/access?direction=out&open=${String(reference['request'])}`
  if (template.startsWith('rights.')) return `/rights?open=${String(reference['request'])}`
  if (template.startsWith('export.')) return '/exports'
  if (template === 'glass.broken') return `/access/glass?open=${String(reference['glass'])}`
  return `/referrals/${String(reference['referral'])}`
}

const addressOf = (origin: () => string): Messages.AddressOf => async (work, template, reference) => {
  const path = await pathOf(work, template, reference)
  return path === null ? null : `${origin()}${path}`
}

/** Who works off which queue. `origin` answers the address of this installation, which is known once it is served. */
export const workers = (transport: Messages.Transport, origin: () => string): Record<string, Worker> => ({
  [noticeQueue]: notice,
  [completionQueue]: completion,
  [accessQueue]: accessNotice,
  [glassQueue]: glassNotice,
  [sharingQueue]: sharingEnded,
  [rightsQueue]: rightsTold,
  [retentionQueue]: retention,
  [reportQueue]: (work, data) => Reports.fulfil(work, String(data['order'])),
  [messageQueue]: (work, data) => Messages.send(work, transport, String(data['message']), addressOf(origin)),
  [exportQueue]: (work, data) => Exports.make(work, String(data['export'])),
  [exportNoticeQueue]: exportTold,
  [exportEndQueue]: (work, data) => Exports.end(work, String(data['export'])),
  [fileQueue]: (work, data) => Files.discard(work, String(data['file'])),
  [publicationQueue]: async (work) => void (await Results.publish(work)),
})

/** Whose work is more than one transaction. */
export const longWorkers: Record<string, LongWorker> = {
  [intakeQueue]: (step, data, isLast) => Intake.workOn(step, String(data['import']), isLast),
}
