import type { FastifyInstance, FastifyReply } from 'fastify'
import { demonstrationChoices } from '#app/demonstration/choices'
import { type SignIn, tokenIn } from '#app/sign-in'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import { DemonstrationChoices, Session, SignIn as SignInInput } from '#organisation/model'
import type { House } from '#platform/house'
import { journal, type JournalLine } from '#platform/journal'
import { documentRoute } from '#platform/openapi'
import { parse } from '#language/parse'
import { noteAlone } from '#platform/refusal'
import { shadowOf } from '#platform/secret'
import { transact, type Work } from '#platform/work'

const passCookies = (from: Response, reply: FastifyReply) => {
  for (const cookie of from.headers.getSetCookie()) reply.header('set-cookie', cookie)
}

const headersOf = (request: { headers: Record<string, string | string[] | undefined> }): Headers =>
  new Headers(Object.entries(request.headers).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as [string, string]] : [])))

const described = { word: 'session', guard: 'public' as const, writes: false }
const signingIn = { ...described, method: 'POST' as const, path: '/v1/session', summary: 'Signs in.', body: SignInInput, reply: Session, status: 201 }
const signingOut = { ...described, method: 'DELETE' as const, path: '/v1/session', summary: 'Signs out.', reply: null, status: 204 }
const choosing = {
  ...described,
  method: 'GET' as const,
  path: '/v1/demonstration',
  summary: 'The log-ins of the demonstration, where there is one.',
  reply: DemonstrationChoices,
  status: 200,
}

const subject = { word: 'session', id: null }

/** A failed sign-in: who tried again and again can be told, the address itself cannot be read. */
const refusedLine = (house: House, email: string): JournalLine => ({
  verb: 'session.refused',
  subject,
  details: { address: shadowOf(house.keyFor('journal: address'), email.trim().toLowerCase()) },
})

const openSession = async (work: Work): Promise<Session> => {
  const session = await Organisation.session(work)
  await journal(work, { verb: 'session.opened', subject })
  return session
}

const closeSession = async (work: Work): Promise<void> => {
  if (work.actor.kind === 'staff') await journal(work, { verb: 'session.closed', subject })
}

/** Signing in and out: the only routes that set a cookie. A wrong password and an unknown address answer alike. */
export const serveSession = (server: FastifyInstance, house: House, { auth }: SignIn): void => {
  server.post('/v1/session', { schema: documentRoute(signingIn) }, async (request, reply) => {
    const { email, password } = parse(SignInInput, request.body ?? {})
    const answer = await auth.api.signInEmail({ body: { email, password }, asResponse: true })
    if (!answer.ok) {
      await noteAlone(house, { kind: 'visitor' }, refusedLine(house, email))
      throw new Problem('wrong-credentials')
    }
    const { token } = (await answer.json()) as { token: string }
    const session = await transact(house, { token }, openSession)
    passCookies(answer, reply)
    return reply.code(201).send(session)
  })
  server.delete('/v1/session', { schema: documentRoute(signingOut) }, async (request, reply) => {
    const token = tokenIn(request.cookies['rawabit.session_token'])
    if (token) await transact(house, { token }, closeSession)
    const answer = await auth.api.signOut({ headers: headersOf(request), asResponse: true })
    passCookies(answer, reply)
    return reply.code(204).send()
  })
  server.get('/v1/demonstration', { schema: documentRoute(choosing) }, async () => ({
    accounts: await demonstrationChoices(house),
  }))
}
