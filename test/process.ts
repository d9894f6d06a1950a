import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { createInterface } from 'node:readline'
import { onTestFinished } from 'vitest'

/** A program that a test started: what it prints, and how it ended. It does not outlive the test. */
export type Started = {
  child: ChildProcess
  /** The first line of its output that fits, from now on; fails when the program ends without it. */
  line: (pattern: RegExp) => Promise<string>
  /** Everything printed so far, both streams. */
  output: () => string
  /** The exit code, or the signal that ended it. */
  ended: Promise<number | NodeJS.Signals | null>
}

/** Starts a program; by default with the Node that runs the tests. */
export function startProgram(arguments_: string[], options: { command?: string; env?: Record<string, string | undefined>; cwd?: string } = {}): Started {
  const child = spawn(options.command ?? process.execPath, arguments_, {
    cwd: options.cwd,
    env: { ...process.env, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const ended = once(child, 'close').then(([code, signal]) => (code ?? signal) as number | NodeJS.Signals | null)
  onTestFinished(async () => {
    child.kill('SIGKILL')
    await ended
  })
  const lines: string[] = []
  const heard: ((text: string) => void)[] = []
  for (const stream of [child.stdout, child.stderr]) {
    createInterface({ input: stream }).on('line', (text) => {
      lines.push(text)
      for (const hear of heard) hear(text)
    })
  }
  const output = () => lines.join('\n')
  const line = (pattern: RegExp): Promise<string> =>
    new Promise((resolve, reject) => {
      const hear = (text: string) => (pattern.test(text) ? resolve(text) : undefined)
      lines.forEach(hear)
      heard.push(hear)
      void ended.then((how) => reject(new Error(`ended with ${how} before ${pattern}:\n${output()}`)))
    })
  return { child, line, output, ended }
}
