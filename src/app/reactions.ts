import * as Account from '#account/actions'
import { newId } from '#language/id'
import * as Organisation from '#organisation/actions'
import type { Following } from '#platform/house'
import type { Worker } from '#platform/workers'
import * as Messages from '#platform/messages'
import * as Referrals from '#referral/actions'
import * as Reports from '#report/actions'

type Line = { verb: string; subjectId: string | null; details: Record<string, unknown> }

const noticeQueue = 'referral-notice'
const completionQueue = 'referral-completion'
const messageQueue = 'message'
const reportQueue = 'report'
const departureQueue = 'departure'

export const queues = [noticeQueue, completionQueue, messageQueue, reportQueue, departureQueue]

/** Which jobs follow a journal line: left in the same transaction, worked off after it. */
export const followers: Record<string, (line: Line) => Following[]> = {
  'referral.sent': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['to'], template: 'referral.received' } }],
  'referral.accepted': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['from'], template: 'referral.accepted' } }],
  'referral.rejected': ({ subjectId, details }) => [{ queue: noticeQueue, data: { referral: subjectId, organisation: details['from'], template: 'referral.rejected' } }],
  'casework.attended': ({ details }) =>
    details['originWord'] === 'referral' ? [{ queue: completionQueue, data: { referral: details['originId'], delivery: details['delivery'] } }] : [],
  'organisation.suspended': ({ details }) => [{ queue: departureQueue, data: { staff: details['staff'] } }],
  'report.ordered': ({ subjectId }) => [{ queue: reportQueue, data: { order: subjectId } }],
  'message.written': ({ subjectId }) => [{ queue: messageQueue, data: { message: subjectId } }],
}

/** Tells the staff of an organisation that a referral awaits them or was answered: ids only, no name leaves the house by mail. */
const notice: Worker = async (work, data) => {
  const staff = await Organisation.recipients(work, String(data['organisation']))
  for (const { email, language } of staff) {
    await Messages.write(work, { id: newId(), recipient: email, language, template: String(data['template']), reference: { referral: data['referral'] } })
  }
}

const completion: Worker = (work, data) => Referrals.complete(work, String(data['referral']), String(data['delivery']))

/** Somebody was suspended: they are refused already, and what they held of sessions is taken away. */
const departure: Worker = (work, data) => Account.endSessions(work, String(data['staff']))

/** Where a letter leads. Links that carry a secret are made as the letter goes out, and null says that nothing is to be opened any more. */
const pathOf: Messages.AddressOf = async (work, template, reference) => {
  if (template === 'organisation.invited') return Organisation.renewLink(work, String(reference['invitation']))
  if (template === 'account.locked') return Account.unlockingLink(work, String(reference['account']))
  if (template === 'account.renewal') return Account.renewalLink(work, String(reference['account']))
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
  [reportQueue]: (work, data) => Reports.fulfil(work, String(data['order'])),
  [messageQueue]: (work, data) => Messages.send(work, transport, String(data['message']), addressOf(origin)),
  [departureQueue]: departure,
})
