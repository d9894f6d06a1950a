import { rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { customs } from '#app/customs'
import { buildWorld } from '#app/demonstration/world'
import { loadAll } from '#app/load'
import { startEmbedded } from '#platform/embedded'
import { type House, openHouse } from '#platform/house'
import { migrate } from '#platform/migrate'

/**
 * A store of the benchmark's own with so many persons of the demonstration world, for as long as `body` runs. A durable one tells the disk
 * to keep what was answered.
 */
export const withWorld = async <V>(persons: number, body: (house: House, url: string) => Promise<V>, options: { durable?: boolean } = {}): Promise<V> => {
  const directory = join(tmpdir(), `rawabit-bench-${process.pid}-${persons}`)
  const store = await startEmbedded({ directory, quick: options.durable !== true })
  try {
    await migrate(store.url)
    await loadAll(store.url)
    const house = await openHouse(store.url, customs, { connections: 8, jobs: false, logLevel: 'silent' })
    await buildWorld(house, { persons, seed: 1, until: '2026-11-01' })
    await house.pool.query('vacuum analyze')
    const value = await body(house, store.url)
    await house.close()
    return value
  } finally {
    await store.stop()
    rmSync(directory, { recursive: true, force: true })
  }
}
