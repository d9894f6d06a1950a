import { customs } from '#app/customs'
import { warn } from '#app/print'
import { openStore } from '#app/store'
import { type House, openHouse } from '#platform/house'
import type { KeySource } from '#platform/ring'
import { readWishes } from '#platform/settings'
import { transact, type Work } from '#platform/work'

/**
 * Opens the store of this installation for one command, and closes it again. `options.keys`: also what seals and opens what the database may
 * not read; `options.jobs`: also the queues, where a job must follow.
 */
export const inTheHouse = async <V>(body: (house: House) => Promise<V>, options: { connections?: number; keys?: KeySource; jobs?: boolean } = {}): Promise<V> => {
  const store = await openStore(readWishes(), warn)
  try {
    const house = await openHouse(store.url, customs, { connections: 1, jobs: false, logLevel: 'silent', ...options })
    try {
      return await body(house)
    } finally {
      await house.close()
    }
  } finally {
    await store.close()
  }
}

/** The same for one verb of the command line, which acts as the product itself. */
export const atTheDesk = <V>(name: string, verb: (work: Work) => Promise<V>): Promise<V> =>
  inTheHouse((house) => transact(house, { kind: 'system', name }, verb))
