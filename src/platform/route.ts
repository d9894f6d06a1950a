import type { Readable } from 'node:stream'
import type { z } from 'zod'
import type { Work } from '#platform/work'

/** Who may knock: everybody, whoever is signed in, or the holders of the named roles. Every route names its guard. */
export type Guard = 'public' | 'signed-in' | readonly string[]

/** A file as an answer: sent as a download, never shown in the page. */
export type FileReply = { name: string; mediaType: string; bytes: Uint8Array }

/** The same, given out as it is read. */
export type StreamReply = { name: string; mediaType: string; stream: Readable }

/** A file that came in, on the disk by its hash; it has no line yet, and belongs to nobody. */
export type Received = { name: string; bytes: number; sha256: string }

type Schema = z.ZodType

export type Route = {
  method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE'
  path: string
  summary: string
  word: string
  guard: Guard
  params?: Schema
  query?: Schema
  body?: Schema
  reply: Schema | 'file' | null
  status: number
  writes: boolean
  /** A read of what is about persons: it leaves a line in the journal, so its transaction may write; its answer is never kept. */
  reads?: boolean
  /** Whether the answer is kept for a repeated key: not where it carries a secret. */
  keeps: boolean
  /** A body that carries a file, as large as one may be. */
  carries?: boolean
  /** The body is a file as it is (`application/octet-stream`), of so many bytes at most; its name comes in the head `file-name`. */
  takes?: number
  verb: (work: Work, input: { params: never; query: never; body: never; file: Received }) => Promise<unknown>
}

type Parsed<S> = S extends Schema ? z.output<S> : undefined

type Declared<P, Q, B> = {
  summary: string
  guard: Guard
  params?: P
  query?: Q
  body?: B
  reply?: Schema | 'file' | null
  status?: number
  writes?: boolean
  reads?: boolean
  keeps?: boolean
  carries?: boolean
  takes?: number
}

/** Declares the routes of one word: `const { get, post } = routesOf('referral')`. A route is path, schemas, guard and verb; it decides nothing. */
export const routesOf = (word: string) => {
  const declare =
    (method: Route['method']) =>
    <P extends Schema | undefined = undefined, Q extends Schema | undefined = undefined, B extends Schema | undefined = undefined>(
      path: string,
      declared: Declared<P, Q, B>,
      verb: (work: Work, input: { params: Parsed<P>; query: Parsed<Q>; body: Parsed<B>; file: Received }) => Promise<unknown>,
    ): Route => ({
      method,
      path,
      word,
      summary: declared.summary,
      guard: declared.guard,
      ...(declared.params && { params: declared.params }),
      ...(declared.query && { query: declared.query }),
      ...(declared.body && { body: declared.body }),
      reply: declared.reply ?? null,
      status: declared.status ?? (method === 'POST' ? 201 : 200),
      writes: declared.writes ?? (method !== 'GET' && !declared.reads),
      ...(declared.reads && { reads: true }),
      ...(declared.carries && { carries: true }),
      // What a file is, its bytes say: sent again, it is known by them, and no answer is kept.
      keeps: declared.keeps ?? declared.takes === undefined,
      ...(declared.takes !== undefined && { takes: declared.takes }),
      verb: verb as Route['verb'],
    })
  return { get: declare('GET'), post: declare('POST'), put: declare('PUT'), patch: declare('PATCH'), remove: declare('DELETE') }
}
