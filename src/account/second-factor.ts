import { createHmac, randomInt } from 'node:crypto'
import { sql } from 'kysely'
import { Secret, TOTP } from 'otpauth'
import * as attempt from '#account/attempt'
import { type CodeSetting, isRecoveryCode, type RecoveryCodes } from '#account/model'
import { confirm, holderOf, keepsSecondFactor } from '#account/confirmation'
import { type Entry, enter, lockAfter, refuse } from '#account/entering'
import type { Visit } from '#account/session'
import { findTicket, giveTicket, takeTicket, tryTicket } from '#account/ticket'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import { seal, unseal } from '#platform/secret'
import { keeping, type Work } from '#platform/work'

/** RFC 6238 as every app has it: SHA-1, six digits, thirty seconds; a code of the step before or after is taken, for clocks that differ. */
const settings = { issuer: 'Rawabit', algorithm: 'SHA1', digits: 6, period: 30 } as const
const window = 1
/** So many wrong codes take the ticket away: the password is asked again, and counted again. */
const mostTries = 5

const appOf = (secret: string, label: string) => new TOTP({ ...settings, label, secret: Secret.fromBase32(secret) })

/** The step of a code that is right now, or null. */
const stepOf = (secret: string, code: string, now: Temporal.Instant): number | null => {
  const timestamp = now.epochMilliseconds
  const delta = appOf(secret, '').validate({ token: code, timestamp, window })
  return delta === null ? null : Math.floor(timestamp / 1000 / settings.period) + delta
}

/** Takes a code once: the step must be later than that of the last code that served, and two at the same time find only one free. */
const takeCode = async (work: Work, userId: string, code: string): Promise<boolean> => {
  const { rows } = await sql<{ secret: string }>`select secret from auth.totp where user_id = ${userId}`.execute(work.db)
  const sealed = rows[0]?.secret
  const step = sealed ? stepOf(unseal(work.keyFor('totp'), sealed, userId), code, work.now) : null
  if (step === null) return false
  const taken = await sql`update auth.totp set last_step = ${step} where user_id = ${userId} and last_step < ${step} returning 1`.execute(work.db)
  return taken.rows.length > 0
}

const letters = 'abcdefghjkmnpqrstuvwxyz23456789'
const newRecoveryCode = (): string => Array.from({ length: 10 }, () => letters[randomInt(letters.length)]).join('')
const shown = (code: string): string => `${code.slice(0, 5)}-${code.slice(5)}`

const digestOfCode = (work: Work, userId: string, code: string): string =>
  createHmac('sha256', work.keyFor('recovery-code')).update(`${userId} ${code}`).digest('base64url')

const takeRecoveryCode = async (work: Work, userId: string, code: string): Promise<boolean> => {
  const { rows } = await sql`
    update auth.recovery_code set used_at = ${work.now.toString()}
     where user_id = ${userId} and digest = ${digestOfCode(work, userId, code)} and used_at is null returning 1`.execute(work.db)
  return rows.length > 0
}

/** Makes ten recovery codes and forgets those before. */
const makeRecoveryCodes = async (work: Work, userId: string): Promise<string[]> => {
  const codes = Array.from({ length: 10 }, newRecoveryCode)
  await sql`delete from auth.recovery_code where user_id = ${userId}`.execute(work.db)
  for (const code of codes) {
    await sql`insert into auth.recovery_code (user_id, digest) values (${userId}, ${digestOfCode(work, userId, code)})`.execute(work.db)
  }
  await journal(work, { verb: 'account.recovery-codes-made', subject: { word: 'account', id: userId } })
  return codes.map(shown)
}

/** Recovery codes for whoever has none: with the first second factor come the means to do without it once. */
export const firstRecoveryCodes = async (work: Work, userId: string): Promise<RecoveryCodes> => {
  const { rows } = await sql`select 1 from auth.recovery_code where user_id = ${userId} and used_at is null limit 1`.execute(work.db)
  return { recoveryCodes: rows.length > 0 ? null : await makeRecoveryCodes(work, userId) }
}

/** Answers the question for a second factor. The ticket serves for one sign-in and a few wrong codes. */
export const answerCode = (work: Work, token: string | null, code: string, visit: Visit): Promise<Entry> =>
  keeping(work, async () => {
    const ticket = await tryTicket(work, 'second-factor', token, mostTries)
    const entrant = ticket?.userId ? await Organisation.findEntrant(work, ticket.userId) : undefined
    if (!ticket || !entrant) return refuse(work, visit, 'code')
    const subject = attempt.accountSubject(work, entrant.email)
    const { open, last } = await attempt.countAttempt(work, subject)
    const recovery = isRecoveryCode(code)
    const right = open && (recovery ? await takeRecoveryCode(work, entrant.id, code) : await takeCode(work, entrant.id, code))
    if (!right) {
      if (open && last) await lockAfter(work, subject, entrant.id)
      return refuse(work, visit, open ? 'code' : 'locked', { userId: entrant.id, subject })
    }
    await takeTicket(work, 'second-factor', token)
    return enter(work, entrant, recovery ? 'recovery-code' : 'code', visit)
  })

const settingToken = (userId: string): string => `code-setting ${userId}`

/**
 * Begins to set up an app: a new secret, which serves only once a code of it has been shown. Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`.
 */
export const beginCode = (work: Work, digest: string | null, password: string | null): Promise<CodeSetting> =>
  keeping(work, async () => {
    const { userId, email } = await confirm(work, digest, password)
    const secret = new Secret({ size: 20 }).base32
    await giveTicket(work, 'code-setting', 15, { userId, token: settingToken(userId), facts: { secret: seal(work.keyFor('totp'), secret, userId) } })
    return { secret, address: appOf(secret, email).toString() }
  })

/** Ends the setting up with a code of the app, which then has served. Problems: `unauthenticated`, `code-refused` (wrong, or begun too long ago). */
export const setCode = (work: Work, digest: string | null, code: string): Promise<RecoveryCodes> =>
  keeping(work, async () => {
    const { userId } = await holderOf(work, digest)
    const ticket = await findTicket(work, 'code-setting', settingToken(userId))
    const secret = ticket ? unseal(work.keyFor('totp'), String(ticket.facts['secret']), userId) : null
    const step = secret === null ? null : stepOf(secret, code, work.now)
    if (secret === null || step === null) throw new Problem('code-refused')
    await takeTicket(work, 'code-setting', settingToken(userId))
    await sql`insert into auth.totp (user_id, secret, last_step, confirmed_at)
              values (${userId}, ${seal(work.keyFor('totp'), secret, userId)}, ${step}, ${work.now.toString()})
              on conflict (user_id) do update set secret = excluded.secret, last_step = excluded.last_step, confirmed_at = excluded.confirmed_at`.execute(work.db)
    await journal(work, { verb: 'account.code-set', subject: { word: 'account', id: userId } })
    return firstRecoveryCodes(work, userId)
  })

/** Takes the app away. Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`, `second-factor-kept` (the last one, and the role forbids to go without). */
export const removeCode = (work: Work, digest: string | null, password: string | null, kept: readonly string[]): Promise<void> =>
  keeping(work, async () => {
    const holder = await confirm(work, digest, password)
    const { userId } = holder
    const { rows } = await sql`select 1 from auth.passkey where user_id = ${userId}`.execute(work.db)
    if (rows.length === 0 && keepsSecondFactor(holder, kept)) throw new Problem('second-factor-kept')
    await sql`delete from auth.totp where user_id = ${userId}`.execute(work.db)
    await journal(work, { verb: 'account.code-removed', subject: { word: 'account', id: userId } })
    await dropUnneededCodes(work, userId)
  })

/** Without any second factor there is nothing to recover. */
export const dropUnneededCodes = async (work: Work, userId: string): Promise<void> => {
  await sql`
    delete from auth.recovery_code r where r.user_id = ${userId}
       and not exists (select from auth.totp t where t.user_id = r.user_id) and not exists (select from auth.passkey p where p.user_id = r.user_id)`.execute(work.db)
}

/** A new set of recovery codes. Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`, `conflict` (no second factor to do without). */
export const renewRecoveryCodes = (work: Work, digest: string | null, password: string | null): Promise<RecoveryCodes> =>
  keeping(work, async () => {
    const { userId } = await confirm(work, digest, password)
    const { rows } = await sql`
      select 1 from auth.totp where user_id = ${userId} union all select 1 from auth.passkey where user_id = ${userId}`.execute(work.db)
    if (rows.length === 0) throw new Problem('conflict')
    return { recoveryCodes: await makeRecoveryCodes(work, userId) }
  })

/** Takes every second factor of somebody away: they lost it, and their administrator vouches for them. */
export const dropSecondFactors = async (work: Work, userId: string): Promise<void> => {
  for (const table of ['totp', 'passkey', 'recovery_code']) await sql`delete from ${sql.id('auth', table)} where user_id = ${userId}`.execute(work.db)
}
