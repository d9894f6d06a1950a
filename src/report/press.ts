import { Worker } from 'node:worker_threads'
import type { Job, Outcome } from './compositor.ts'

type Waiting = { resolve: (pdf: Uint8Array<ArrayBuffer>) => void; reject: (fault: Error) => void; limit: NodeJS.Timeout }

/** How long one document may take, in milliseconds. A report takes about a tenth of a second; nothing healthy takes this long. */
const longest = 60_000

const waiting = new Map<number, Waiting>()
let press: Worker | null = null
let last = 0

const settle = (id: number, settled: (one: Waiting) => void): void => {
  const one = waiting.get(id)
  if (!one) return
  waiting.delete(id)
  clearTimeout(one.limit)
  settled(one)
  // An idle press keeps nobody from leaving.
  if (waiting.size === 0) press?.unref()
}

// A press that broke, or that had to be stopped, takes its unfinished jobs along; the next job starts another.
const broken = (worker: Worker, fault: Error): void => {
  if (press !== worker) return
  press = null
  for (const id of waiting.keys()) settle(id, ({ reject }) => reject(fault))
}

const started = (): Worker => {
  const worker = new Worker(new URL('./compositor.ts', import.meta.url), { execArgv: [] })
  worker.on('message', (outcome: Outcome) =>
    settle(outcome.id, ({ resolve, reject }) => ('pdf' in outcome ? resolve(outcome.pdf) : reject(new Error(outcome.fault)))),
  )
  worker.on('error', (fault) => broken(worker, fault instanceof Error ? fault : new Error(String(fault))))
  worker.on('exit', (code) => broken(worker, new Error(`the press stopped with code ${code}`)))
  return worker
}

/**
 * Prints a document: `main` is a template's file, `files` are those that it reads, by name. Returns the PDF.
 * The compiler works in a thread of its own, one document after the other, so the caller's stays free.
 * Rejects when the template refuses its data, when the press breaks, or after a minute.
 */
export const print = (main: string, files: Record<string, string>): Promise<Uint8Array<ArrayBuffer>> =>
  new Promise((resolve, reject) => {
    press ??= started()
    press.ref()
    const worker = press
    const id = ++last
    const limit = setTimeout(() => {
      broken(worker, new Error(`${main} was not typeset within ${longest} ms`))
      void worker.terminate()
    }, longest)
    waiting.set(id, { resolve, reject, limit })
    worker.postMessage({ id, main, files } satisfies Job)
  })
