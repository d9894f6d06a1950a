import { openAccount } from '#app/accounts'
import { newId } from '#language/id'
import type { Enrolment } from '#organisation/model'
import { maintain } from '#platform/work'
import { password, type Reply, type Service } from '#test/service'

/** A browser that keeps its cookies from one request to the next, and says what it is told to of itself. */
export type Jar = {
  cookies: Map<string, string>
  /** What was set with each cookie, as it came. */
  set: string[]
  send: (method: string, path: string, body?: unknown, headers?: Record<string, string>) => Promise<Reply>
  post: (path: string, body?: unknown) => Promise<Reply>
  get: (path: string) => Promise<Reply>
}

export const aJar = (address: string, held: [string, string][] = []): Jar => {
  const cookies = new Map(held)
  const set: string[] = []
  const keep = (lines: string[]) => {
    set.push(...lines)
    for (const line of lines) {
      const [, name = '', value = ''] = /^([^=]+)=([^;]*)/.exec(line) ?? []
      if (value === '') cookies.delete(name)
      else cookies.set(name, value)
    }
  }
  const send: Jar['send'] = async (method, path, body, headers = {}) => {
    const cookie = [...cookies].map(([name, value]) => `${name}=${value}`).join('; ')
    const reply = await fetch(`${address}${path}`, {
      method,
      headers: { ...(cookie && { cookie }), ...(body !== undefined && { 'content-type': 'application/json' }), ...headers },
      ...(body !== undefined && { body: JSON.stringify(body) }),
    })
    keep(reply.headers.getSetCookie())
    const text = await reply.text()
    return { status: reply.status, body: text.startsWith('{') ? JSON.parse(text) : text, headers: reply.headers }
  }
  return { cookies, set, send, post: (path, body = {}) => send('POST', path, body), get: (path) => send('GET', path) }
}

/** A member of staff who is no demonstration, with their address; nobody is signed in yet. */
export const aMember = async (service: Service, wished: Partial<Enrolment> = {}): Promise<{ id: string; email: string; password: string; jar: Jar }> => {
  const enrolment: Enrolment = {
    name: 'Membre d’essai', email: `${newId()}@essai.example`, language: 'fr', password, organisation: 'ms2', site: null,
    role: 'counsellor', compartments: ['social'], synthetic: false, ...wished,
  }
  const id = await maintain(service.house, 'test', (work) => openAccount(work, enrolment))
  return { id, email: enrolment.email, password: enrolment.password, jar: aJar(service.address) }
}

/** The same, signed in. */
export const aSignedIn = async (service: Service, wished: Partial<Enrolment> = {}) => {
  const member = await aMember(service, wished)
  const { status } = await member.jar.post('/v1/session', { email: member.email, password: member.password })
  if (status !== 201) throw new Error(`sign-in answered ${status}`)
  return member
}

/** The lines of the journal of a kind, the last one first. */
export const journalOf = async (service: Service, verb: string) =>
  (await service.house.pool.query<{ subject_id: string | null; staff_id: string | null; details: Record<string, unknown> }>(
    'select subject_id, staff_id, details from platform_journal where verb = $1 order by position desc', [verb])).rows
