/** A line on the standard output: what was asked for. */
export const print = (line: string): void => void process.stdout.write(`${line}\n`)

/** A line on the standard error: what a person should know, beside what was asked for. */
export const warn = (sentence: string): void => void process.stderr.write(`rawabit: ${sentence}\n`)
