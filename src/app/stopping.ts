import { warn } from './print.ts'

/** What tells a long command to end. */
export type Stopping = { signal: AbortSignal; asked: Promise<void> }

/**
 * Listens for the signals that ask us to end. The first asks; a second ends us at once. A terminal sends the same
 * Ctrl-C to us and to the door that started us, which forwards it: what follows within half a second is the same wish.
 */
export function stopOnSignal(): Stopping {
  const controller = new AbortController()
  let first = 0
  const hear = (name: NodeJS.Signals): void => {
    if (first === 0) {
      first = performance.now()
      controller.abort(new Error(`stopped by ${name}`))
    } else if (performance.now() - first > 500) {
      warn('stopped at once.')
      process.exit(130)
    }
  }
  for (const name of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(name, hear)
  const asked = new Promise<void>((resolve) => controller.signal.addEventListener('abort', () => resolve(), { once: true }))
  return { signal: controller.signal, asked }
}
