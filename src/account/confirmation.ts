import * as attempt from '#account/attempt'
import { isPassword } from '#account/password'
import { isFresh, sessionOf } from '#account/session'
import * as store from '#account/store'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { keeping, type Work } from '#platform/work'

export type Holder = { session: string; userId: string; email: string; name: string; hash: string | null; shared: boolean; roles: string[]; openedAt: string }

/** Who holds the session in which a request comes. Problem: `unauthenticated`. */
export const holderOf = async (work: Work, digest: string | null): Promise<Holder> => {
  const { userId, openedAt } = await sessionOf(work, digest)
  const account = await store.findById(work, userId)
  const entrant = await Organisation.findEntrant(work, userId)
  if (!account || !entrant) throw new Problem('unauthenticated')
  const { email, name, hash, shared } = account
  return { session: digest!, userId, email, name, hash, shared, roles: entrant.roles, openedAt }
}

/** Counts an attempt to confirm by password, in a transaction of its own, since it stays counted when the password turns out to be wrong. */
export const countConfirmation = (work: Work, digest: string | null): Promise<{ open: boolean }> =>
  keeping(work, async () => {
    const { email, hash } = await holderOf(work, digest)
    return hash === null ? { open: true } : attempt.countAttempt(work, attempt.accountSubject(work, email))
  })

/** The password that was asked again is missing or not right. */
export const notConfirmed = (code: 'required' | 'not-matching' = 'not-matching') => new Problem('invalid-input', [{ path: 'password', code }])

/**
 * Makes sure that it is the holder who asks: by their password, or where they have none by a session that they opened a moment ago.
 * Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`.
 */
export const confirm = async (work: Work, digest: string | null, password: string | null): Promise<Holder> => {
  const holder = await holderOf(work, digest)
  if (holder.hash === null) {
    if (!isFresh(work, holder.openedAt)) throw new Problem('sign-in-again')
    return holder
  }
  if (password === null) throw notConfirmed('required')
  if (!(await isPassword(holder.hash, password))) throw notConfirmed()
  await attempt.forgive(work, attempt.accountSubject(work, holder.email))
  return holder
}

/** Whether a role that somebody holds forbids to give the last second factor up. A log-in of the demonstration is exempt. */
export const keepsSecondFactor = ({ shared, roles }: Holder, kept: readonly string[]): boolean => !shared && roles.some((role) => kept.includes(role))
