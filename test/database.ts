import { randomUUID } from 'node:crypto'
import { afterAll, beforeAll, inject } from 'vitest'
import { addressOf, asAdmin, ownedBy } from './cluster.ts'

/**
 * A database of the calling file's own, dropped after its last test: a copy of the migrated template with the real
 * data, or an empty one. To be called once, at the top of the file.
 *
 * @returns its address, which can be reached from the first test (or later `beforeAll`) on
 */
export function useDatabase(options: { empty?: boolean } = {}): { url: string } {
  const server = inject('server')
  const name = `${server.template}_${randomUUID().slice(0, 8)}`
  const origin = options.empty === true ? '' : `template ${server.template}`
  beforeAll(() => asAdmin(server, `create database ${name} ${origin} ${ownedBy(server)}`))
  afterAll(() => asAdmin(server, `drop database if exists ${name} with (force)`))
  return { url: addressOf(server, name) }
}
