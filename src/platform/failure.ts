import exitCodes from './exit-codes.json' with { type: 'json' }

export type FailureCode = keyof typeof exitCodes

/** Every way in which a command ends, with its exit code: the one place where they are written down. */
export const endings: Record<FailureCode, { code: number; means: string }> = exitCodes

/** A command cannot go on: one sentence for whoever typed it, and the exit code that scripts may lean on. */
export class Failure extends Error {
  readonly code: FailureCode

  constructor(code: FailureCode, sentence: string, options?: ErrorOptions) {
    super(sentence, options)
    this.code = code
  }

  get exitCode(): number {
    return endings[this.code].code
  }
}

/** The code that the operating system or PostgreSQL gave an error (`ENOENT`, `42P01`), or an empty text. */
export const codeOf = (error: unknown): string =>
  error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : ''

/** What an error says, in one line. An error of several addresses (`localhost` is two) says it in its parts. */
export const sentenceOf = (error: unknown): string => {
  if (error instanceof AggregateError && error.message === '') return error.errors.map(sentenceOf).join('; ')
  return error instanceof Error ? error.message : String(error)
}

/** The failure that lies under an error, where a program went on from one kind to the next: a full disk, a database that went away. */
export const failureUnder = (error: unknown): Failure | undefined => {
  if (error instanceof Failure) return error
  const code = codeOf(error)
  if (code === '53100') return new Failure('disk-full', 'No space is left for the database.', { cause: error })
  if (/^(08|53|57P)|^E(CONN|PIPE)/.test(code)) return new Failure('database-unavailable', `The database went away: ${sentenceOf(error)}.`, { cause: error })
  return error instanceof Error && error.cause !== undefined ? failureUnder(error.cause) : undefined
}
