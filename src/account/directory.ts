import { sql } from 'kysely'
import { admit, enter, type Entry, refuse } from '#account/entering'
import type { Directory, DirectorySetting } from '#account/model'
import type { Visit } from '#account/session'
import * as store from '#account/store'
import { giveTicket, takeTicket } from '#account/ticket'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { Text } from '#language/text'
import * as Organisation from '#organisation/actions'
import { journal } from '#platform/journal'
import { seal, unseal } from '#platform/secret'
import { keeping, type Work } from '#platform/work'

/** What is needed to speak with a directory. */
export type DirectoryAccess = { id: string; issuer: string; clientId: string; clientSecret: string | null }

/** Every directory, as the system administrator sees them: without their secrets. */
export const directories = (work: Work): Promise<Directory[]> =>
  keeping(work, async () => {
    const { rows } = await sql<Directory>`
      select d.id, d.name, d.issuer, d.client_id, d.client_secret is not null as has_secret, d.vouches_for_mail, d.closed_at,
             coalesce((select jsonb_agg(jsonb_build_object('domain', m.domain, 'organisation',
                       jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name)) order by m.domain)
                from auth.directory_domain m join organisation o on o.id = m.organisation_id where m.directory_id = d.id), '[]') as domains
        from auth.directory d order by d.id`.execute(work.db)
    return rows
  })

/**
 * Writes a directory down, or changes it; the secret that is kept stays where none is given. One that was closed is open again.
 * Problems: `unknown-reference` (organisation), `already-exists` (a domain of another directory).
 */
export const setDirectory = async (work: Work, id: string, setting: DirectorySetting): Promise<Directory> => {
  const { name, issuer, clientId, clientSecret, vouchesForMail, domains } = setting
  const secret = clientSecret === null ? null : seal(work.keyFor('directory'), clientSecret, id)
  await keeping(work, async () => {
    await sql`insert into auth.directory (id, name, issuer, client_id, client_secret, vouches_for_mail)
              values (${id}, ${JSON.stringify(name)}, ${issuer}, ${clientId}, ${secret}, ${vouchesForMail})
              on conflict (id) do update set name = excluded.name, issuer = excluded.issuer, client_id = excluded.client_id,
                client_secret = coalesce(excluded.client_secret, auth.directory.client_secret),
                vouches_for_mail = excluded.vouches_for_mail, closed_at = null`.execute(work.db)
    await sql`delete from auth.directory_domain where directory_id = ${id}`.execute(work.db)
    for (const { domain, organisation } of domains) {
      await sql`insert into auth.directory_domain (domain, directory_id, organisation_id) values (${domain}, ${id}, ${organisation})`.execute(work.db)
    }
  })
  await journal(work, { verb: 'account.directory-set', subject: { word: 'account', id: null }, details: { directory: id } })
  return (await directories(work)).find((each) => each.id === id)!
}

/** Closes a directory: nobody enters by it any more. Problem: `not-found`. */
export const closeDirectory = async (work: Work, id: string): Promise<void> => {
  const closed = await keeping(work, async () => {
    const { rows } = await sql`update auth.directory set closed_at = ${work.now.toString()} where id = ${id} and closed_at is null returning 1`.execute(work.db)
    return rows.length > 0
  })
  if (!closed) throw new Problem('not-found')
  await journal(work, { verb: 'account.directory-closed', subject: { word: 'account', id: null }, details: { directory: id } })
}

/** The directories that are open, by name: for the page of sign-in. */
export const openDirectories = (work: Work): Promise<{ id: string; name: Text }[]> =>
  keeping(work, async () => (await sql<{ id: string; name: Text }>`select id, name from auth.directory where closed_at is null order by id`.execute(work.db)).rows)

/** What is needed to speak with an open directory. Problem: `not-found`. */
export const getDirectory = (work: Work, id: string): Promise<DirectoryAccess> =>
  keeping(work, async () => {
    const { rows } = await sql<DirectoryAccess>`
      select id, issuer, client_id, client_secret from auth.directory where id = ${id} and closed_at is null`.execute(work.db)
    if (!rows[0]) throw new Problem('not-found')
    const { clientSecret, ...rest } = rows[0]
    return { ...rest, clientSecret: clientSecret === null ? null : unseal(work.keyFor('directory'), clientSecret, id) }
  })

const domainOf = (email: string): string => email.slice(email.lastIndexOf('@') + 1).toLowerCase()

/** The open directory that knows an address of mail. */
export const directoryOfMail = async (work: Work, email: string): Promise<{ id: string; name: Text } | undefined> => {
  const { rows } = await sql<{ id: string; name: Text }>`
    select d.id, d.name from auth.directory_domain m join auth.directory d on d.id = m.directory_id and d.closed_at is null
     where m.domain = ${domainOf(email)}`.execute(work.db)
  return rows[0]
}

/** What a browser takes along to a directory and must bring back, and what the directory's answer must fit. */
export type Journey = { directory: string; state: string; nonce: string; verifier: string; origin: string }

export const beginJourney = (work: Work, journey: Journey): Promise<string> => keeping(work, () => giveTicket(work, 'directory', 10, { facts: journey }))

/** The journey of the browser that comes back; each serves once. */
export const endJourney = (work: Work, token: string | null): Promise<Journey | undefined> =>
  keeping(work, async () => (await takeTicket(work, 'directory', token))?.facts as Journey | undefined)

/** Whom a directory vouched for, after its word was verified. `strong`: it says that it asked for more than one factor. */
export type Vouched = { directory: string; subject: string; email: string | null; emailVerified: boolean | null; name: string | null; strong: boolean }

/** The organisation for which an address of mail stands in a directory, where the directory's word about addresses may be believed. */
const organisationOf = async (work: Work, vouched: Vouched): Promise<string | undefined> => {
  const { rows } = await sql<{ organisationId: string; vouchesForMail: boolean }>`
    select m.organisation_id, d.vouches_for_mail from auth.directory_domain m join auth.directory d on d.id = m.directory_id and d.closed_at is null
     where d.id = ${vouched.directory} and m.domain = ${domainOf(vouched.email ?? '')}`.execute(work.db)
  const [found] = rows
  const believed = vouched.emailVerified === true || (vouched.emailVerified === null && found?.vouchesForMail === true)
  return believed ? found?.organisationId : undefined
}

/** Enrols somebody who was invited and whom the directory knows. */
const enrol = async (work: Work, vouched: Vouched, email: string, organisation: string): Promise<string | undefined> => {
  if (await store.findByEmail(work, email)) return undefined
  const invitation = await Organisation.invitationTo(work, email, [organisation])
  if (!invitation) return undefined
  const id = newId()
  const name = vouched.name?.slice(0, 200) ?? email
  await store.insertAccount(work, { id, name, email })
  await Organisation.accept(work, invitation, { id, name, language: invitation.language })
  return id
}

/**
 * Who somebody is here: by the subject that the directory gave them, which never changes hands; the first time by their address, which
 * must be verified, of a domain of that directory, and of somebody enrolled in that domain's organisation or invited to it.
 */
const recognise = async (work: Work, vouched: Vouched): Promise<string | undefined> => {
  const organisation = await organisationOf(work, vouched)
  if (organisation === undefined) return undefined
  const known = await store.findIdentity(work, vouched.directory, vouched.subject)
  const email = vouched.email!.toLowerCase()
  const entrant = known ? await Organisation.findEntrant(work, known) : await Organisation.findEntrantByEmail(work, email)
  if (entrant) {
    if (!entrant.organisations.includes(organisation)) return undefined
    // The address has passed to another person of the directory: they are not who was enrolled.
    if (!known && (await store.hasIdentity(work, vouched.directory, entrant.id))) return undefined
    if (!known) await store.insertIdentity(work, vouched.directory, vouched.subject, entrant.id)
    return entrant.id
  }
  const id = known ? undefined : await enrol(work, vouched, email, organisation)
  if (id) await store.insertIdentity(work, vouched.directory, vouched.subject, id)
  return id
}

/** Signs in whom a directory vouched for, if they were enrolled or invited before: nobody enrols themselves. */
export const enterByDirectory = (work: Work, vouched: Vouched, visit: Visit): Promise<Entry> =>
  keeping(work, async () => {
    const id = await recognise(work, vouched)
    if (id === undefined) return refuse(work, visit, 'directory', { cause: 'not-enrolled' })
    const entrant = vouched.strong ? await Organisation.findEntrant(work, id) : undefined
    return entrant ? enter(work, entrant, 'directory', visit) : admit(work, id, 'directory', visit)
  })

/** A directory's answer was not accepted: the journal keeps why, in the words of the protocol. */
export const refuseDirectory = (work: Work, visit: Visit, cause: string): Promise<{ outcome: 'refused' }> =>
  keeping(work, () => refuse(work, visit, 'directory', { cause }))
