import { startEmbedded } from '#platform/embedded'
import { migrate } from '#platform/migrate'
import type { Wishes } from '#platform/settings'

/** The database of this installation, at the schema of this checkout, until it is closed. */
export type Store = { url: string; applied: string[]; close: () => Promise<void> }

/** Opens the store that the settings name: `DATABASE_URL`, or the embedded one in the data directory. Throws Failure. */
export async function openStore(wishes: Wishes, notice?: (sentence: string) => void): Promise<Store> {
  if (wishes.databaseUrl !== undefined) {
    const { applied } = await migrate(wishes.databaseUrl)
    return { url: wishes.databaseUrl, applied, close: () => Promise.resolve() }
  }
  const embedded = await startEmbedded({ directory: wishes.data, ...(notice === undefined ? {} : { notice }) })
  try {
    const { applied } = await migrate(embedded.url)
    return { url: embedded.url, applied, close: embedded.stop }
  } catch (error) {
    await embedded.stop()
    throw error
  }
}
