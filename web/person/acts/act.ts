import type { Person } from '#person/model'

/** What an act needs: whose file, the offer that was chosen on the page, and how to end it. */
export type ActProps = { person: Person; offer: string | null; close: () => void }
