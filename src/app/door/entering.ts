import * as Account from '#account/actions'
import { CodeEntry, Credentials, DirectoryAnswer, DirectoryReference, PasskeyAnswer, PasskeyOptions, SecondFactorAsked, WaysIn } from '#account/model'
import type { Coming, Door, Going } from '#app/door/coming'
import { doorRoute } from '#app/door/route'
import { demonstrationChoices } from '#app/demonstration/choices'
import { Problem, type ProblemCode } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { DemonstrationChoices, Session } from '#organisation/model'
import { digestOf } from '#platform/secret'
import { transact, type Work } from '#platform/work'
import { z } from 'zod'

/** Runs a verb for somebody who has not signed in. What it counted and wrote down is kept before anything is refused. */
export const asVisitor = <V>({ house }: Door, verb: (work: Work) => Promise<V>): Promise<V> => transact(house, { kind: 'visitor' }, verb)

/** Hands over what came of knocking: a session with its cookie, the question for a second factor, or the refusal. */
export const handOver = async (door: Door, coming: Coming, entry: Account.Entry, refusal: ProblemCode): Promise<Going> => {
  if (entry.outcome === 'refused') throw new Problem(refusal)
  if (entry.outcome === 'second-factor') return { status: 202, body: { secondFactor: entry.ways }, ticket: entry.ticket }
  const { digest } = coming
  if (digest !== null) await asVisitor(door, (work) => Account.leave(work, digest))
  const body = await transact(door.house, { token: digestOf(entry.token) }, Organisation.session, { readOnly: true })
  return { status: 201, body, session: entry.token, ticket: null }
}

const signIn = doorRoute({
  method: 'POST',
  path: '/v1/session',
  summary: 'Signs in. A wrong password, an unknown address and a locked account answer alike.',
  body: Credentials,
  reply: Session,
  else: { 202: SecondFactorAsked },
  answer: async (door, coming, { body: { email, password } }) => {
    const knocked = await asVisitor(door, (work) => Account.knock(work, email, coming.visit))
    const right = await Account.isPassword(knocked.hash, password)
    const entry = await asVisitor(door, (work) => Account.answer(work, knocked, right, coming.visit))
    return handOver(door, coming, entry, knocked.reason === 'network' ? 'too-many-requests' : 'wrong-credentials')
  },
})

const showCode = doorRoute({
  method: 'POST',
  path: '/v1/session/code',
  summary: 'Answers the question for a second factor with a code of an app, or with a recovery code.',
  body: CodeEntry,
  reply: Session,
  answer: async (door, coming, { body }) => {
    const entry = await asVisitor(door, (work) => Account.answerCode(work, coming.ticket, body.code, coming.visit))
    return handOver(door, coming, entry, 'code-refused')
  },
})

const askPasskey = doorRoute({
  method: 'POST',
  path: '/v1/session/passkey/options',
  summary: 'Asks the browser for a passkey.',
  reply: PasskeyOptions,
  status: 200,
  answer: async (door, { origin }) => {
    const { options, ticket } = await asVisitor(door, (work) => Account.askPasskey(work, origin))
    return { body: options, ticket }
  },
})

const showPasskey = doorRoute({
  method: 'POST',
  path: '/v1/session/passkey',
  summary: 'Signs in with a passkey.',
  body: PasskeyAnswer,
  reply: Session,
  answer: async (door, coming, { body }) => {
    const entry = await asVisitor(door, (work) => Account.enterByPasskey(work, coming.ticket, body.response as never, coming.visit))
    return handOver(door, coming, entry, 'passkey-refused')
  },
})

const goToDirectory = doorRoute({
  method: 'POST',
  path: '/v1/session/directory',
  summary: 'The address of a directory to which the browser goes to sign in there.',
  body: z.object({ directory: DirectoryReference.shape.id }),
  reply: z.object({ address: z.string() }),
  status: 200,
  answer: async (door, { origin }, { body }) => {
    const directory = await asVisitor(door, (work) => Account.getDirectory(work, body.directory))
    const { address, journey } = await Account.setOut(directory, origin)
    return { body: { address }, ticket: await asVisitor(door, (work) => Account.beginJourney(work, journey)) }
  },
})

const comeFromDirectory = doorRoute({
  method: 'POST',
  path: '/v1/session/directory/answer',
  summary: 'Signs in whom a directory vouches for, if they were invited or enrolled before.',
  body: DirectoryAnswer,
  reply: Session,
  else: { 202: SecondFactorAsked },
  answer: async (door, coming, { body }) => {
    const journey = await asVisitor(door, (work) => Account.endJourney(work, coming.ticket))
    const entry = await (journey ? arrive(door, coming, journey, body.answer) : asVisitor(door, (work) => Account.refuseDirectory(work, coming.visit, 'no-journey')))
    return handOver(door, coming, entry, 'directory-refused')
  },
})

const arrive = async (door: Door, { visit }: Coming, journey: Account.Journey, answer: string): Promise<Account.Entry> => {
  const directory = await asVisitor(door, (work) => Account.getDirectory(work, journey.directory))
  try {
    const vouched = await Account.arrive(directory, journey, answer)
    return await asVisitor(door, (work) => Account.enterByDirectory(work, vouched, visit))
  } catch (error) {
    if (!(error instanceof Account.DirectoryRefusal)) throw error
    return asVisitor(door, (work) => Account.refuseDirectory(work, visit, error.reason))
  }
}

const signOut = doorRoute({
  method: 'DELETE',
  path: '/v1/session',
  summary: 'Signs out.',
  answer: async (door, { digest }) => {
    if (digest !== null) await asVisitor(door, (work) => Account.leave(work, digest))
    return { session: null, ticket: null }
  },
})

const waysIn = doorRoute({
  method: 'GET',
  path: '/v1/session/ways',
  summary: 'The ways in beside a password: directories, and whether this address can have passkeys.',
  reply: WaysIn,
  answer: async (door, { origin }) => ({
    body: { directories: await asVisitor(door, Account.openDirectories), passkeys: Account.relyingPartyOf(origin) !== null },
  }),
})

const demonstration = doorRoute({
  method: 'GET',
  path: '/v1/demonstration',
  summary: 'The log-ins of the demonstration, where there is one.',
  reply: DemonstrationChoices,
  answer: async ({ house }) => ({ body: { accounts: await demonstrationChoices(house) } }),
})

/** Signing in and out. */
export const enteringRoutes = [signIn, showCode, askPasskey, showPasskey, goToDirectory, comeFromDirectory, signOut, waysIn, demonstration]
