import type { z } from 'zod'
import { type Fault, Problem } from './problem.ts'

type Issue = z.core.$ZodIssue

const codeOf = (issue: Issue): string => {
  if (issue.code === 'invalid_type') return issue.input === undefined ? 'required' : 'wrong-type'
  if (issue.code === 'custom') return issue.message
  if (issue.code === 'too_small') return 'too-small'
  if (issue.code === 'too_big') return 'too-big'
  if (issue.code === 'invalid_value') return issue.input === undefined ? 'required' : 'unknown-value'
  if (issue.code === 'unrecognized_keys') return 'unknown-field'
  return 'malformed'
}

const pathOf = (issue: Issue): string => [...issue.path, ...(issue.code === 'unrecognized_keys' ? [issue.keys[0] ?? ''] : [])].join('.')

const faultsOf = (error: z.ZodError, prefix: string): Fault[] =>
  error.issues.map((issue) => ({ path: [prefix, pathOf(issue)].filter(Boolean).join('.'), code: codeOf(issue) }))

/** Reads an input by its schema. Problem: `invalid-input`, with the path and the code of every fault (never the value). */
export const parse = <S extends z.ZodType>(schema: S, input: unknown, prefix = ''): z.output<S> => {
  const result = schema.safeParse(input, { reportInput: true })
  if (!result.success) throw new Problem('invalid-input', faultsOf(result.error, prefix))
  return result.data
}
