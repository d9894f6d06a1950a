import { sql } from 'kysely'
import { newId } from '#language/id'
import type { Account, OpenSession, Way } from '#account/model'
import type { Work } from '#platform/work'

// The tables of signing in stand in a schema of their own (auth), which no role under which trades are read may enter: every
// statement here runs inside `keeping`.

/** The account of an address and the password it keeps; none where there is no such account. */
export const findByEmail = async (work: Work, email: string) => {
  const { rows } = await sql<{ id: string; hash: string | null }>`
    select u.id, a.password as hash
      from auth."user" u left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
     where u.email = ${email}`.execute(work.db)
  return rows[0]
}

export const findById = async (work: Work, id: string) => {
  const { rows } = await sql<{ id: string; email: string; name: string; shared: boolean; hash: string | null }>`
    select u.id, u.email, u.name, u.shared, a.password as hash
      from auth."user" u left join auth.account a on a."userId" = u.id and a."providerId" = 'credential'
     where u.id = ${id}`.execute(work.db)
  return rows[0]
}

export const insertAccount = (work: Work, account: { id: string; name: string; email: string }) =>
  sql`insert into auth."user" (id, name, email, "emailVerified") values (${account.id}, ${account.name}, ${account.email}, true)`.execute(work.db)

/** Keeps the hash of a password; the one before is gone. */
export const setPassword = (work: Work, userId: string, hash: string) =>
  sql`insert into auth.account (id, "accountId", "providerId", "userId", password) values (${newId()}, ${userId}, 'credential', ${userId}, ${hash})
      on conflict ("providerId", "accountId") do update set password = excluded.password, "updatedAt" = now()`.execute(work.db)

export const findIdentity = async (work: Work, directory: string, subject: string): Promise<string | undefined> => {
  const { rows } = await sql<{ id: string }>`
    select "userId" as id from auth.account where "providerId" = ${`directory:${directory}`} and "accountId" = ${subject}`.execute(work.db)
  return rows[0]?.id
}

/** Whether somebody is known to a directory under any subject. */
export const hasIdentity = async (work: Work, directory: string, userId: string): Promise<boolean> => {
  const { rows } = await sql`select 1 from auth.account where "providerId" = ${`directory:${directory}`} and "userId" = ${userId}`.execute(work.db)
  return rows.length > 0
}

export const insertIdentity = (work: Work, directory: string, subject: string, userId: string) =>
  sql`insert into auth.account (id, "accountId", "providerId", "userId")
      values (${newId()}, ${subject}, ${`directory:${directory}`}, ${userId})`.execute(work.db)

type NewSession = { userId: string; digest: string; way: Way; browser: string | null; idleUntil: string; endsAt: string }

/** Remembers when somebody entered last: sessions go, and this stays. */
export const setEntered = (work: Work, userId: string) => sql`update auth."user" set entered_at = ${work.now.toString()} where id = ${userId}`.execute(work.db)

export const insertSession = (work: Work, session: NewSession) => {
  const now = work.now.toString()
  return sql`
    insert into auth.session (id, "userId", token, way, "userAgent", "createdAt", "updatedAt", "expiresAt", ends_at)
    values (${newId()}, ${session.userId}, ${session.digest}, ${session.way}, ${session.browser}, ${now}, ${now}, ${session.idleUntil}, ${session.endsAt})`.execute(work.db)
}

/** The open session that a digest stands for. */
export const findSession = async (work: Work, digest: string) => {
  const { rows } = await sql<{ id: string; userId: string; way: Way; browser: string | null; openedAt: string; endsAt: string }>`
    select id, "userId" as user_id, way, "userAgent" as browser, "createdAt" as opened_at, ends_at
      from auth.session where token = ${digest} and "expiresAt" > ${work.now.toString()}`.execute(work.db)
  return rows[0]
}

/** A session that is used lasts on, at most until its own end. */
export const touchSession = (work: Work, digest: string, idleUntil: string) => {
  const now = work.now.toString()
  return sql`update auth.session set "expiresAt" = least(${idleUntil}::timestamptz, ends_at), "updatedAt" = ${now}
              where token = ${digest} and "expiresAt" > ${now}`.execute(work.db)
}

/** What still comes with the token before is answered for a moment longer: requests that were on their way. */
export const expireSession = (work: Work, digest: string, at: string) =>
  sql`update auth.session set "expiresAt" = least("expiresAt", ${at}::timestamptz) where token = ${digest}`.execute(work.db)

export const deleteSession = async (work: Work, digest: string): Promise<string | undefined> => {
  const { rows } = await sql<{ userId: string }>`delete from auth.session where token = ${digest} returning "userId" as user_id`.execute(work.db)
  return rows[0]?.userId
}

/** Ends the sessions of somebody: all of them, all but one, or one by its id. Answers how many. */
export const deleteSessions = async (work: Work, userId: string, which: { but?: string; id?: string } = {}): Promise<number> => {
  const { numAffectedRows } = await sql`
    delete from auth.session where "userId" = ${userId}
       and (${which.but ?? null}::text is null or token <> ${which.but ?? null})
       and (${which.id ?? null}::uuid is null or id = ${which.id ?? null}::uuid)`.execute(work.db)
  return Number(numAffectedRows ?? 0)
}

export const listSessions = async (work: Work, userId: string, digest: string): Promise<OpenSession[]> => {
  const { rows } = await sql<OpenSession>`
    select id, way, "userAgent" as browser, "createdAt" as opened_at, "updatedAt" as seen_at, token = ${digest} as current
      from auth.session where "userId" = ${userId} and "expiresAt" > ${work.now.add({ seconds: 30 }).toString()}
     order by token = ${digest} desc, "updatedAt" desc`.execute(work.db)
  return rows
}

/** What has run out is cleared away by whoever comes to the door next. */
export const sweep = async (work: Work): Promise<void> => {
  const now = work.now.toString()
  const yesterday = work.now.subtract({ hours: 48 }).toString()
  await sql`delete from auth.ticket where expires_at < ${now}`.execute(work.db)
  await sql`delete from auth.session where "expiresAt" < ${yesterday}`.execute(work.db)
  await sql`delete from auth.attempt where since < ${yesterday} and coalesce(locked_until, since) < ${yesterday}`.execute(work.db)
}

/** How somebody signs in, without their sessions. */
export const findWays = async (work: Work, userId: string): Promise<Pick<Account, 'email' | 'password' | 'directory' | 'code' | 'recoveryCodes' | 'passkeys'>> => {
  const { rows } = await sql<Pick<Account, 'email' | 'password' | 'directory' | 'code' | 'recoveryCodes' | 'passkeys'>>`
    select u.email,
           exists (select from auth.account a where a."userId" = u.id and a."providerId" = 'credential') as password,
           (select d.name from auth.account a join auth.directory d on a."providerId" = 'directory:' || d.id where a."userId" = u.id limit 1) as directory,
           (select jsonb_build_object('since', t.confirmed_at) from auth.totp t where t.user_id = u.id) as code,
           (select count(*) from auth.recovery_code r where r.user_id = u.id and r.used_at is null) as recovery_codes,
           coalesce((select jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'createdAt', p.created_at, 'usedAt', p.last_used_at) order by p.created_at)
                       from auth.passkey p where p.user_id = u.id), '[]') as passkeys
      from auth."user" u where u.id = ${userId}`.execute(work.db)
  return rows[0]!
}

/** The same in short for several, with the time of their last session. */
export const listAccess = async (work: Work, ids: readonly string[]) => {
  const { rows } = await sql<{ id: string; email: string; secondFactor: boolean; directory: boolean; enteredAt: string | null }>`
    select u.id, u.email,
           exists (select from auth.totp t where t.user_id = u.id) or exists (select from auth.passkey p where p.user_id = u.id) as second_factor,
           exists (select from auth.account a where a."userId" = u.id and a."providerId" like 'directory:%') as directory,
           u.entered_at
      from auth."user" u where u.id = any(${ids as string[]}::uuid[])`.execute(work.db)
  return rows
}
