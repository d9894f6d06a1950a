import { z } from 'zod'

/**
 * Every problem that a caller may see, with its HTTP status. A code never changes its meaning;
 * its sentence lives in `web/app/messages` under `problem.<code>`, in each language.
 */
export const problems = {
  'invalid-input': 422,
  'unauthenticated': 401,
  'wrong-credentials': 401,
  'forbidden': 403,
  'not-found': 404,
  'conflict': 409,
  'already-exists': 409,
  'unknown-reference': 422,
  'key-reused': 409,
  'body-too-large': 413,
  'file-too-large': 413,
  'file-not-accepted': 415,
  'unreadable-body': 400,
  'unreadable-request': 400,
  'headers-too-large': 431,
  'request-timeout': 408,
  'unsupported-media-type': 415,
  'too-many-requests': 429,
  'database-unavailable': 503,
  'internal': 500,
  'transition-refused': 409,
  'consent-missing': 409,
  'not-eligible': 409,
  'referral-already-open': 409,
  'reason-required': 422,
  'already-reversed': 409,
  'offer-closed': 409,
  'works-elsewhere': 409,
  'last-role': 409,
  'link-not-valid': 404,
  'foreign-request': 403,
  'sign-in-again': 403,
  'code-refused': 401,
  'passkey-refused': 401,
  'directory-refused': 401,
  'directory-unavailable': 503,
  'second-factor-kept': 409,
  'demonstration-account': 409,
  'match-expired': 409,
  'access-already-asked': 409,
  'incompatible-role': 403,
  'file-refused': 422,
  'file-open': 409,
} as const satisfies Record<string, number>

export type ProblemCode = keyof typeof problems

/** One fault in an input: where it stands (`names.0.given`) and what is wrong, as a code of its own. */
export type Fault = { path: string; code: string }

/** The one kind of error that a caller may see (RFC 9457, `application/problem+json`). */
export class Problem extends Error {
  readonly code: ProblemCode
  readonly status: number
  readonly faults: Fault[]

  constructor(code: ProblemCode, faults: Fault[] = []) {
    super(code)
    this.code = code
    this.status = problems[code]
    this.faults = faults
  }
}

/** A problem as it leaves the house. */
export const ProblemReply = z
  .object({
    type: z.string(),
    title: z.string(),
    status: z.int(),
    code: z.string(),
    instance: z.string().optional(),
    faults: z.array(z.object({ path: z.string(), code: z.string() })).optional(),
  })
  .meta({ id: 'Problem' })
