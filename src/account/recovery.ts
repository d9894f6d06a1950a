import * as attempt from '#account/attempt'
import { confirm, holderOf } from '#account/confirmation'
import { refuse } from '#account/entering'
import type { StaffAccess } from '#account/model'
import { hashPassword, refuseWeak } from '#account/password'
import { dropSecondFactors } from '#account/second-factor'
import { endSessions, type Visit } from '#account/session'
import * as store from '#account/store'
import { dropTickets, giveTicket, takeTicket } from '#account/ticket'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import * as Messages from '#platform/messages'
import { keeping, type Work } from '#platform/work'

/** How long the links of letters serve, in minutes. */
const linkLifetime = 24 * 60

type Noted = { verb: string; id: string; details?: Record<string, unknown> }

const note = (work: Work, { id, ...noted }: Noted): Promise<void> => {
  const line = { ...noted, subject: { word: 'account', id } }
  return journal(work, line)
}

/**
 * Changes one's own password; every other session ends. Problems: `unauthenticated`, `demonstration-account`, `invalid-input`
 * (`password`; `next`: too common, too close to the address or the name), `conflict` (signs in by a directory).
 */
export const changePassword = (work: Work, digest: string | null, change: { password: string; next: string }): Promise<void> =>
  keeping(work, async () => {
    const { hash, shared } = await holderOf(work, digest)
    if (hash === null) throw new Problem('conflict')
    if (shared) throw new Problem('demonstration-account')
    const { userId, email, name, session } = await confirm(work, digest, change.password)
    refuseWeak(change.next, [email, name], 'next')
    await store.setPassword(work, userId, await hashPassword(change.next))
    await store.deleteSessions(work, userId, { but: session })
    await dropTickets(work, 'renewal', userId)
    await note(work, { verb: 'account.password-changed', id: userId })
  })

/** How the accounts of the staff of one's own organisation stand. Problem: `forbidden`. */
export const staffAccess = async (work: Work): Promise<StaffAccess[]> => {
  const staff = await Organisation.staff(work)
  return keeping(work, async () => {
    const found = await store.listAccess(work, staff.map(({ id }) => id))
    const subjectOf = (email: string) => attempt.accountSubject(work, email)
    const until = await attempt.lockedUntil(work, found.map(({ email }) => subjectOf(email)))
    return found.map(({ email, ...access }) => ({ ...access, lockedUntil: until.get(subjectOf(email)) ?? null }))
  })
}

/** Opens the locked account of a colleague again. Problems: `forbidden`, `not-found`. */
export const unlock = async (work: Work, id: string): Promise<void> => {
  const { email } = await Organisation.colleague(work, id)
  await keeping(work, () => attempt.forgive(work, attempt.accountSubject(work, email)))
  await note(work, { verb: 'account.unlocked', id, details: { by: 'administrator' } })
}

const renewable = async (work: Work, id: string) => {
  const colleague = await Organisation.colleague(work, id)
  const entrant = await Organisation.findEntrant(work, id)
  const account = await keeping(work, () => store.findById(work, id))
  if (!entrant || account?.hash == null) throw new Problem('conflict')
  if (account.shared) throw new Problem('demonstration-account')
  return colleague
}

/**
 * Sends a colleague a letter with a link for a new password. Where they lost their second factor, it is taken away and their sessions
 * end. Problems: `forbidden`, `not-found`, `conflict` (signs in by a directory, or is suspended), `demonstration-account`.
 */
export const offerRenewal = async (work: Work, id: string, { secondFactorLost }: { secondFactorLost: boolean }): Promise<void> => {
  const { email, language } = await renewable(work, id)
  if (secondFactorLost) {
    await keeping(work, () => dropSecondFactors(work, id))
    await endSessions(work, id)
  }
  await note(work, { verb: 'account.renewal-offered', id, details: { secondFactorLost } })
  await keeping(work, () => Messages.write(work, { id: newId(), recipient: email, language, template: 'account.renewal', reference: { account: id } }))
}

/**
 * The link of a renewal whose letter has not gone out, for the administrator to hand over. Problems: `forbidden`, `not-found`, `conflict`,
 * `demonstration-account`, `transition-refused` (none was offered, or its letter was sent).
 */
export const handRenewal = async (work: Work, id: string): Promise<{ path: string }> => {
  await renewable(work, id)
  const state = await keeping(work, () => Messages.latestState(work, 'account.renewal', { account: id }))
  if (state !== 'waiting') throw new Problem('transition-refused')
  await note(work, { verb: 'account.renewal-handed', id })
  return { path: await renewalLink(work, id) }
}

/** The address under which somebody sets a new password; those given out before no longer serve. */
export const renewalLink = (work: Work, userId: string): Promise<string> =>
  keeping(work, async () => {
    await dropTickets(work, 'renewal', userId)
    return `/renewal#${await giveTicket(work, 'renewal', linkLifetime, { userId })}`
  })

/** The address under which somebody opens their locked account again. */
export const unlockingLink = (work: Work, userId: string): Promise<string> =>
  keeping(work, async () => {
    await dropTickets(work, 'unlocking', userId)
    return `/unlocking#${await giveTicket(work, 'unlocking', linkLifetime, { userId })}`
  })

export type Done = { outcome: 'done' } | { outcome: 'refused' }

/** Opens a locked account by the link of its letter. A refusal is kept, so it is not thrown. */
export const unlockByLink = (work: Work, token: string, visit: Visit): Promise<Done> =>
  keeping(work, async () => {
    const ticket = await takeTicket(work, 'unlocking', token)
    const account = ticket?.userId ? await store.findById(work, ticket.userId) : undefined
    if (!account) return refuse(work, visit, 'link')
    await attempt.forgive(work, attempt.accountSubject(work, account.email))
    await note(work, { verb: 'account.unlocked', id: account.id, details: { by: 'link' } })
    return { outcome: 'done' }
  })

/** Sets a new password by the link of a letter; every session ends. A refusal is kept, so it is not thrown. Problem: `invalid-input` (`password`). */
export const renewByLink = (work: Work, renewal: { token: string; password: string }, visit: Visit): Promise<Done> =>
  keeping(work, async () => {
    const ticket = await takeTicket(work, 'renewal', renewal.token)
    const account = ticket?.userId ? await store.findById(work, ticket.userId) : undefined
    if (!account) return refuse(work, visit, 'link')
    refuseWeak(renewal.password, [account.email, account.name], 'password')
    await store.setPassword(work, account.id, await hashPassword(renewal.password))
    await store.deleteSessions(work, account.id)
    await attempt.forgive(work, attempt.accountSubject(work, account.email))
    await note(work, { verb: 'account.password-renewed', id: account.id })
    return { outcome: 'done' }
  })
