import type { FastifyInstance } from 'fastify'
import type { z } from 'zod'
import { type Coming, comingOf, type Door, type Going, setCookie } from '#app/door/coming'
import { parse } from '#language/parse'
import { Problem } from '#language/problem'
import { documentRoute } from '#platform/openapi'
import { noteAlone, refusalOf } from '#platform/refusal'
import { jsonSchemaOf } from '#platform/schemas'
import { type Actor, transact } from '#platform/work'

type Schema = z.ZodType
type Parsed<S> = S extends Schema ? z.output<S> : undefined

/** A route at which cookies are given and taken: the word `account` does what is asked, and this says what is handed over. */
export type DoorRoute = {
  method: 'GET' | 'POST' | 'PUT' | 'DELETE'
  path: string
  summary: string
  guard: 'public' | 'signed-in'
  params?: Schema
  body?: Schema
  reply: Schema | null
  status: number
  /** Another answer that is none of the refusals, by its status. */
  else?: Record<number, Schema>
  answer: (door: Door, coming: Coming, input: { params: never; body: never }) => Promise<Going>
}

type Declared<P, B> = Pick<DoorRoute, 'method' | 'path' | 'summary'> &
  Partial<Pick<DoorRoute, 'guard' | 'reply' | 'status' | 'else'>> & {
    params?: P
    body?: B
    answer: (door: Door, coming: Coming, input: { params: Parsed<P>; body: Parsed<B> }) => Promise<Going>
  }

/** Declares a route of the door, open to everybody where nothing else is said. */
export const doorRoute = <P extends Schema | undefined = undefined, B extends Schema | undefined = undefined>(declared: Declared<P, B>): DoorRoute => {
  const { params, body, ...rest } = declared
  return {
    guard: 'public',
    reply: null,
    status: declared.reply == null ? 204 : declared.method === 'POST' ? 201 : 200,
    ...rest,
    ...(params && { params }),
    ...(body && { body }),
  } as DoorRoute
}

/** A route of the door as one of the word `session`. */
const plainOf = (route: DoorRoute) => {
  const { answer: _, else: others = {}, ...plain } = route
  return { others, plain: { ...plain, word: 'session', writes: false, keeps: false } }
}

const describe = (route: DoorRoute) => {
  const { others, plain } = plainOf(route)
  const schema = documentRoute(plain)
  const more = Object.entries(others).map(([status, reply]) => [status, { description: 'Answered.', ...jsonSchemaOf(reply, 'output') }])
  return { ...schema, response: { ...(schema['response'] as object), ...Object.fromEntries(more) } }
}

/** What was refused to whoever is signed in is a line of the journal here as at every other route. */
const noteRefusal = async ({ house }: Door, { digest }: Coming, route: DoorRoute, params: unknown, error: unknown): Promise<void> => {
  const line = route.guard === 'signed-in' && digest !== null ? refusalOf(plainOf(route).plain, { params }, error, true) : null
  if (line === null || digest === null) return
  const actor = await transact<Actor>(house, { token: digest }, (work) => Promise.resolve(work.actor))
  await noteAlone(house, actor, line)
}

/** Serves routes of the door. */
export const serveDoor = (server: FastifyInstance, door: Door, routes: readonly DoorRoute[]): void => {
  for (const route of routes) {
    server.route({
      method: route.method,
      url: route.path.replace(/\{(\w+)\}/g, ':$1'),
      schema: describe(route),
      handler: async (request, reply) => {
        const coming = comingOf(door, request)
        if (route.guard === 'signed-in' && coming.digest === null) throw new Problem('unauthenticated')
        const params = (route.params && parse(route.params, request.params)) as never
        const body = (route.body && parse(route.body, request.body ?? {})) as never
        const { status = route.status, body: answer, session, ticket } = await route.answer(door, coming, { params, body }).catch(async (error: unknown) => {
          await noteRefusal(door, coming, route, params, error)
          throw error
        })
        if (session !== undefined) setCookie(door, reply, 'session_token', session)
        if (ticket !== undefined) setCookie(door, reply, 'ticket', ticket)
        return reply.code(status).send(answer)
      },
    })
  }
}
