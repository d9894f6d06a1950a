import { holderOf, keepsSecondFactor } from '#account/confirmation'
import type { Account } from '#account/model'
import { relyingPartyOf } from '#account/passkey'
import * as store from '#account/store'
import { keeping, type Work } from '#platform/work'

/** How somebody signs in, and where they are signed in now. Problem: `unauthenticated`. */
export const account = (work: Work, digest: string | null, { origin, kept }: { origin: string; kept: readonly string[] }): Promise<Account> =>
  keeping(work, async () => {
    const holder = await holderOf(work, digest)
    const { userId, shared, session } = holder
    return {
      ...(await store.findWays(work, userId)),
      passkeysPossible: relyingPartyOf(origin) !== null,
      secondFactorKept: keepsSecondFactor(holder, kept),
      demonstration: shared,
      sessions: await store.listSessions(work, userId, session),
    }
  })

/** Opens an account with a password that is hashed already. Problem: `already-exists`. */
export const open = (work: Work, account: { id: string; name: string; email: string; hash: string }): Promise<void> =>
  keeping(work, async () => {
    await store.insertAccount(work, account)
    await store.setPassword(work, account.id, account.hash)
  })
