import { sql } from 'kysely'
import type { Work } from '#platform/work'

/** How long a stored answer is kept for a request that is sent again: the product's own measure. */
const answersKept = { hours: 7 * 24 }

/**
 * Takes away stored answers and messages that name any of these ids, and every stored answer that is too old to be asked for again.
 * Answers how many answers went. For the widest reach only: nothing happens in another.
 */
export const forget = async (work: Work, ids: string[]): Promise<number> => {
  const { rows } = await sql<{ gone: number }>`
    select platform_forget(${ids}::text[], ${work.now.subtract(answersKept).toString()}) as gone`.execute(work.db)
  return Number(rows[0]!.gone)
}
