import { parseArgs } from 'node:util'
import { readWishes } from '#platform/settings'
import { print, warn } from '../print.ts'
import { openStore } from '../store.ts'

/** Brings the database to the schema of this checkout and prints what was applied. */
export async function run(arguments_: string[]): Promise<number> {
  parseArgs({ args: arguments_, options: {} })
  const store = await openStore(readWishes(), warn)
  for (const name of store.applied) print(name)
  if (store.applied.length === 0) print('The schema is current.')
  await store.close()
  return 0
}
