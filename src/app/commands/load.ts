import { parseArgs } from 'node:util'
import { readWishes } from '#platform/settings'
import { loadAll } from '../load.ts'
import { print, warn } from '../print.ts'
import { openStore } from '../store.ts'

/** Loads the strategy's real data and says how many rows changed, word by word; a second time, none. */
export async function run(arguments_: string[]): Promise<number> {
  parseArgs({ args: arguments_, options: {} })
  const store = await openStore(readWishes(), warn)
  try {
    for (const [word, changed] of Object.entries(await loadAll(store.url))) print(`${word.padEnd(16)} ${changed}`)
    return 0
  } finally {
    await store.close()
  }
}
