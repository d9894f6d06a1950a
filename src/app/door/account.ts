import { z } from 'zod'
import * as Account from '#account/actions'
import { Account as Overview, CodeEntry, CodeSetting, Confirmation, PasskeyNew, PasskeyOptions, PasswordChange, RecoveryCodes } from '#account/model'
import type { Coming, Door, Going } from '#app/door/coming'
import { type DoorRoute, doorRoute } from '#app/door/route'
import { Problem } from '#language/problem'
import { transact, type Work } from '#platform/work'

/** Runs a verb for the holder of the session. Problem: `unauthenticated`. */
const asHolder = <V>({ house }: Door, { digest }: Coming, verb: (work: Work, digest: string) => Promise<V>): Promise<V> => {
  if (digest === null) throw new Problem('unauthenticated')
  return transact(house, { token: digest }, (work) => {
    if (work.actor.kind !== 'staff') throw new Problem('unauthenticated')
    return verb(work, digest)
  })
}

/** The same where a password is asked again: each asking is counted before it is judged, and stays counted where it was wrong. */
const confirmed = async <V>(door: Door, coming: Coming, verb: (work: Work, digest: string) => Promise<V>): Promise<V> => {
  const { open } = await asHolder(door, coming, Account.countConfirmation)
  if (!open) throw Account.notConfirmed()
  return asHolder(door, coming, verb)
}

/** What changes the keys of an account changes the token of the session, too. */
const renewed = async (door: Door, coming: Coming, going: Going = {}): Promise<Going> => ({
  ...going,
  session: await asHolder(door, coming, Account.renewSession),
})

const mine = { guard: 'signed-in' } as const
const Reference = z.object({ id: z.uuid() })

const overview = doorRoute({
  ...mine,
  method: 'GET',
  path: '/v1/account',
  summary: 'How one signs in, and where one is signed in now.',
  reply: Overview,
  answer: async (door, coming) => ({
    body: await asHolder(door, coming, (work, digest) => Account.account(work, digest, { origin: coming.origin, kept: door.settings.secondFactor })),
  }),
})

const changePassword = doorRoute({
  ...mine,
  method: 'PUT',
  path: '/v1/account/password',
  summary: 'Changes one’s password; every other session ends.',
  body: PasswordChange,
  answer: async (door, coming, { body }) => {
    await confirmed(door, coming, (work, digest) => Account.changePassword(work, digest, body))
    return renewed(door, coming)
  },
})

const beginCode = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/code',
  summary: 'Begins to set up an app that shows codes.',
  body: Confirmation,
  reply: CodeSetting,
  answer: async (door, coming, { body }) => ({ body: await confirmed(door, coming, (work, digest) => Account.beginCode(work, digest, body.password)) }),
})

const setCode = doorRoute({
  ...mine,
  method: 'PUT',
  path: '/v1/account/code',
  summary: 'Ends the setting up with a code of the app.',
  body: CodeEntry,
  reply: RecoveryCodes,
  answer: async (door, coming, { body }) => renewed(door, coming, { body: await asHolder(door, coming, (work, digest) => Account.setCode(work, digest, body.code)) }),
})

const removeCode = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/code/removal',
  summary: 'Takes the app away.',
  body: Confirmation,
  answer: async (door, coming, { body }) => {
    await confirmed(door, coming, (work, digest) => Account.removeCode(work, digest, body.password, door.settings.secondFactor))
    return renewed(door, coming)
  },
})

const recoveryCodes = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/recovery-codes',
  summary: 'A new set of recovery codes; those before no longer serve.',
  body: Confirmation,
  reply: RecoveryCodes,
  answer: async (door, coming, { body }) => ({ body: await confirmed(door, coming, (work, digest) => Account.renewRecoveryCodes(work, digest, body.password)) }),
})

const beginPasskey = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/passkeys/options',
  summary: 'Begins to make a passkey.',
  body: Confirmation,
  reply: PasskeyOptions,
  status: 200,
  answer: async (door, coming, { body }) => ({
    body: await confirmed(door, coming, (work, digest) => Account.beginPasskey(work, digest, { password: body.password, origin: coming.origin })),
  }),
})

const addPasskey = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/passkeys',
  summary: 'Keeps a passkey that the browser made.',
  body: PasskeyNew,
  reply: RecoveryCodes,
  answer: async (door, coming, { body }) => renewed(door, coming, { body: await asHolder(door, coming, (work, digest) => Account.addPasskey(work, digest, body)) }),
})

const removePasskey = doorRoute({
  ...mine,
  method: 'POST',
  path: '/v1/account/passkeys/{id}/removal',
  summary: 'Takes a passkey away.',
  params: Reference,
  body: Confirmation,
  answer: async (door, coming, { params, body }) => {
    const kept = door.settings.secondFactor
    await confirmed(door, coming, (work, digest) => Account.removePasskey(work, digest, { id: params.id, password: body.password, kept }))
    return renewed(door, coming)
  },
})

const endOthers = doorRoute({
  ...mine,
  method: 'DELETE',
  path: '/v1/account/sessions',
  summary: 'Ends one’s sessions everywhere else.',
  answer: async (door, coming) => {
    await asHolder(door, coming, (work, digest) => Account.endOthers(work, digest))
    return {}
  },
})

const endOne = doorRoute({
  ...mine,
  method: 'DELETE',
  path: '/v1/account/sessions/{id}',
  summary: 'Ends another session of one’s own.',
  params: Reference,
  answer: async (door, coming, { params }) => {
    await asHolder(door, coming, (work, digest) => Account.endOthers(work, digest, params.id))
    return {}
  },
})

/** What somebody does with their own account. */
export const accountRoutes: DoorRoute[] = [
  overview, changePassword, beginCode, setCode, removeCode, recoveryCodes, beginPasskey, addPasskey, removePasskey, endOthers, endOne,
]
