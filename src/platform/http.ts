import type { Readable } from 'node:stream'
import cookie from '@fastify/cookie'
import helmet from '@fastify/helmet'
import swagger from '@fastify/swagger'
import { fastify, type FastifyInstance, type FastifyReply, type FastifyRequest } from 'fastify'
import { Problem } from '#language/problem'
import { answerOnce, hashOf } from '#platform/answer'
import { problemOf } from '#platform/fault'
import { receive } from '#platform/files'
import type { House } from '#platform/house'
import { documentRoute, openApi, problemSchema } from '#platform/openapi'
import { parse } from '#language/parse'
import { noteAlone, refusalOf } from '#platform/refusal'
import type { FileReply, Guard, Received, Route, StreamReply } from '#platform/route'
import { answerUnreadable, bodyOf } from '#platform/unreadable'
import { type Actor, type Caller, type Work, transact } from '#platform/work'

export type HttpOptions = {
  /** Reads the token of the session from the request, as the sign-in keeps it. */
  tokenOf: (request: FastifyRequest) => string | null
  bodyLimit?: number
  /** The proxies in front, whose word about the caller's address is taken. */
  proxies?: string[]
}

const admit = (guard: Guard, work: Work): void => {
  if (guard === 'public') return
  if (work.actor.kind !== 'staff') throw new Problem('unauthenticated')
  if (guard !== 'signed-in' && !guard.includes(work.actor.role)) throw new Problem('forbidden')
}

const read = (route: Route, request: FastifyRequest) => ({
  params: (route.params && parse(route.params, request.params)) as never,
  query: (route.query && parse(route.query, request.query)) as never,
  body: (route.body && parse(route.body, request.body ?? {})) as never,
})

const keyOf = (route: Route, request: FastifyRequest): string | null => {
  const key = request.headers['idempotency-key']
  if (typeof key !== 'string' || route.method === 'GET' || !route.writes || !route.keeps) return null
  if (key.length < 8 || key.length > 200) throw new Problem('invalid-input', [{ path: 'Idempotency-Key', code: 'malformed' }])
  return key
}

/** A download and nothing else: no page shows it, and what opens it all the same runs nothing and reaches nothing. */
const sendFile = (reply: FastifyReply, file: FileReply | StreamReply) =>
  reply
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(file.name)}`)
    .header('content-security-policy', "default-src 'none'; sandbox; base-uri 'none'; frame-ancestors 'none'")
    .header('x-content-type-options', 'nosniff')
    .type(file.mediaType)
    .send('stream' in file ? file.stream : Buffer.from(file.bytes))

const nothing: Received = { name: '', bytes: 0, sha256: '' }

/** The name that a file had where it came from: no folder, no sign of steering, and not without end. */
const fileName = (request: FastifyRequest): string => {
  const given = request.headers['file-name']
  try {
    // oxlint-disable-next-line no-control-regex -- exactly these are taken out
    return decodeURIComponent(typeof given === 'string' ? given : '').replace(/^.*[\\/]/, '').replace(/[\u0000-\u001f\u007f\u202a-\u202e]/g, '').slice(0, 200)
  } catch {
    return ''
  }
}

/** Takes in the file of a request: only from who may send one, and in no transaction. */
const takeFile = async (house: House, route: Route, request: FastifyRequest, admitted: () => Promise<void>): Promise<Received> => {
  if (route.takes === undefined) return nothing
  await admitted()
  if (!isStream(request.body)) throw new Problem('unsupported-media-type')
  return receive(house.files, fileName(request), request.body, route.takes)
}

const isStream = (body: unknown): body is Readable => typeof body === 'object' && body !== null && Symbol.asyncIterator in body

const serve = (house: House, route: Route, options: HttpOptions) => async (request: FastifyRequest, reply: FastifyReply) => {
  const token = options.tokenOf(request)
  const caller: Caller = token ? { token } : { kind: 'visitor' }
  const key = keyOf(route, request)
  let actor: Actor = { kind: 'visitor' }
  const welcome = (work: Work): void => {
    actor = work.actor
    admit(route.guard, work)
  }
  const answering = async () => {
    const file = await takeFile(house, route, request, () => transact(house, caller, async (work) => welcome(work), { readOnly: true }))
    return transact(
      house,
      caller,
      async (work) => {
        welcome(work)
        const input = { ...read(route, request), file }
        const hash = key ? hashOf(route.method, request.url, request.body) : ''
        return answerOnce(work, hash, async () => ({ status: route.status, body: (await route.verb(work, input)) ?? null }))
      },
      { key, readOnly: !route.writes && !route.reads },
    )
  }
  const answer = await answering().catch(async (error: unknown) => {
    const line = refusalOf(route, request, error, token !== null)
    if (line) await noteAlone(house, actor, line)
    throw error
  })
  if (route.reply === 'file') return sendFile(reply, answer.body as FileReply | StreamReply)
  return reply.code(answer.status).send(answer.body)
}

/** A file is no JSON: its bytes are handed on as they come, and only to a route that takes one. */
const takeFiles = (server: FastifyInstance, routes: Route[]) => {
  const taking = new Set(routes.filter(({ takes }) => takes !== undefined).map(({ path }) => path.replace(/\{(\w+)\}/g, ':$1')))
  server.addContentTypeParser('application/octet-stream', (request, payload, done) => {
    if (taking.has(request.routeOptions.url ?? '')) done(null, payload)
    else done(new Problem('unsupported-media-type'))
  })
}

const byFastifyCode: Record<string, Problem['code']> = {
  FST_ERR_CTP_BODY_TOO_LARGE: 'body-too-large',
  FST_ERR_CTP_INVALID_MEDIA_TYPE: 'unsupported-media-type',
  FST_ERR_CTP_EMPTY_JSON_BODY: 'unreadable-body',
  FST_ERR_CTP_INVALID_JSON_BODY: 'unreadable-body',
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: 'unreadable-body',
  FST_ERR_VALIDATION: 'invalid-input',
  FST_ERR_BAD_URL: 'not-found',
  FST_ERR_MAX_PARAM_LENGTH: 'not-found',
}

const translate = (house: House, error: unknown): Problem => {
  const known = byFastifyCode[(error as { code?: string }).code ?? '']
  if (known) return new Problem(known)
  const status = (error as { statusCode?: number }).statusCode
  if (status === 400 || error instanceof SyntaxError) return new Problem('unreadable-body')
  if (status === 429) return new Problem('too-many-requests')
  return problemOf(error, house.constraints)
}

/** A problem as RFC 9457 asks. For a person or a file, "missing" and "forbidden" answer alike: that is the verb's affair. */
const refuse = (house: House) => (error: unknown, request: FastifyRequest, reply: FastifyReply) => {
  const problem = translate(house, error)
  const cause = problem.cause as { message?: string; code?: string; constraint?: string } | undefined
  if (problem.status >= 500) {
    house.log.error({ route: request.routeOptions.url, code: problem.code, reason: cause?.code ?? cause?.constraint ?? cause?.message }, 'refused')
  }
  return reply
    .code(problem.status)
    .type('application/problem+json')
    .serializer(JSON.stringify)
    .send(bodyOf(problem))
}

const logAnswers = (server: FastifyInstance, house: House) =>
  server.addHook('onResponse', (request, reply, done) => {
    const isPage = request.routeOptions.url === undefined || !request.routeOptions.url.startsWith('/v1')
    house.log[isPage && reply.statusCode < 500 ? 'debug' : 'info'](
      { method: request.method, route: request.routeOptions.url ?? 'unknown', status: reply.statusCode, ms: Math.round(reply.elapsedTime) },
      'answered',
    )
    done()
  })

const health = (server: FastifyInstance, house: House) => {
  server.get('/healthz', { schema: { hide: true } }, () => ({ status: 'alive' }))
  server.get('/readyz', { schema: { hide: true } }, async (_request, reply) => {
    const ready = await house.pool.query('select 1').then(
      () => true,
      () => false,
    )
    return reply.code(ready ? 200 : 503).send({ status: ready ? 'ready' : 'database-unavailable' })
  })
}

const security = {
  contentSecurityPolicy: {
    useDefaults: false,
    directives: {
      defaultSrc: ["'self'"],
      scriptSrc: ["'self'"],
      styleSrc: ["'self'"],
      imgSrc: ["'self'", 'data:'],
      fontSrc: ["'self'"],
      connectSrc: ["'self'"],
      objectSrc: ["'none'"],
      baseUri: ["'none'"],
      formAction: ["'self'"],
      frameAncestors: ["'none'"],
    },
  },
  strictTransportSecurity: false,
  referrerPolicy: { policy: 'no-referrer' as const },
}

/** A file travels in a body as base64: four letters for three bytes, and some room for what is said of it. */
const bodyLimitFor = (bytes: number): number => Math.ceil(bytes / 3) * 4 + 16_384

/** The server of all routes: one transaction per request, opened and answered in one place. */
export const openHttp = async (house: House, routes: Route[], options: HttpOptions): Promise<FastifyInstance> => {
  const server = fastify({
    logger: false,
    bodyLimit: options.bodyLimit ?? 1_048_576,
    routerOptions: { maxParamLength: 200 },
    trustProxy: options.proxies ?? [],
    clientErrorHandler: answerUnreadable,
    frameworkErrors: refuse(house),
  })
  server.removeContentTypeParser('text/plain')
  takeFiles(server, routes)
  server.setValidatorCompiler(() => () => true)
  server.setErrorHandler(refuse(house))
  server.setNotFoundHandler((request, reply) => refuse(house)(new Problem('not-found'), request, reply))
  logAnswers(server, house)
  await server.register(cookie)
  await server.register(helmet, security)
  server.addSchema(problemSchema)
  await server.register(swagger, openApi)
  health(server, house)
  server.get('/openapi.json', { schema: { hide: true } }, () => server.swagger())
  for (const route of routes) {
    const bodyLimit = route.carries ? bodyLimitFor(house.limits.file) : route.takes
    server.route({ method: route.method, url: route.path.replace(/\{(\w+)\}/g, ':$1'), schema: documentRoute(route), ...(bodyLimit !== undefined && { bodyLimit }), handler: serve(house, route, options) })
  }
  return server
}

