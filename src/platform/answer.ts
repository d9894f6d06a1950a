import { createHash } from 'node:crypto'
import { CompiledQuery } from 'kysely'
import { Problem } from '#language/problem'
import type { Work } from '#platform/work'

export type Answer = { status: number; body: unknown }

/** What was asked, in short: the same key for another request is refused. */
export const hashOf = (method: string, path: string, body: unknown): string =>
  createHash('sha256').update(JSON.stringify([method, path, body ?? null])).digest('base64')

/**
 * Answers a repeated request with the stored answer, in the transaction of the first one: two at once with the same key wait for
 * each other, and what was not committed was never answered. Problem: `key-reused`, when the key came with another request before.
 */
export const answerOnce = async (work: Work, hash: string, make: () => Promise<Answer>): Promise<Answer> => {
  if (work.key === null || work.actor.kind !== 'staff') return make()
  const { staffId } = work.actor
  await work.db.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${staffId} ${work.key}`]))
  const stored = await work.db
    .selectFrom('platformAnswer')
    .select(['requestHash', 'status', 'body'])
    .where('staffId', '=', staffId)
    .where('key', '=', work.key)
    .executeTakeFirst()
  if (stored && stored.requestHash !== hash) throw new Problem('key-reused')
  if (stored) return { status: stored.status, body: stored.body }
  const answer = await make()
  await work.db
    .insertInto('platformAnswer')
    .values({
      staffId,
      key: work.key,
      requestHash: hash,
      status: answer.status,
      body: JSON.stringify(answer.body ?? null),
      answeredAt: work.now.toString(),
    })
    .execute()
  return answer
}
