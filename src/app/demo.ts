import { customs } from '#app/customs'
import type { DemonstrationAccount } from '#app/demonstration/accounts'
import { ensureDemonstration as ensure } from '#app/demonstration/ensure'
import { dayOf } from '#language/date'
import { openHouse } from '#platform/house'

/** The demonstration with which an empty store begins: small, and up to today. Answers its log-ins; none on a store without it. */
export const ensureDemonstration = async (databaseUrl: string): Promise<DemonstrationAccount[]> => {
  const house = await openHouse(databaseUrl, customs, { connections: 1, jobs: false, logLevel: 'silent' })
  try {
    return await ensure(house, { persons: 400, seed: 1, until: dayOf(house.clock()) })
  } finally {
    await house.close()
  }
}
