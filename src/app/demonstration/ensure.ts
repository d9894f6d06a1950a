import { type DemonstrationAccount, demonstrationAccounts } from '#app/demonstration/accounts'
import type { Wish } from '#app/demonstration/generate'
import { type Begun, buildWorld, type Progress, worldsOf } from '#app/demonstration/world'
import type { House } from '#platform/house'
import { maintain, type Work } from '#platform/work'

/** What a store holds: the worlds of the demonstration, and whether any person or member of staff is in it. */
export type Contents = { worlds: Begun[]; persons: boolean; staff: boolean }

export const contentsOf = async (work: Work): Promise<Contents> => ({
  worlds: await worldsOf(work),
  persons: (await work.db.selectFrom('person').select('id').limit(1).execute()).length > 0,
  staff: (await work.db.selectFrom('organisationStaff').select('id').limit(1).execute()).length > 0,
})

/**
 * Makes sure that a store for trying out has its demonstration: fills one in which there is neither a person nor a member of staff, and
 * finishes one that was begun and killed, as it was then wished for. A store with anybody real in it is left alone.
 * Answers the log-ins of the demonstration; none where the store has no demonstration.
 */
export const ensureDemonstration = async (house: House, wish: Wish, progress?: Progress): Promise<DemonstrationAccount[]> => {
  const { worlds, persons, staff } = await maintain(house, 'demonstration', contentsOf)
  const unfinished = worlds.filter(({ completed }) => !completed)
  for (const begun of unfinished) await buildWorld(house, begun.wish, progress)
  if (worlds.length > 0) return demonstrationAccounts
  if (persons || staff) return []
  await buildWorld(house, wish, progress)
  return demonstrationAccounts
}
