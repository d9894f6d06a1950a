import type { FastifyInstance } from 'fastify'
import * as Account from '#account/actions'
import { accountRoutes } from '#app/door/account'
import { type Door, sessionDigest, setCookie } from '#app/door/coming'
import { enteringRoutes } from '#app/door/entering'
import { linkRoutes } from '#app/door/links'
import { type DoorRoute, serveDoor } from '#app/door/route'
import { transact } from '#platform/work'

/** Every route at which a cookie is given or taken: signing in and out, the links of letters, one's own account. */
export const doorRoutes: readonly DoorRoute[] = [...enteringRoutes, ...linkRoutes, ...accountRoutes]

const lull = 5 * 60_000
const mostRemembered = 20_000

/** A session lasts on while it is used: written down at most every five minutes. */
const keepAlive = (server: FastifyInstance, door: Door): void => {
  const touched = new Map<string, number>()
  server.addHook('onResponse', async (request, reply) => {
    const digest = sessionDigest(door, request)
    const now = performance.now()
    if (digest === null || reply.statusCode >= 400 || now - (touched.get(digest) ?? -lull) < lull) return
    if (touched.size >= mostRemembered) touched.clear()
    touched.set(digest, now)
    await transact(door.house, { kind: 'visitor' }, (work) => Account.touch(work, digest)).catch(() => touched.delete(digest))
  })
}

/** Whoever acts in another role from now on has other rights, and gets another token. */
const renewWithRole = (server: FastifyInstance, door: Door): void => {
  server.addHook('onSend', async (request, reply) => {
    const digest = sessionDigest(door, request)
    if (digest === null || request.method !== 'PUT' || request.routeOptions.url !== '/v1/session/acting' || reply.statusCode !== 200) return
    setCookie(door, reply, 'session_token', await transact(door.house, { token: digest }, (work) => Account.renewSession(work, digest)))
  })
}

/** Serves the door. */
export const serveSession = (server: FastifyInstance, door: Door): void => {
  serveDoor(server, door, doorRoutes)
  keepAlive(server, door)
  renewWithRole(server, door)
}
