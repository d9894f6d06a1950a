import { parseArgs } from 'node:util'
import { z } from 'zod'
import { customs } from '#app/customs'
import { fillStore } from '#app/demonstration/ensure'
import { earliestUntil, type Wish } from '#app/demonstration/generate'
import { loadAll } from '#app/load'
import { Day, dayOf } from '#language/date'
import { Failure } from '#platform/failure'
import { openHouse } from '#platform/house'
import { readWishes } from '#platform/settings'
import { print, warn } from '../print.ts'
import { openStore } from '../store.ts'

const Whole = z.coerce.number('is not a number').int('is not a whole number')

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
      const { persons, seed, until } = await fillStore(house, wish, values.more, tell)
      print(`${persons} synthetic persons (seed ${seed}, until ${until}) in ${((performance.now() - began) / 1000).toFixed(1)} s.`)
    } finally {
      await house.close()
    }
  } finally {
    await store.close()
  }
  return 0
}
