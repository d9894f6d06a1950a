import { once } from 'node:events'
import { createServer } from 'node:net'
import { setTimeout as pause } from 'node:timers/promises'
import { Failure, codeOf, sentenceOf } from '#platform/failure'

/**
 * Makes sure that we may listen there, before anything is started or written. A server that is just going down gets a
 * moment to let go.
 *
 * @throws Failure `port-busy`
 */
export async function ensureFreePort(host: string, port: number): Promise<void> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await listenOnce(host, port)
    } catch (error) {
      if (codeOf(error) !== 'EADDRINUSE' || attempt === 5) throw portFailure(host, port, error)
      await pause(200)
    }
  }
}

/** Why a server may not listen, in one sentence. */
export const portFailure = (host: string, port: number, error: unknown): Failure => {
  const why = codeOf(error) === 'EADDRINUSE' ? 'is taken by another program' : `cannot be used (${sentenceOf(error)})`
  return new Failure('port-busy', `The port ${port} of ${host} ${why}; choose another with --port.`, { cause: error })
}

async function listenOnce(host: string, port: number): Promise<void> {
  const probe = createServer()
  probe.listen({ host, port, exclusive: true })
  await once(probe, 'listening')
  await new Promise((closed) => probe.close(closed))
}
