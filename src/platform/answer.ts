import { createHash } from 'node:crypto'
import { CompiledQuery, sql } from 'kysely'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { SealedColumn } from '#platform/keys'
import { placeOf } from '#platform/vault'
import type { StaffActor, Work } from '#platform/work'

export type Answer = { status: number; body: unknown }

/** What was asked, in short: the same key for another request is refused. */
export const hashOf = (method: string, path: string, body: unknown): string =>
  createHash('sha256').update(JSON.stringify([method, path, body ?? null])).digest('base64')

const table = 'platform_answer'
const placeFor = (id: string): string => placeOf(table, 'sealed', id)
/** What the keys seal here: the bodies of answers. */
export const sealed: readonly SealedColumn[] = [{ table, column: 'sealed' }]

const hashGiven = async (work: Work): Promise<string | null> => {
  const { rows } = await sql<{ hash: string | null }>`select platform_answer_hash(${work.key}) as hash`.execute(work.db)
  return rows[0]?.hash ?? null
}

/** The answer as it was given. Problem: `not-found`, when somebody whom it is about is not in sight any more, or their name is not. */
const giveAgain = async (work: Work, staffId: string): Promise<Answer> => {
  const stored = await work.db
    .selectFrom('platformAnswer')
    .select(['id', 'status', 'sealed'])
    .where('staffId', '=', staffId)
    .where('key', '=', work.key)
    .executeTakeFirst()
  if (!stored?.sealed) throw new Problem('not-found')
  return { status: stored.status, body: JSON.parse(work.vault.open(stored.sealed, placeFor(stored.id))) }
}

/** Keeps an answer, sealed, with whom it is about: as the database says which of them the asker sees now, and whose name they read. */
const keep = async (work: Work, staff: StaffActor, hash: string, { status, body }: Answer): Promise<void> => {
  const id = newId()
  const about = [...work.about]
  const kept = work.vault.seal(JSON.stringify(body ?? null), placeFor(id))
  await sql`
    insert into platform_answer (id, staff_id, key, request_hash, status, sealed, about, seen, named, compartments, answered_at)
    select ${id}, ${staff.staffId}, ${work.key}, ${hash}, ${status}, ${kept}, ${about}::uuid[],
           coalesce(array_agg(p.id), '{}'), coalesce(array_agg(p.id) filter (where person_is_readable(p.id)), '{}'),
           ${staff.compartments}::text[], ${work.now.toString()}::timestamptz
      from person p where p.id = any (${about}::uuid[])`.execute(work.db)
}

/**
 * Answers a repeated request with the stored answer, in the transaction of the first one: two at once with the same key wait for
 * each other, and what was not committed was never answered. Nothing is done a second time, also where the answer is not given again.
 * Problems: `key-reused`, when the key came with another request before; `not-found`, when those whom it was about are not in sight.
 */
export const answerOnce = async (work: Work, hash: string, make: () => Promise<Answer>): Promise<Answer> => {
  if (work.key === null || work.actor.kind !== 'staff') return make()
  const { staffId } = work.actor
  await work.db.executeQuery(CompiledQuery.raw('select pg_advisory_xact_lock(hashtextextended($1, 0))', [`${staffId} ${work.key}`]))
  const given = await hashGiven(work)
  if (given !== null && given !== hash) throw new Problem('key-reused')
  if (given !== null) return giveAgain(work, staffId)
  const answer = await make()
  await keep(work, work.actor, hash, answer)
  return answer
}
