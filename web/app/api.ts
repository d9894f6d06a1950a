import type { z } from 'zod'
import { ProblemReply, type Fault } from '#language/problem'

/**
 * A request that did not succeed. `code` is one of `src/language/problem.ts`, or one of our own: `offline` when no answer came,
 * `unreadable-answer` when the answer is not what the schema promises. Its sentence is the message `problem.<code>`.
 */
export class ApiProblem extends Error {
  readonly code: string
  readonly status: number
  readonly faults: Fault[]
  readonly instance: string | null

  constructor(code: string, status: number, faults: Fault[] = [], instance: string | null = null, cause?: unknown) {
    super(code, { cause })
    this.name = 'ApiProblem'
    this.code = code
    this.status = status
    this.faults = faults
    this.instance = instance
  }
}

type Value = string | number | boolean | null | undefined
export type Query = Record<string, Value | readonly Value[]>

/** A path with its query; what is empty is left out, lists are repeated. */
export const addressOf = (path: string, query: Query = {}): string => {
  const search = new URLSearchParams()
  for (const [name, value] of Object.entries(query)) {
    for (const one of Array.isArray(value) ? (value as readonly Value[]) : [value as Value]) {
      if (one !== undefined && one !== null && one !== '') search.append(name, String(one))
    }
  }
  const text = search.toString()
  return text === '' ? path : `${path}?${text}`
}

const hex = (byte: number) => byte.toString(16).padStart(2, '0')

/** A fresh key for one submission. Kept and sent again when the same submission is tried again, so that it can never count twice. */
export const newKey = (): string => {
  if (typeof crypto.randomUUID === 'function') return crypto.randomUUID()
  const text = [...crypto.getRandomValues(new Uint8Array(16))].map(hex).join('')
  return [text.slice(0, 8), text.slice(8, 12), text.slice(12, 16), text.slice(16, 20), text.slice(20)].join('-')
}

const problemOf = async (response: Response): Promise<ApiProblem> => {
  const body = ProblemReply.safeParse(await response.json().catch(() => null))
  if (!body.success) return new ApiProblem(response.status >= 500 ? 'internal' : 'unreadable-answer', response.status)
  const { code, status, faults, instance } = body.data
  return new ApiProblem(code, status, faults, instance ?? null)
}

const send = async (address: string, init: RequestInit): Promise<Response> => {
  try {
    return await fetch(address, { credentials: 'same-origin', ...init })
  } catch (cause) {
    if (init.signal?.aborted) throw cause
    throw new ApiProblem('offline', 0, [], null, cause)
  }
}

const read = async <S extends z.ZodType>(response: Response, reply: S): Promise<z.output<S>> => {
  if (!response.ok) throw await problemOf(response)
  const body: unknown = response.status === 204 ? undefined : await response.json().catch(() => undefined)
  const parsed = reply.safeParse(body)
  if (!parsed.success) throw new ApiProblem('unreadable-answer', response.status, [], null, parsed.error)
  return parsed.data
}

/** Asks. `reply` is the schema of the answer, from `#word/model`. Raises `ApiProblem`. */
export const get = async <S extends z.ZodType>(
  path: string,
  reply: S,
  { query, signal }: { query?: Query; signal?: AbortSignal } = {},
): Promise<z.output<S>> =>
  read(await send(addressOf(path, query), { headers: { accept: 'application/json' }, ...(signal ? { signal } : {}) }), reply)

export type Writing = {
  body?: unknown
  /** The key of this submission (`newKey()`); `useSending` keeps it for you. */
  key?: string
  signal?: AbortSignal
}

const write =
  (method: string) =>
  async <S extends z.ZodType>(path: string, reply: S, { body, key, signal }: Writing = {}): Promise<z.output<S>> => {
    const headers = {
      'accept': 'application/json',
      'idempotency-key': key ?? newKey(),
      ...(body === undefined ? {} : { 'content-type': 'application/json' }),
    }
    const init = { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) }
    return read(await send(path, init), reply)
  }

/** Sends a file as it is, piece by piece; its name goes along, and the same bytes are the same file. Raises `ApiProblem`. */
export const sendFile = async <S extends z.ZodType>(path: string, reply: S, file: File): Promise<z.output<S>> => {
  const headers = { 'accept': 'application/json', 'content-type': 'application/octet-stream', 'file-name': encodeURIComponent(file.name) }
  return read(await send(path, { method: 'POST', headers, body: file }), reply)
}

export const post = write('POST')
export const put = write('PUT')
export const patch = write('PATCH')
export const remove = write('DELETE')
