import type { FastifySchema } from 'fastify'
import { ProblemReply } from '#language/problem'
import type { Route } from '#platform/route'
import { jsonSchemaOf } from '#platform/schemas'

/** The head of the OpenAPI 3.1 document. */
export const openApi = {
  refResolver: { buildLocalReference: (json: { $id?: unknown }, _base: unknown, _fragment: unknown, index: number) => String(json.$id ?? `def-${index}`) },
  openapi: {
    openapi: '3.1.0' as const,
    info: {
      title: 'Rawabit',
      version: '1.0.0',
      description:
        'One person, one file; every service one line in a ledger; every figure counted from the lines, or shown to be only declared.',
      license: { name: 'AGPL-3.0-or-later', url: 'https://www.gnu.org/licenses/agpl-3.0.html' },
      contact: { name: 'Rawabit' },
    },
    servers: [{ url: '/', description: 'This installation' }],
    components: {
      securitySchemes: { session: { type: 'apiKey' as const, in: 'cookie' as const, name: 'rawabit.session_token', description: 'Given at sign-in; behind https its name is `__Host-rawabit.session_token`.' } },
    },
  },
}

/** The one shape of every refusal, registered once and referred to. */
export const problemSchema = { $id: 'Problem', ...jsonSchemaOf(ProblemReply, 'output') }

const problemReply = (description: string) => ({ description, content: { 'application/problem+json': { schema: { $ref: 'Problem#' } } } })

const refusals = (route: Omit<Route, 'verb'>): Record<string, unknown> => ({
  ...(route.guard !== 'public' && { 401: problemReply('Nobody is signed in.'), 403: problemReply('This role may not.') }),
  ...(route.params && { 404: problemReply('It does not exist, or is not yours to see.') }),
  ...(route.method !== 'GET' && {
    409: problemReply('It does not fit what is there.'),
    413: problemReply('The body is too large.'),
    415: problemReply(route.takes === undefined ? 'Only JSON is understood.' : 'Only a file as it is (application/octet-stream) is understood.'),
  }),
  ...((route.body || route.query || route.params) && { 422: problemReply('A field is wrong or missing; `faults` names it.') }),
  429: problemReply('Too many requests in a minute; `Retry-After` says how long to wait.'),
  500: problemReply('Something broke here; nothing was written.'),
  503: problemReply('The database is down; nothing was written.'),
})

const success = (route: Omit<Route, 'verb'>): Record<string, unknown> => {
  if (route.reply === 'file') return { description: 'A file.', content: { 'application/octet-stream': { schema: { type: 'string', format: 'binary' } } } }
  if (route.reply === null) return { description: 'Done.', type: 'null' }
  return { description: 'Answered.', ...jsonSchemaOf(route.reply, 'output') }
}

const idempotencyKey = {
  type: 'object',
  properties: {
    'idempotency-key': { type: 'string', minLength: 8, maxLength: 200, description: 'Sent again with the same key, the request is answered again, not done again.' },
  },
}

const fileName = {
  type: 'object',
  properties: { 'file-name': { type: 'string', maxLength: 2000, description: 'The name of the file, percent-encoded. The same bytes sent again are the same file.' } },
}

/** What a route says of itself to the serialiser and to OpenAPI. */
export const documentRoute = (route: Omit<Route, 'verb'>): FastifySchema & Record<string, unknown> => ({
  operationId: `${route.word}${route.path.replace(/[^a-zA-Z]+(\w?)/g, (_, letter: string) => letter.toUpperCase())}${route.method}`,
  summary: route.summary,
  description: `${route.summary} Guard: ${typeof route.guard === 'string' ? route.guard : route.guard.join(', ')}.`,
  tags: [route.word],
  security: route.guard === 'public' ? [] : [{ session: [] }],
  ...(route.params && { params: jsonSchemaOf(route.params, 'input') }),
  ...(route.query && { querystring: jsonSchemaOf(route.query, 'input') }),
  ...(route.body && { body: jsonSchemaOf(route.body, 'input') }),
  ...(route.takes !== undefined && { consumes: ['application/octet-stream'], body: { type: 'string', format: 'binary' } }),
  ...(route.takes !== undefined ? { headers: fileName } : route.method !== 'GET' && route.writes && { headers: idempotencyKey }),
  response: { [route.status]: success(route), ...refusals(route) },
})
