import { type ChildProcess, fork } from 'node:child_process'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import autocannon from 'autocannon'
import { openAccount } from '#app/accounts'
import { hashPassword } from '#account/actions'
import { newId } from '#language/id'
import type { Compartment, Role } from '#organisation/model'
import type { House } from '#platform/house'
import { maintain } from '#platform/work'

const password = 'mot-de-passe-de-mesure'

/** A program in a process of its own, that says by a message where it listens. */
export type Process = { child: ChildProcess; address: string; startedIn: number }

/** Starts a program below `bench/`; `started` are the flags of its Node. */
export const launch = async (file: string, arguments_: string[], started: string[] = []): Promise<Process> => {
  const began = performance.now()
  const child = fork(join(import.meta.dirname, '..', file), arguments_, { stdio: 'inherit', execArgv: started })
  const [message] = (await once(child, 'message')) as [{ address: string }]
  return { child, address: message.address, startedIn: performance.now() - began }
}

export const end = async ({ child }: Process): Promise<void> => {
  child.kill('SIGTERM')
  await once(child, 'exit')
}

export const residentMegabytes = ({ child }: Process): number =>
  Number(/VmRSS:\s+(\d+)/.exec(readFileSync(`/proc/${child.pid}/status`, 'utf8'))?.[1] ?? 0) / 1024

/** A new member of staff with one role; answers the address to sign in with. */
export const enrol = async (house: House, organisation: string, role: Role, compartments: Compartment[] = []): Promise<string> => {
  const email = `${newId()}@mesure.example`
  const enrolment = { name: 'Mesure', email, language: 'fr', password, organisation, site: null, role, compartments, synthetic: true } as const
  await maintain(house, 'bench', async (work) => openAccount(work, { ...enrolment, compartments }, await hashPassword(password)))
  return email
}

/** Signs in; answers the cookies to send. */
export const signIn = async (address: string, email: string): Promise<string> => {
  const answer = await fetch(`${address}/v1/session`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ email, password }),
  })
  if (answer.status !== 201) throw new Error(`signing in answered ${answer.status}`)
  return answer.headers.getSetCookie().map((cookie) => cookie.split(';')[0]).join('; ')
}

export type Asked = { url: string; cookie?: string; at?: number; seconds: number; body?: unknown }
export type Measured = { perSecond: number; p50: number; p95: number }

/** The same request again and again, `at` at once, after two seconds to warm up. Fails where one is not answered well. */
export const measure = async ({ url, cookie = '', at = 20, seconds, body }: Asked): Promise<Measured> => {
  const posted = body === undefined ? {} : { method: 'POST' as const, body: JSON.stringify(body) }
  const headers = { cookie, ...(body !== undefined && { 'content-type': 'application/json' }) }
  await autocannon({ url, connections: at, duration: 2, headers, ...posted })
  const { requests, latency, non2xx, errors } = await autocannon({ url, connections: at, duration: seconds, headers, ...posted })
  if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests were not answered well at ${new URL(url).pathname}`)
  return { perSecond: requests.average, p50: latency.p50, p95: latency.p97_5 }
}

/** How many times the time of the second the first takes. */
export const times = (one: Measured, other: Measured): string => `${(other.perSecond / one.perSecond).toFixed(2)}×`
