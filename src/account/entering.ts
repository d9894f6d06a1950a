import * as attempt from '#account/attempt'
import type { SecondFactor, Way } from '#account/model'
import { openSession, type Visit } from '#account/session'
import * as store from '#account/store'
import { giveTicket } from '#account/ticket'
import { newId } from '#language/id'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import * as Messages from '#platform/messages'
import { keeping, type Work } from '#platform/work'

/** What came of knocking: a session, the question for a second factor (with the ticket to answer it), or nothing. A refusal must be kept, so it is not thrown. */
export type Entry =
  | { outcome: 'opened'; token: string; staffId: string }
  | { outcome: 'second-factor'; ticket: string; ways: SecondFactor[] }
  | { outcome: 'refused' }

export type Reason = 'credentials' | 'locked' | 'network' | 'no-entry' | 'code' | 'passkey' | 'directory' | 'link'

/** Somebody was refused: the journal says it without the address that they gave. */
export const refuse = async (work: Work, visit: Visit, reason: Reason, about: { userId?: string | undefined; subject?: string; cause?: string } = {}): Promise<{ outcome: 'refused' }> => {
  const { userId, subject, cause } = about
  await attempt.countNetwork(work, visit.network)
  await journal(work, {
    verb: 'session.refused',
    subject: { word: 'session', id: userId ?? null },
    details: { reason, ...(cause && { cause }), ...(subject && { address: subject.split(':')[1] }), network: visit.network.split(':')[1] },
  })
  return { outcome: 'refused' }
}

/** An attempt by password, counted and not yet judged. */
export type Knock = { subject: string; userId: string | undefined; hash: string | null; open: boolean; last: boolean; reason: Reason }

/** Counts an attempt and finds what is to be compared. Between this and `answer` the password is judged, outside of any transaction. */
export const knock = (work: Work, email: string, visit: Visit): Promise<Knock> =>
  keeping(work, async () => {
    const subject = attempt.accountSubject(work, email)
    const closed = await attempt.isNetworkClosed(work, visit.network)
    const { open, last } = closed ? { open: false, last: false } : await attempt.countAttempt(work, subject)
    const found = await store.findByEmail(work, email.toLowerCase())
    return { subject, userId: found?.id, hash: found?.hash ?? null, open: open && !closed, last, reason: closed ? 'network' : open ? 'credentials' : 'locked' }
  })

/** Locks the account after its last attempt; whoever it belongs to gets a letter with a way back, if it belongs to anybody. */
export const lockAfter = async (work: Work, subject: string, userId: string | undefined): Promise<void> => {
  const until = await attempt.lock(work, subject)
  await journal(work, { verb: 'account.locked', subject: { word: 'account', id: userId ?? null }, details: { until, address: subject.split(':')[1] } })
  const entrant = userId && (await Organisation.findEntrant(work, userId))
  if (!entrant) return
  const letter = { id: newId(), recipient: entrant.email, language: entrant.language, template: 'account.locked', reference: { account: entrant.id } }
  await keeping(work, () => Messages.write(work, letter))
}

/**
 * Answers an attempt by password once it was judged. An address that is not known, a password that is wrong and an account that is
 * locked or suspended have one and the same answer.
 */
export const answer = (work: Work, knocked: Knock, right: boolean, visit: Visit): Promise<Entry> =>
  keeping(work, async () => {
    const { subject, userId, open, last, reason } = knocked
    if (!open || !right || !userId) {
      if (open && last) await lockAfter(work, subject, userId)
      return refuse(work, visit, reason, { userId, subject })
    }
    return admit(work, userId, 'password', visit)
  })

const secondFactors = async (work: Work, userId: string): Promise<SecondFactor[]> => {
  const { code, passkeys, recoveryCodes } = await store.findWays(work, userId)
  if (!code && passkeys.length === 0) return []
  return [...(code ? (['code'] as const) : []), ...(passkeys.length > 0 ? (['passkey'] as const) : []), ...(recoveryCodes > 0 ? (['recovery-code'] as const) : [])]
}

/**
 * Lets somebody in who has shown a first factor (`password`, `directory`, `invitation`): at once, or after the second one where they have one. A log-in of
 * the demonstration is everybody's and is not asked for one.
 */
export const admit = async (work: Work, userId: string, way: Way, visit: Visit): Promise<Entry> => {
  const entrant = await Organisation.findEntrant(work, userId)
  if (!entrant) return refuse(work, visit, 'no-entry', { userId })
  const account = await store.findById(work, userId)
  const ways = account?.shared ? [] : await secondFactors(work, userId)
  if (ways.length === 0) return enter(work, entrant, way, visit)
  const ticket = await giveTicket(work, 'second-factor', 10, { userId, facts: { subject: attempt.accountSubject(work, entrant.email) } })
  return { outcome: 'second-factor', ticket, ways }
}

/** Opens the session of somebody who has shown everything that is asked. Earlier refusals are forgotten. */
export const enter = async (work: Work, entrant: Organisation.Entrant, way: Way, visit: Visit): Promise<Entry> => {
  await attempt.forgive(work, attempt.accountSubject(work, entrant.email))
  return { outcome: 'opened', token: await openSession(work, entrant, way, visit.browser), staffId: entrant.id }
}
