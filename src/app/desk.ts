import { customs } from '#app/customs'
import { warn } from '#app/print'
import { openStore } from '#app/store'
import { openHouse } from '#platform/house'
import { readWishes } from '#platform/settings'
import { transact, type Work } from '#platform/work'

/** Opens the store of this installation for one verb of the command line, which acts as the product itself, and closes it again. */
export const atTheDesk = async <V>(name: string, verb: (work: Work) => Promise<V>): Promise<V> => {
  const store = await openStore(readWishes(), warn)
  try {
    const house = await openHouse(store.url, customs, { connections: 1, jobs: false, logLevel: 'silent' })
    try {
      return await transact(house, { kind: 'system', name }, verb)
    } finally {
      await house.close()
    }
  } finally {
    await store.close()
  }
}
