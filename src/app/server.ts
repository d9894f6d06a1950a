import { existsSync } from 'node:fs'
import { resolve } from 'node:path'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance } from 'fastify'
import { customs } from '#app/customs'
import { serveInterface } from '#app/interface-page'
import { workers } from '#app/reactions'
import { routes } from '#app/routes'
import { serveSession } from '#app/session-routes'
import { openSignIn, tokenIn } from '#app/sign-in'
import { openHouse } from '#platform/house'
import { openHttp } from '#platform/http'
import { endJobs } from '#platform/jobs'
import { workJobs } from '#platform/workers'
import { openTransport } from '#platform/messages'
import { keepSealed } from '#platform/sealing'
import type { Settings } from '#platform/settings'

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

/**
 * Opens the house on a migrated database and serves it at the host and port of the settings (0: any free one).
 * Answers the address, and how to stop: no new requests, those under way are answered, jobs finish, the journal is sealed, connections
 * close.
 */
export const startServer = async (options: {
  databaseUrl: string
  settings: Pick<Settings, 'host' | 'port' | 'secret' | 'logLevel'> & Partial<Pick<Settings, 'files' | 'anchor'>>
  /** Where the built pages are, when not in `dist/web`. */
  web?: string
}): Promise<{ address: string; close: () => Promise<void> }> => {
  const { databaseUrl, settings } = options
  const house = await openHouse(databaseUrl, customs, {
    logLevel: settings.logLevel,
    secret: settings.secret,
    ...(settings.files && { files: settings.files }),
  })
  const signIn = openSignIn(databaseUrl, { secret: settings.secret, origin: `http://${settings.host}:${settings.port}` })
  const server = await openHttp(house, routes, { tokenOf: (request) => tokenIn(request.cookies['rawabit.session_token']) })
  serveSession(server, house, signIn)
  serveInterface(server)
  await servePages(server, options.web ?? built)
  await workJobs(house, workers(openTransport(process.env['RAWABIT_SMTP'], process.env['RAWABIT_MAIL_FROM'] ?? 'rawabit@localhost')))
  const sealing = keepSealed(house, settings.anchor)
  const close = async () => {
    await server.close()
    await endJobs(house.jobs)
    await sealing.stop()
    await house.close()
    await signIn.close()
  }
  try {
    await server.listen({ host: settings.host, port: settings.port })
  } catch (error) {
    await close()
    throw error
  }
  const bound = server.server.address()
  const port = typeof bound === 'object' && bound ? bound.port : settings.port
  return { address: `http://${settings.host}:${port}`, close }
}
