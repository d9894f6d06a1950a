import { customs } from '#app/customs'
import { openAccount } from '#app/accounts'
import { startServer } from '#app/server'
import { hashPassword } from '#account/actions'
import { newId } from '#language/id'
import type { Enrolment } from '#organisation/model'
import { type House, openHouse } from '#platform/house'
import type { Settings } from '#platform/settings'
import { maintain } from '#platform/work'

/** What came back: a body that the test knows the shape of. */
// oxlint-disable-next-line typescript/no-explicit-any -- a test reads replies of every shape
export type Reply = { status: number; body: any; headers: Headers }

/** Somebody who sends requests as a browser would. */
export type Client = {
  staffId: string
  /** What the browser sends along; empty for a visitor. */
  cookie: string
  /** Any request; `key` is its idempotency key. */
  send: (method: string, path: string, body?: unknown, key?: string) => Promise<Reply>
  get: (path: string) => Promise<Reply>
  post: (path: string, body?: unknown, key?: string) => Promise<Reply>
  put: (path: string, body?: unknown) => Promise<Reply>
  patch: (path: string, body?: unknown) => Promise<Reply>
  remove: (path: string) => Promise<Reply>
}

export type Service = {
  address: string
  house: House
  /** A member of staff with one role, signed in. */
  signIn: (wished: Partial<Enrolment> & Pick<Enrolment, 'organisation' | 'role'>) => Promise<Client>
  visitor: Client
  close: () => Promise<void>
}

/** The key with which the tests seal. */
export const testKeys = { given: ['a-key-that-only-the-tests-know-1234-5678-90'] }

export const secret = 'a-secret-that-only-the-tests-know-1234'
export const password = 'mot-de-passe-de-test'
let hash: Promise<string> | undefined

const clientOf = (address: string, staffId: string, cookie: string | null): Client => {
  const send = async (method: string, path: string, body?: unknown, key?: string): Promise<Reply> => {
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: {
        ...(body !== undefined && { 'content-type': body instanceof Uint8Array ? 'application/octet-stream' : 'application/json' }),
        ...(cookie && { cookie }),
        ...(key && { 'idempotency-key': key }),
      },
      ...(body !== undefined && { body: typeof body === 'string' ? body : body instanceof Uint8Array ? Buffer.from(body) : JSON.stringify(body) }),
    })
    const text = await reply.text()
    return { status: reply.status, body: text.startsWith('{') || text.startsWith('[') ? JSON.parse(text) : text, headers: reply.headers }
  }
  return {
    staffId,
    cookie: cookie ?? '',
    send,
    get: (path) => send('GET', path),
    post: (path, body, key) => send('POST', path, body ?? {}, key),
    put: (path, body) => send('PUT', path, body ?? {}),
    patch: (path, body) => send('PATCH', path, body ?? {}),
    remove: (path) => send('DELETE', path),
  }
}

const enrolmentOf = (wished: Partial<Enrolment> & Pick<Enrolment, 'organisation' | 'role'>): Enrolment => ({
  name: 'Personne d’essai',
  email: `${newId()}@essai.example`,
  language: 'fr',
  password,
  site: null,
  compartments: ['social', 'employment'],
  synthetic: true,
  ...wished,
})

const signedIn = async (address: string, house: House, wished: Partial<Enrolment> & Pick<Enrolment, 'organisation' | 'role'>): Promise<Client> => {
  const enrolment = enrolmentOf(wished)
  hash ??= hashPassword(password)
  const hashed = await hash
  const staffId = await maintain(house, 'test', (work) => openAccount(work, enrolment, hashed))
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email: enrolment.email, password: enrolment.password }),
  })
  if (answer.status !== 201) throw new Error(`sign-in answered ${answer.status}: ${await answer.text()}`)
  return clientOf(address, staffId, answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; '))
}

type Started = { web?: string; settings?: Partial<Pick<Settings, 'limits' | 'origin' | 'rate' | 'secondFactor'>> }

/**
 * Starts the product on a database of the test's own, at a free port; `web` is where its pages are, when not the built ones, and
 * `settings` what is set otherwise than usual.
 */
export const startService = async (databaseUrl: string, { settings, ...options }: Started = {}): Promise<Service> => {
  const server = await startServer({
    ...options,
    databaseUrl,
    settings: { ...settings, host: '127.0.0.1', port: 0, secret, logLevel: process.env['RAWABIT_LOG'] ?? 'silent', keys: testKeys },
  })
  const house = await openHouse(databaseUrl, customs, { connections: 2, jobs: false, logLevel: 'silent', keys: testKeys })
  return {
    address: server.address,
    house,
    signIn: (wished) => signedIn(server.address, house, wished),
    visitor: clientOf(server.address, '', null),
    close: async () => {
      await house.close()
      await server.close()
    },
  }
}

/** A house of the test's own with its queues, for verbs that leave a job: as the command line opens it. */
export const openQueues = (databaseUrl: string): Promise<House> => openHouse(databaseUrl, customs, { connections: 2, logLevel: 'silent' })
