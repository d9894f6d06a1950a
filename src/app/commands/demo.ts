import { parseArgs } from 'node:util'
import { z } from 'zod'
import { customs } from '#app/customs'
import { contentsOf } from '#app/demonstration/ensure'
import { earliestUntil, type Wish } from '#app/demonstration/generate'
import { buildWorld } from '#app/demonstration/world'
import { loadAll } from '#app/load'
import { Day, dayOf } from '#language/date'
import { Failure } from '#platform/failure'
import { type House, openHouse } from '#platform/house'
import { readWishes } from '#platform/settings'
import { maintain } from '#platform/work'
import { print, warn } from '../print.ts'
import { openStore } from '../store.ts'

const Whole = z.coerce.number().int('is not a whole number')

const wishSchema = (today: string) =>
  z.object({
    persons: Whole.min(1, 'is below 1').max(1_000_000, 'is above 1000000'),
    seed: Whole.min(0, 'is below 0'),
    until: Day.refine((day) => day >= earliestUntil, `is before ${earliestUntil}`).refine((day) => day <= today, 'is still to come'),
  })

/** Reads the wish from the flags. Throws Failure `usage`. */
const wishOf = (flags: { persons: string; seed: string; until?: string | undefined }, today: string): Wish => {
  const read = wishSchema(today).safeParse({ ...flags, until: flags.until ?? today })
  if (read.success) return read.data
  throw new Failure('usage', `${read.error.issues.map(({ path, message }) => `--${path.join('.')} ${message}`).join('; ')}.`)
}

const tell = (done: number, total: number): void => {
  if (done === total || done % 10_000 === 0) warn(`${done} of ${total} persons`)
}

/** Finishes what was begun and killed; else fills an empty store, or any store where `more` is asked for. */
const fill = async (house: House, wish: Wish, more: boolean): Promise<number> => {
  const { worlds, persons } = await maintain(house, 'demonstration', contentsOf)
  const unfinished = worlds.find(({ completed }) => !completed)
  if (unfinished) {
    warn(`finishing the demonstration of ${unfinished.wish.persons} persons that was begun before.`)
    await buildWorld(house, unfinished.wish, tell)
  } else if (persons && !more) {
    throw new Failure('failed', 'The store already holds persons; nothing was changed. --more adds the demonstration to them.')
  } else if (!(await buildWorld(house, wish, tell))) {
    throw new Failure('failed', 'The store already holds this very demonstration; nothing was changed. Another --seed makes another one.')
  }
  return unfinished?.wish.persons ?? wish.persons
}

/** Fills an empty store with the synthetic demonstration world and says what came of it. */
export async function run(arguments_: string[]): Promise<number> {
  const { values } = parseArgs({
    args: arguments_,
    options: {
      persons: { type: 'string', default: '400' },
      seed: { type: 'string', default: '1' },
      until: { type: 'string' },
      more: { type: 'boolean', default: false },
    },
  })
  const wish = wishOf(values, dayOf(Temporal.Now.instant()))
  const store = await openStore(readWishes(), warn)
  try {
    await loadAll(store.url)
    const house = await openHouse(store.url, customs, { connections: 1, jobs: false, logLevel: 'silent' })
    try {
      const began = performance.now()
      const persons = await fill(house, wish, values.more)
      print(`${persons} synthetic persons in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    } finally {
      await house.close()
    }
  } finally {
    await store.close()
  }
  return 0
}
