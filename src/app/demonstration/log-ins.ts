import { sql } from 'kysely'
import { type DemonstrationAccount, demonstrationAccounts, postsOf, roleIdOf, signInIdOf, staffIdOf } from '#app/demonstration/accounts'
import { hashPassword } from '#account/actions'
import type { Work } from '#platform/work'

type Hash = (password: string) => Promise<string>

const openAccount = async (work: Work, account: DemonstrationAccount, hash: string): Promise<void> => {
  const { email, name, language } = account
  const id = staffIdOf(account)
  await sql`insert into auth."user" (id, name, email, "emailVerified", shared) values (${id}, ${name}, ${email}, true, true)
            on conflict do nothing`.execute(work.db)
  await sql`insert into auth.account (id, "accountId", "providerId", "userId", password)
            values (${signInIdOf(account)}, ${id}, 'credential', ${id}, ${hash}) on conflict do nothing`.execute(work.db)
  await work.db
    .insertInto('organisationStaff')
    .values({ id, name, email, language, synthetic: true })
    .onConflict((conflict) => conflict.doNothing())
    .execute()
}

const takePosts = async (work: Work, account: DemonstrationAccount): Promise<void> => {
  for (const post of postsOf(account)) {
    await work.db
      .insertInto('organisationRole')
      .values({
        id: roleIdOf(account, post),
        staffId: staffIdOf(account),
        organisationId: post.organisation,
        siteId: post.site,
        role: post.role,
        compartments: post.compartments,
      })
      .onConflict((conflict) => conflict.doNothing())
      .execute()
  }
  await work.db
    .updateTable('organisationStaff')
    .set({ actingRoleId: roleIdOf(account, account) })
    .where('id', '=', staffIdOf(account))
    .where('actingRoleId', 'is', null)
    .execute()
}

/**
 * Opens the log-ins of the demonstration where they are missing; twice changes nothing. Their ids are always the same, so that the world
 * may name its staff. The shared password is hashed once. Runs as the owner, on stores of a demonstration only.
 */
export const ensureAccounts = async (work: Work, hashOf: Hash = hashPassword): Promise<void> => {
  const hashes = new Map<string, string>()
  for (const account of demonstrationAccounts) {
    const hash = hashes.get(account.password) ?? (await hashOf(account.password))
    hashes.set(account.password, hash)
    await openAccount(work, account, hash)
    await takePosts(work, account)
  }
}
