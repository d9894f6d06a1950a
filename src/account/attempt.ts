import { sql } from 'kysely'
import { shadowOf } from '#platform/secret'
import type { Work } from '#platform/work'

/** So many refused attempts in so many minutes close an account; the first lock lasts as long, and each further one twice the one before. */
const rule = { failures: 10, minutes: 15, longestHours: 24 } as const
/** An address of the network may be an office of many: it is refused much later, and for a quarter of an hour. */
const networkFailures = 300

/** What stands for an address of mail, known here or not. */
export const accountSubject = (work: Pick<Work, 'keyFor'>, email: string): string => `account:${shadowOf(work.keyFor('attempt'), email.toLowerCase())}`
/** What stands for an address of the network. */
export const networkSubject = (work: Pick<Work, 'keyFor'>, address: string): string => `network:${shadowOf(work.keyFor('attempt'), address)}`

type Counted = { failures: number; locks: number; locked: boolean }

/** Counts an attempt before it is judged, so that many at once cannot slip through; an attempt at a locked subject is not counted. */
const count = async (work: Work, subject: string): Promise<Counted> => {
  const now = work.now.toString()
  const begins = work.now.subtract({ minutes: rule.minutes }).toString()
  const { rows } = await sql<Counted>`
    insert into auth.attempt as a (subject, failures, since) values (${subject}, 1, ${now})
    on conflict (subject) do update set
      failures = case when a.locked_until > ${now}::timestamptz then a.failures when a.since < ${begins}::timestamptz then 1 else a.failures + 1 end,
      since = case when a.since < ${begins}::timestamptz then ${now}::timestamptz else a.since end
    returning failures, locks, coalesce(locked_until > ${now}::timestamptz, false) as locked`.execute(work.db)
  return rows[0]!
}

/** Counts one more attempt at an account. `open`: it may be judged. `last`: when it is refused too, the account is to be locked. */
export const countAttempt = async (work: Work, subject: string): Promise<{ open: boolean; last: boolean }> => {
  const { failures, locked } = await count(work, subject)
  return { open: !locked && failures <= rule.failures, last: failures === rule.failures }
}

/** Locks a subject: longer each time, until somebody enters. Answers until when. */
export const lock = async (work: Work, subject: string): Promise<string> => {
  const { rows } = await sql<{ lockedUntil: string }>`
    update auth.attempt set locks = locks + 1, failures = 0, since = ${work.now.toString()},
           locked_until = ${work.now.toString()}::timestamptz + least(interval '1 minute' * ${rule.minutes} * power(2, least(locks, 12)), interval '1 hour' * ${rule.longestHours})
     where subject = ${subject} returning locked_until`.execute(work.db)
  return rows[0]!.lockedUntil
}

/** Forgets what was refused: somebody entered, or the lock was opened. Answers whether it was locked. */
export const forgive = async (work: Work, subject: string): Promise<boolean> => {
  const { rows } = await sql<{ locked: boolean }>`
    delete from auth.attempt where subject = ${subject} returning coalesce(locked_until > ${work.now.toString()}::timestamptz, false) as locked`.execute(work.db)
  return rows[0]?.locked ?? false
}

/** Until when subjects are locked, of those that are. */
export const lockedUntil = async (work: Work, subjects: readonly string[]): Promise<Map<string, string>> => {
  const { rows } = await sql<{ subject: string; lockedUntil: string }>`
    select subject, locked_until from auth.attempt
     where subject = any(${subjects as string[]}) and locked_until > ${work.now.toString()}::timestamptz`.execute(work.db)
  return new Map(rows.map((row) => [row.subject, row.lockedUntil]))
}

/** Counts a refused attempt against the address of the network from which it came. */
export const countNetwork = async (work: Work, subject: string): Promise<void> => {
  await count(work, subject)
}

/** Whether an address of the network has been refused too often of late. */
export const isNetworkClosed = async (work: Work, subject: string): Promise<boolean> => {
  const begins = work.now.subtract({ minutes: rule.minutes }).toString()
  const { rows } = await sql`select 1 from auth.attempt where subject = ${subject} and failures >= ${networkFailures} and since >= ${begins}::timestamptz`.execute(work.db)
  return rows.length > 0
}
