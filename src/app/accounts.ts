import * as Account from '#account/actions'
import { newId } from '#language/id'
import * as Organisation from '#organisation/actions'
import type { Enrolment } from '#organisation/model'
import type { Work } from '#platform/work'

/**
 * Opens an account for a member of staff and enrols them in their first role, without an invitation: for demonstrations, tests and
 * measurements. Runs as the owner (`maintain`). Answers the id. `hash` may be given when many accounts share a password. Problem: `already-exists`.
 */
export const openAccount = async (work: Work, enrolment: Enrolment, hash?: string, id: string = newId()): Promise<string> => {
  const email = enrolment.email.toLowerCase()
  await Account.open(work, { id, name: enrolment.name, email, hash: hash ?? (await Account.hashPassword(enrolment.password)) })
  await Organisation.enrol(work, id, { ...enrolment, email })
  return id
}
