import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { Problem } from '#language/problem'
import type { House } from '#platform/house'
import { journal } from '#platform/journal'
import { transact } from '#platform/work'

export type Defence = {
  /** The one address under which people reach us, where it was set; else the name that they used. */
  origin: string | undefined
  /** The session of a request, in a form that may be kept. */
  tokenOf: (request: FastifyRequest) => string | null
  /** Requests a minute for one session, a quarter of it for a visitor's address; 0: any number. */
  rate: number
}

const reading = new Set(['GET', 'HEAD', 'OPTIONS'])

/**
 * Whether a write comes from one of our own pages, or from no page at all. A browser says where a request comes from and no page can
 * change it: in `Sec-Fetch-Site`, and where that is missing (an old browser, plain http) in `Origin`. Programs say neither, and no cookie
 * of a browser travels with them. Source: W3C Fetch Metadata; the same rule as Go's CrossOriginProtection.
 */
export const isOurs = ({ method, headers }: Pick<FastifyRequest, 'method' | 'headers'>, own: string | undefined): boolean => {
  if (reading.has(method)) return true
  const { origin } = headers
  const site = headers['sec-fetch-site']
  if (own !== undefined && origin !== undefined && origin !== own) return false
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  return origin === undefined || URL.parse(origin)?.host === headers.host
}

const refuseForeign = (server: FastifyInstance, house: House, { origin }: Defence) =>
  server.addHook('onRequest', async (request) => {
    if (isOurs(request, origin)) return
    const route = request.routeOptions.url ?? null
    await transact(house, { kind: 'visitor' }, (work) =>
      journal(work, { verb: 'request.refused', subject: { word: 'session', id: null }, details: { reason: 'foreign', route, method: request.method } }),
    )
    throw new Problem('foreign-request')
  })

const isInterface = (request: FastifyRequest): boolean => request.url.startsWith('/v1/')

/** A session has its own measure, a visitor's address a quarter of it; an address as a whole, whatever cookies it shows, four times as much. */
const limit = async (server: FastifyInstance, { rate, tokenOf }: Defence) => {
  if (rate === 0) return
  await server.register(rateLimit, { global: false, cache: 20_000, timeWindow: 60_000 })
  const counters = [
    server.createRateLimit({ max: rate * 4 }),
    server.createRateLimit({
      keyGenerator: (request) => tokenOf(request) ?? request.ip,
      max: (request) => (tokenOf(request) ? rate : Math.ceil(rate / 4)),
    }),
  ]
  server.addHook('onRequest', async (request, reply) => {
    if (!isInterface(request)) return
    for (const count of counters) {
      const counted = await count(request)
      if (counted.isAllowed || !counted.isExceeded) continue
      void reply.header('retry-after', counted.ttlInSeconds)
      throw new Problem('too-many-requests')
    }
  })
}

const keepOffDisks = (server: FastifyInstance, { origin }: Defence) =>
  server.addHook('onSend', async (request, reply) => {
    if (isInterface(request) && !reply.hasHeader('cache-control')) void reply.header('cache-control', 'no-store')
    if (origin?.startsWith('https:')) void reply.header('strict-transport-security', 'max-age=31536000; includeSubDomains')
  })

/** What stands before every route: writes from foreign pages are refused, floods are slowed, answers are kept off disks. */
export const defend = async (server: FastifyInstance, house: House, defence: Defence): Promise<void> => {
  await limit(server, defence)
  refuseForeign(server, house, defence)
  keepOffDisks(server, defence)
}
