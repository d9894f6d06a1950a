import { Problem, type ProblemCode } from '#language/problem'

type DatabaseError = Error & { code?: string; constraint?: string; syscall?: string }

const byState: Record<string, ProblemCode> = {
  '23505': 'already-exists',
  '23503': 'unknown-reference',
  '23514': 'invalid-input',
  '23502': 'invalid-input',
  '22P02': 'invalid-input',
  '22007': 'invalid-input',
  '22008': 'invalid-input',
  '22009': 'invalid-input',
  '22001': 'invalid-input',
  '22003': 'invalid-input',
  '22021': 'invalid-input',
  '22P05': 'invalid-input',
  '42501': 'forbidden',
  '40001': 'conflict',
  '40P01': 'conflict',
}

/** A constraint of a partition is named after its month; it means what the whole table's means. */
const partition = /_(\d{4}(_\d{2})?|before|other)(?=_)/

const isUnavailable = (error: DatabaseError): boolean =>
  /^(08|57P|53)/.test(error.code ?? '') ||
  ['connect', 'read', 'write'].includes(error.code?.startsWith('E') ? (error.syscall ?? '') : '') ||
  /Connection terminated|timeout exceeded when trying to connect|Client has encountered a connection error/.test(error.message)

/** What an error means to a caller: a problem stays one, a broken constraint becomes one, everything else is `internal` (with its cause, for the log). */
export const problemOf = (error: unknown, constraints: Record<string, ProblemCode>): Problem => {
  if (error instanceof Problem) return error
  const fault = error as DatabaseError
  const named = constraints[(fault.constraint ?? '').replace(partition, '')]
  const code = named ?? byState[fault.code ?? ''] ?? (isUnavailable(fault) ? 'database-unavailable' : 'internal')
  const problem = new Problem(code)
  problem.cause = error
  return problem
}
