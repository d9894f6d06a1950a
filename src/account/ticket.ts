import { sql } from 'kysely'
import { digestOf, newToken } from '#platform/secret'
import type { Work } from '#platform/work'

export type Purpose = 'second-factor' | 'code-setting' | 'passkey-setting' | 'passkey' | 'directory' | 'unlocking' | 'renewal'

export type Ticket = { digest: string; userId: string | null; facts: Record<string, unknown>; tries: number }

/** Gives out a ticket for one step that is not finished, and answers its token; what is kept of it is the digest. */
export const giveTicket = async (
  work: Work,
  purpose: Purpose,
  minutes: number,
  { userId = null, facts = {}, token = newToken() }: { userId?: string | null; facts?: Record<string, unknown>; token?: string } = {},
): Promise<string> => {
  await sql`insert into auth.ticket (digest, purpose, user_id, facts, expires_at)
            values (${digestOf(token)}, ${purpose}, ${userId}, ${JSON.stringify(facts)}, ${work.now.add({ minutes }).toString()})
            on conflict (digest) do update set facts = excluded.facts, tries = 0, expires_at = excluded.expires_at`.execute(work.db)
  return token
}

/** Takes a ticket: it serves once, for its purpose, in its time. */
export const takeTicket = async (work: Work, purpose: Purpose, token: string | null): Promise<Ticket | undefined> => {
  if (token === null) return undefined
  const { rows } = await sql<Ticket>`
    delete from auth.ticket where digest = ${digestOf(token)} and purpose = ${purpose} and expires_at > ${work.now.toString()}
    returning digest, user_id, facts, tries`.execute(work.db)
  return rows[0]
}

/** A ticket that goes on serving. */
export const findTicket = async (work: Work, purpose: Purpose, token: string): Promise<Ticket | undefined> => {
  const { rows } = await sql<Ticket>`
    select digest, user_id, facts, tries from auth.ticket
     where digest = ${digestOf(token)} and purpose = ${purpose} and expires_at > ${work.now.toString()}`.execute(work.db)
  return rows[0]
}

/** Tries a ticket, at most so many times: one more is counted, and the last one takes it away. */
export const tryTicket = async (work: Work, purpose: Purpose, token: string | null, most: number): Promise<Ticket | undefined> => {
  if (token === null) return undefined
  const { rows } = await sql<Ticket>`
    update auth.ticket set tries = tries + 1
     where digest = ${digestOf(token)} and purpose = ${purpose} and expires_at > ${work.now.toString()} and tries < ${most}
    returning digest, user_id, facts, tries`.execute(work.db)
  return rows[0]
}

/** Takes away what was given to somebody for a purpose. */
export const dropTickets = (work: Work, purpose: Purpose, userId: string) =>
  sql`delete from auth.ticket where user_id = ${userId} and purpose = ${purpose}`.execute(work.db)
