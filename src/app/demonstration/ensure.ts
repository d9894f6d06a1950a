import { type DemonstrationAccount, demonstrationAccounts } from '#app/demonstration/accounts'
import type { Wish } from '#app/demonstration/generate'
import { type Begun, buildWorld, type Progress, worldsOf } from '#app/demonstration/world'
import { Failure } from '#platform/failure'
import type { House } from '#platform/house'
import { maintain, type Work } from '#platform/work'

/** What a store holds: the worlds of the demonstration, and whether any person or member of staff is in it. */
type Contents = { worlds: Begun[]; persons: boolean; staff: boolean }

const contentsOf = async (work: Work): Promise<Contents> => ({
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

/**
 * Fills a store on demand, and answers the wish that was fulfilled: finishes what was begun and killed, as it was wished for then; else
 * fills a store without persons, or any store where `more` is asked for.
 * Throws Failure `failed` where there are persons already, or this very world.
 */
export const fillStore = async (house: House, wish: Wish, more: boolean, progress?: Progress): Promise<Wish> => {
  const { worlds, persons } = await maintain(house, 'demonstration', contentsOf)
  const unfinished = worlds.find(({ completed }) => !completed)
  if (!unfinished && persons && !more) {
    throw new Failure('failed', 'The store already holds persons; nothing was changed. --more adds the demonstration to them.')
  }
  const wanted = unfinished?.wish ?? wish
  if (await buildWorld(house, wanted, progress)) return wanted
  throw new Failure('failed', 'The store already holds this very demonstration; nothing was changed. Another --seed makes another one.')
}
