import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import { customs } from '#app/customs'
import { type Door, sessionDigest } from '#app/door/coming'
import { serveInterface } from '#app/interface-page'
import { keepPublished } from '#app/publishing'
import { longWorkers, workers } from '#app/reactions'
import { keepRetention } from '#app/retention'
import { routes } from '#app/routes'
import { ready } from '#app/sealed'
import { serveSession } from '#app/session-routes'
import { defend } from '#platform/defence'
import { type House, openHouse } from '#platform/house'
import { openHttp } from '#platform/http'
import { endJobs } from '#platform/jobs'
import { openTransport } from '#platform/messages'
import type { KeySource } from '#platform/ring'
import { keepSealed } from '#platform/sealing'
import { keepingSecondFactor, type Settings } from '#platform/settings'
import { workJobs } from '#platform/workers'

const built = resolve(import.meta.dirname, '../../dist/web')

/** The pages: files with a hash in their name are kept for ever, the entry page is asked for anew; unknown addresses are pages of the app. */
const servePages = async (server: FastifyInstance, web: string): Promise<void> => {
  if (!existsSync(web)) return
  await server.register(fastifyStatic, {
    root: web,
    wildcard: false,
    cacheControl: false,
    setHeaders: (reply, path) => {
      reply.header('cache-control', path.includes('/assets/') ? 'public, max-age=31536000, immutable' : 'no-cache')
    },
  })
  server.get('/*', { schema: { hide: true } }, (request, reply) =>
    /^\/(v1|openapi|assets)\b/.test(request.url) ? reply.callNotFound() : reply.header('cache-control', 'no-cache').sendFile('index.html'),
  )
}

type ServerSettings = Pick<Settings, 'host' | 'port' | 'secret' | 'logLevel'> &
  Partial<Pick<Settings, 'files' | 'anchor' | 'keys' | 'limits' | 'origin' | 'proxies' | 'rate' | 'secondFactor'>>

/** Everything that is served, behind its defences; nothing listens yet. */
const openServer = async (house: House, settings: ServerSettings, web: string): Promise<{ server: FastifyInstance; port: () => number }> => {
  const { host, origin, secondFactor = [...keepingSecondFactor], rate = 0, proxies = [] } = settings
  const port = (): number => {
    const bound = server.server.address()
    return typeof bound === 'object' && bound ? bound.port : settings.port
  }
  const door: Door = { house, settings: { host, origin, secondFactor }, port }
  const tokenOf = (request: FastifyRequest) => sessionDigest(door, request)
  const server = await openHttp(house, routes, { tokenOf, proxies })
  await defend(server, house, { origin, tokenOf, rate })
  serveSession(server, door)
  serveInterface(server)
  await servePages(server, web)
  return { server, port }
}

const readied = async (house: House, keys: KeySource | undefined): Promise<void> => {
  try {
    if (keys) await ready(house, keys)
  } catch (error) {
    await house.close()
    throw error
  }
}

/**
 * Opens the house on a migrated database and serves it at the host and port of the settings (0: any free one).
 * Answers the address, and how to stop: no new requests, those under way are answered, jobs finish, the journal is sealed, connections
 * close.
 */
export const startServer = async (options: {
  databaseUrl: string
  settings: ServerSettings
  /** Where the built pages are, when not in `dist/web`. */
  web?: string
}): Promise<{ address: string; close: () => Promise<void> }> => {
  const { databaseUrl, settings } = options
  const house = await openHouse(databaseUrl, customs, {
    logLevel: settings.logLevel,
    secret: settings.secret,
    keys: settings.keys,
    limits: settings.limits,
    ...(settings.files && { files: settings.files }),
  })
  await readied(house, settings.keys)
  const { server, port } = await openServer(house, settings, options.web ?? built)
  const address = () => `http://${settings.host}:${port()}`
  const transport = openTransport(process.env['RAWABIT_SMTP'], process.env['RAWABIT_MAIL_FROM'] ?? 'rawabit@localhost')
  await workJobs(house, workers(transport, () => settings.origin ?? address()), longWorkers)
  const sealing = keepSealed(house, settings.anchor)
  const publishing = keepPublished(house)
  const retention = keepRetention(house)
  const close = async () => {
    retention.stop()
    await server.close()
    await endJobs(house.jobs)
    await publishing.stop()
    await sealing.stop()
    await house.close()
  }
  try {
    await server.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    await close()
    throw error
  }
  return { address: address(), close }
}
