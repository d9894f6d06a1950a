import { createServer } from 'node:net'
import { once } from 'node:events'
import { join } from 'node:path'
import type { Started } from './process.ts'
import { startProgram } from './process.ts'

const main = join(import.meta.dirname, '..', 'src', 'app', 'main.ts')

/** A command of the product in a process of its own, without the door in front: a signal meets the product itself. */
export const startCommand = (data: string, ...arguments_: string[]): Started =>
  startProgram(['--disable-warning=ExperimentalWarning', main, ...arguments_], {
    env: { RAWABIT_DATA: data, DATABASE_URL: undefined, RAWABIT_LOG: 'silent', NODE_ENV: undefined },
  })

/** The product, serving; its pages are left out. Fails when it ends before it serves. */
export async function startProduct(data: string, port: number): Promise<Started> {
  const started = startCommand(data, 'start', '--empty', '--no-web', '--port', `${port}`)
  await started.line(/Rawabit +http/)
  return started
}

/** A port that nobody listens on. */
export async function freePort(): Promise<number> {
  const probe = createServer().listen(0, '127.0.0.1')
  await once(probe, 'listening')
  const address = probe.address()
  await new Promise((closed) => probe.close(closed))
  if (address === null || typeof address === 'string') throw new Error('no port is free')
  return address.port
}
