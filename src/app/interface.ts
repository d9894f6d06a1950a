import type { House } from '#platform/house'
import { openHttp } from '#platform/http'
import { openLog } from '#platform/log'
import { usualLimits } from '#platform/settings'
import { customs } from './customs.ts'
import { routes } from './routes.ts'
import { serveSession } from './session-routes.ts'

/** The OpenAPI document, made from the schemas of the routes; no database is asked. */
export const describeInterface = async (): Promise<unknown> => {
  const house = { ...customs, log: openLog('silent'), jobs: null, clock: () => Temporal.Now.instant(), limits: usualLimits } as unknown as House
  const server = await openHttp(house, routes, { tokenOf: () => null })
  serveSession(server, { house, settings: { host: '127.0.0.1', origin: undefined, secondFactor: [] }, port: () => 0 })
  await server.ready()
  const description = server.swagger()
  await server.close()
  return description
}
