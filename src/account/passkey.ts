import {
  type AuthenticationResponseJSON,
  generateAuthenticationOptions,
  generateRegistrationOptions,
  type RegistrationResponseJSON,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
} from '@simplewebauthn/server'
import { sql } from 'kysely'
import { confirm, holderOf, keepsSecondFactor } from '#account/confirmation'
import { type Entry, enter, refuse } from '#account/entering'
import type { RecoveryCodes } from '#account/model'
import { dropUnneededCodes, firstRecoveryCodes } from '#account/second-factor'
import type { Visit } from '#account/session'
import { giveTicket, takeTicket } from '#account/ticket'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import { keeping, type Work } from '#platform/work'

/**
 * The name for which passkeys are made (WebAuthn's relying party): that of the address under which somebody came. An address of numbers
 * has no name, and a browser makes passkeys on a secure address only.
 */
export const relyingPartyOf = (origin: string): string | null => {
  const { hostname, protocol } = new URL(origin)
  const named = !/^[\d.]+$|^\[/.test(hostname)
  return named && (protocol === 'https:' || hostname === 'localhost') ? hostname : null
}

const partyOf = (origin: string): string => {
  const party = relyingPartyOf(origin)
  if (party === null) throw new Problem('conflict')
  return party
}

type Kept = { id: string; userId: string; credentialId: string; publicKey: Uint8Array<ArrayBuffer>; counter: number; transports: string[] }

const columns = sql`id, user_id, credential_id, public_key, counter, transports`

/** Begins to make a passkey. Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`, `conflict` (no passkeys at this address). */
export const beginPasskey = (work: Work, digest: string | null, input: { password: string | null; origin: string }) =>
  keeping(work, async () => {
    const { userId, email, name } = await confirm(work, digest, input.password)
    const { rows } = await sql<Kept>`select ${columns} from auth.passkey where user_id = ${userId}`.execute(work.db)
    const options = await generateRegistrationOptions({
      rpName: 'Rawabit',
      rpID: partyOf(input.origin),
      userName: email,
      userDisplayName: name,
      userID: new TextEncoder().encode(userId),
      attestationType: 'none',
      supportedAlgorithmIDs: [-8, -7, -257], // Ed25519, ES256, RS256: what authenticators have
      excludeCredentials: rows.map(({ credentialId, transports }) => ({ id: credentialId, transports })),
      authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    })
    await giveTicket(work, 'passkey-setting', 10, { userId, token: `passkey-setting ${userId}`, facts: { challenge: options.challenge, origin: input.origin } })
    return options
  })

const verified = async <T extends { verified: boolean }>(verify: () => Promise<T>): Promise<T | undefined> => {
  try {
    const result = await verify()
    return result.verified ? result : undefined
  } catch {
    // The library throws what it did not accept; what it was is of no use to whoever sent it.
    return undefined
  }
}

/** Keeps a passkey that a browser made. Problems: `unauthenticated`, `passkey-refused`, `already-exists`. */
export const addPasskey = (work: Work, digest: string | null, input: { name: string; response: unknown }): Promise<RecoveryCodes> =>
  keeping(work, async () => {
    const { userId } = await holderOf(work, digest)
    const ticket = await takeTicket(work, 'passkey-setting', `passkey-setting ${userId}`)
    if (!ticket) throw new Problem('passkey-refused')
    const { challenge, origin } = ticket.facts as { challenge: string; origin: string }
    const result = await verified(() =>
      verifyRegistrationResponse({
        response: input.response as RegistrationResponseJSON,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: partyOf(origin),
        requireUserVerification: true,
      }),
    )
    if (!result?.registrationInfo) throw new Problem('passkey-refused')
    const { id, publicKey, counter, transports = [] } = result.registrationInfo.credential
    await sql`insert into auth.passkey (id, user_id, credential_id, public_key, counter, transports, name, created_at)
              values (${newId()}, ${userId}, ${id}, ${Buffer.from(publicKey)}, ${counter}, ${transports}, ${input.name}, ${work.now.toString()})`.execute(work.db)
    await journal(work, { verb: 'account.passkey-added', subject: { word: 'account', id: userId } })
    return firstRecoveryCodes(work, userId)
  })

/** Takes a passkey away. Problems: `unauthenticated`, `invalid-input` (`password`), `sign-in-again`, `not-found`, `second-factor-kept`. */
export const removePasskey = (work: Work, digest: string | null, input: { id: string; password: string | null; kept: readonly string[] }): Promise<void> =>
  keeping(work, async () => {
    const holder = await confirm(work, digest, input.password)
    const { userId } = holder
    const { rows } = await sql`delete from auth.passkey where id = ${input.id} and user_id = ${userId} returning 1`.execute(work.db)
    if (rows.length === 0) throw new Problem('not-found')
    const { rows: left } = await sql`
      select 1 from auth.totp where user_id = ${userId} union all select 1 from auth.passkey where user_id = ${userId}`.execute(work.db)
    if (left.length === 0 && keepsSecondFactor(holder, input.kept)) throw new Problem('second-factor-kept')
    await journal(work, { verb: 'account.passkey-removed', subject: { word: 'account', id: userId } })
    await dropUnneededCodes(work, userId)
  })

/** Asks a browser for a passkey, whosoever it is: nothing here says which accounts exist. Problem: `conflict` (no passkeys at this address). */
export const askPasskey = (work: Work, origin: string) =>
  keeping(work, async () => {
    const options = await generateAuthenticationOptions({ rpID: partyOf(origin), userVerification: 'required' })
    const ticket = await giveTicket(work, 'passkey', 10, { facts: { challenge: options.challenge, origin } })
    return { options, ticket }
  })

/** The counter of an authenticator only grows; a copy of it would show here. */
const rememberUse = async (work: Work, { id, counter }: Kept, used: number): Promise<boolean> => {
  const { rows } = await sql`
    update auth.passkey set counter = ${used}, last_used_at = ${work.now.toString()}
     where id = ${id} and counter = ${counter} and (${used} > counter or (${used} = 0 and counter = 0)) returning 1`.execute(work.db)
  return rows.length > 0
}

/** Signs in with a passkey. It is two factors in one: the device, and what unlocks it, which is required. */
export const enterByPasskey = (work: Work, token: string | null, response: AuthenticationResponseJSON, visit: Visit): Promise<Entry> =>
  keeping(work, async () => {
    const ticket = await takeTicket(work, 'passkey', token)
    const { rows } = await sql<Kept>`select ${columns} from auth.passkey where credential_id = ${response.id}`.execute(work.db)
    const passkey = rows[0]
    if (!ticket || !passkey) return refuse(work, visit, 'passkey')
    const { challenge, origin } = ticket.facts as { challenge: string; origin: string }
    const result = await verified(() =>
      verifyAuthenticationResponse({
        response,
        expectedChallenge: challenge,
        expectedOrigin: origin,
        expectedRPID: partyOf(origin),
        credential: { id: passkey.credentialId, publicKey: passkey.publicKey, counter: passkey.counter, transports: passkey.transports },
        requireUserVerification: true,
      }),
    )
    const whose = response.response.userHandle
    const itsOwn = whose === undefined || Buffer.from(whose, 'base64url').toString() === passkey.userId
    const entrant = result && itsOwn ? await Organisation.findEntrant(work, passkey.userId) : undefined
    if (!result || !entrant || !(await rememberUse(work, passkey, result.authenticationInfo.newCounter))) {
      return refuse(work, visit, 'passkey', { userId: passkey.userId })
    }
    return enter(work, entrant, 'passkey', visit)
  })
