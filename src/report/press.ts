import { type ChildProcess, fork } from 'node:child_process'
import { fileURLToPath } from 'node:url'
import type { Job, Outcome } from './compositor.ts'

type Waiting = { resolve: (pdf: Uint8Array<ArrayBuffer>) => void; reject: (fault: Error) => void; limit: NodeJS.Timeout }

/** How long one document may take, in milliseconds. A report takes about a tenth of a second; nothing healthy takes this long. */
const longest = 60_000

const waiting = new Map<number, Waiting>()
/** How long an idle press is kept, in milliseconds, before its memory (some hundred megabytes) is given back. */
const patience = 30_000

let press: ChildProcess | null = null
let rest: NodeJS.Timeout | undefined
let last = 0

const settle = (id: number, settled: (one: Waiting) => void): void => {
  const one = waiting.get(id)
  if (!one) return
  waiting.delete(id)
  clearTimeout(one.limit)
  settled(one)
  if (waiting.size === 0) retire()
}

/** An idle press keeps nobody from leaving, and leaves itself after a while. */
const retire = (): void => {
  const idle = press
  idle?.unref()
  idle?.channel?.unref()
  rest = setTimeout(() => {
    if (press === idle) press = null
    idle?.kill()
  }, patience)
  rest.unref()
}

// A press that broke, or that had to be stopped, takes its unfinished jobs along; the next job starts another.
const broken = (child: ChildProcess, fault: Error): void => {
  if (press !== child) return
  press = null
  for (const id of waiting.keys()) settle(id, ({ reject }) => reject(fault))
}

const started = (): ChildProcess => {
  const child = fork(fileURLToPath(new URL('./compositor.ts', import.meta.url)), { execArgv: [], serialization: 'advanced' })
  child.on('message', (outcome: Outcome) =>
    settle(outcome.id, ({ resolve, reject }) => ('pdf' in outcome ? resolve(new Uint8Array(outcome.pdf)) : reject(new Error(outcome.fault)))),
  )
  child.on('error', (fault) => broken(child, fault))
  child.on('exit', (code) => broken(child, new Error(`the press stopped with code ${code}`)))
  return child
}

/**
 * Prints a document: `main` is a template's file, `files` are those that it reads, by name. Returns the PDF.
 * The compiler works in a process of its own, one document after the other: the caller's stays free, and its memory small.
 * Rejects when the template refuses its data, when the press breaks, or after a minute.
 */
export const print = (main: string, files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    clearTimeout(rest)
    press ??= started()
    press.ref()
    press.channel?.ref()
    const child = press
    const id = ++last
    const limit = setTimeout(() => {
      broken(child, new Error(`${main} was not typeset within ${longest} ms`))
      child.kill('SIGKILL')
    }, longest)
    waiting.set(id, { resolve, reject, limit })
    child.send({ id, main, files } satisfies Job)
  })
