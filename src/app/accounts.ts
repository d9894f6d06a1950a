import { sql } from 'kysely'
import { hashPassword } from '#app/sign-in'
import { newId } from '#language/id'
import * as Organisation from '#organisation/actions'
import type { Enrolment } from '#organisation/model'
import type { Work } from '#platform/work'

/**
 * Opens an account for a member of staff and enrols them in their first role. Runs as the owner (`maintain`). Answers the id.
 * `hash` may be given when many accounts share a password, as in the demonstration. Problem: `already-exists`.
 */
export const openAccount = async (work: Work, enrolment: Enrolment, hash?: string, id: string = newId()): Promise<string> => {
  const password = hash ?? (await hashPassword(enrolment.password))
  const email = enrolment.email.toLowerCase()
  await sql`insert into auth."user" (id, name, email, "emailVerified") values (${id}, ${enrolment.name}, ${email}, true)`.execute(work.db)
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password)
            values (${newId()}, ${id}, 'credential', ${id}, ${password})`.execute(work.db)
  await Organisation.enrol(work, id, { ...enrolment, email })
  return id
}
