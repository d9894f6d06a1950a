import { holderOf } from '#account/confirmation'
import { directoryOfMail } from '#account/directory'
import { admit, type Entry, refuse } from '#account/entering'
import type { Acceptance, InvitationRead } from '#account/model'
import { hashPassword, refuseWeak } from '#account/password'
import type { Visit } from '#account/session'
import * as store from '#account/store'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import type { Invitation } from '#organisation/model'
import { keeping, type Work } from '#platform/work'

/** What an invitation says to whoever holds its link. A link that does not serve is refused; that is kept, so it is not thrown. */
export const readInvitation = (work: Work, token: string, visit: Visit): Promise<{ outcome: 'found'; invitation: InvitationRead } | { outcome: 'refused' }> =>
  keeping(work, async () => {
    const found = await Organisation.findInvitation(work, token)
    if (!found) return refuse(work, visit, 'link')
    const { email, language, organisation, site, role, expiresAt } = found
    const known = (await store.findByEmail(work, email)) !== undefined
    const directory = (await directoryOfMail(work, email)) ?? null
    return { outcome: 'found', invitation: { email, language, organisation, site, role, expiresAt, known, directory } }
  })

const required = (path: string): Problem => new Problem('invalid-input', [{ path, code: 'required' }])

/** Opens the account of somebody who is new here. */
const open = async (work: Work, { email }: Invitation, { name, password }: Acceptance): Promise<string> => {
  if (await directoryOfMail(work, email)) throw new Problem('conflict')
  if (name === null) throw required('name')
  if (password === null) throw required('password')
  refuseWeak(password, [email, name], 'password')
  const id = newId()
  await store.insertAccount(work, { id, name, email })
  await store.setPassword(work, id, await hashPassword(password))
  return id
}

/**
 * Accepts an invitation: somebody new gives their name and a password and is signed in; who has an account already must be signed in to it.
 * A link that does not serve is refused; that is kept, so it is not thrown. Problems: `invalid-input` (`name`, `password`), `sign-in-again`
 * (the address has an account), `conflict` (its directory signs it in), `link-not-valid` (taken at the same moment).
 */
export const acceptInvitation = (work: Work, acceptance: Acceptance, digest: string | null, visit: Visit): Promise<Entry | { outcome: 'joined' }> =>
  keeping(work, async () => {
    const invitation = await Organisation.findInvitation(work, acceptance.token)
    if (!invitation) return refuse(work, visit, 'link')
    const known = await store.findByEmail(work, invitation.email)
    if (known) return join(work, invitation, known.id, digest)
    const id = await open(work, invitation, acceptance)
    await Organisation.accept(work, invitation, { id, name: acceptance.name ?? '', language: acceptance.language ?? invitation.language })
    return admit(work, id, 'invitation', visit)
  })

const join = async (work: Work, invitation: Invitation, id: string, digest: string | null): Promise<{ outcome: 'joined' }> => {
  const holder = digest === null ? undefined : await holderOf(work, digest)
  if (holder?.userId !== id) throw new Problem('sign-in-again')
  await Organisation.accept(work, invitation, { id, name: holder.name, language: invitation.language })
  return { outcome: 'joined' }
}
