import type { CookieSerializeOptions } from '@fastify/cookie'
import type { FastifyReply, FastifyRequest } from 'fastify'
import * as Account from '#account/actions'
import type { House } from '#platform/house'
import { digestOf } from '#platform/secret'
import type { Settings } from '#platform/settings'

/** What the door of a running house knows: under which name people come, and who may not go without a second factor. */
export type Door = {
  house: House
  settings: Pick<Settings, 'host' | 'origin' | 'secondFactor'>
  /** The port that was taken, once it is. */
  port: () => number
}

/** Somebody at the door: their session and their ticket, as their cookies carry them, and from where they come. */
export type Coming = { digest: string | null; ticket: string | null; visit: Account.Visit; origin: string }

/** What is handed over at the door: a token sets its cookie, null takes it away. */
export type Going = { status?: number; body?: unknown; session?: string | null; ticket?: string | null }

type Cookie = 'session_token' | 'ticket'

const isSecure = ({ settings }: Pick<Door, 'settings'>): boolean => settings.origin?.startsWith('https:') ?? false

/** A `__Host-` cookie is of one host and comes over TLS only; no other host, and no page in plain, can have set it (RFC 6265bis). */
export const cookieName = (door: Pick<Door, 'settings'>, cookie: Cookie): string => `${isSecure(door) ? '__Host-' : ''}rawabit.${cookie}`

const seconds: Record<Cookie, number> = { session_token: 12 * 3600, ticket: 600 }

/** What a cookie holds, whatever it is: of a forged one nothing is known either. */
const readCookie = (door: Pick<Door, 'settings'>, request: FastifyRequest, cookie: Cookie): string | null =>
  request.cookies[cookieName(door, cookie)] || null

/** The session of a request, by the digest of its token. */
export const sessionDigest = (door: Pick<Door, 'settings'>, request: FastifyRequest): string | null => {
  const token = readCookie(door, request, 'session_token')
  return token === null ? null : digestOf(token)
}

export const setCookie = (door: Door, reply: FastifyReply, cookie: Cookie, value: string | null): void => {
  const options: CookieSerializeOptions = { path: '/', httpOnly: true, sameSite: 'strict', secure: isSecure(door) }
  void reply.setCookie(cookieName(door, cookie), value ?? '', { ...options, maxAge: value === null ? 0 : seconds[cookie] })
}

const ownNames = ['127.0.0.1', 'localhost', '[::1]']

/** The address under which somebody came: the one that was set; on this machine, the name that they used for it. */
const originOf = ({ settings, port }: Door, request: FastifyRequest): string => {
  if (settings.origin) return settings.origin
  const used = URL.parse(`http://${request.headers.host ?? ''}`)
  return used && ownNames.includes(used.hostname) ? used.origin : `http://${settings.host}:${port()}`
}

const browsers: [RegExp, string][] = [
  [/Edg\//, 'Edge'], [/OPR\//, 'Opera'], [/SamsungBrowser\//, 'Samsung Internet'], [/Firefox\//, 'Firefox'], [/Chrome\//, 'Chrome'], [/Safari\//, 'Safari'],
]
const systems: [RegExp, string][] = [
  [/Android/, 'Android'], [/iPhone|iPad/, 'iOS'], [/Windows/, 'Windows'], [/Mac OS X/, 'macOS'], [/CrOS/, 'ChromeOS'], [/Linux/, 'Linux'],
]

/** `Firefox · Windows`: enough for somebody to know their own device again, and no more is kept of it. */
const browserOf = (agent: string | undefined): string | null => {
  const find = (known: [RegExp, string][]) => known.find(([pattern]) => pattern.test(agent ?? ''))?.[1]
  return [find(browsers), find(systems)].filter((part) => part !== undefined).join(' · ') || null
}

/** Who stands at the door. */
export const comingOf = (door: Door, request: FastifyRequest): Coming => ({
  digest: sessionDigest(door, request),
  ticket: readCookie(door, request, 'ticket'),
  origin: originOf(door, request),
  visit: { browser: browserOf(request.headers['user-agent']), network: Account.networkSubject(door.house, request.ip) },
})
