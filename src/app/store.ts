import { startEmbedded } from '#platform/embedded'
import { migrate } from '#platform/migrate'
import type { Wishes } from '#platform/settings'

/** The database of this installation until it is closed; `applied` names the migrations that were missing. */
export type Store = { url: string; applied: string[]; close: () => Promise<void> }

/**
 * Opens the store that the settings name, `DATABASE_URL` or the embedded one in the data directory, and brings it to
 * the schema of this checkout unless it is only to be looked at. `notice` hears of a database that had to be started
 * again. Throws Failure.
 */
export async function openStore(wishes: Wishes, notice?: (sentence: string) => void, options: { migrated?: boolean } = {}): Promise<Store> {
  const { url, close } = await openDatabase(wishes, notice)
  try {
    const { applied } = options.migrated === false ? { applied: [] } : await migrate(url)
    return { url, applied, close }
  } catch (error) {
    await close()
    throw error
  }
}

async function openDatabase(wishes: Wishes, notice?: (sentence: string) => void): Promise<Omit<Store, 'applied'>> {
  if (wishes.databaseUrl !== undefined) return { url: wishes.databaseUrl, close: () => Promise.resolve() }
  const { url, stop } = await startEmbedded({ directory: wishes.data, ...(notice === undefined ? {} : { notice }) })
  return { url, close: stop }
}
