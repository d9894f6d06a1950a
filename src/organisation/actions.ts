import type { Day } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { Text } from '#language/text'
import type { Enrolment, Organisation, Session, Site } from '#organisation/model'
import * as store from '#organisation/store'
import { journal } from '#platform/journal'
import { staffOf, type Work } from '#platform/work'

/** The session of whoever is signed in. Problem: `unauthenticated`. */
export const session = async (work: Work): Promise<Session> => {
  const found = await store.findSession(work, staffOf(work).staffId)
  if (!found) throw new Problem('unauthenticated')
  return found
}

/** Acts from now on in another of one's own roles. Problem: `not-found`, when the role is not held. */
export const actAs = async (work: Work, roleId: string): Promise<Session> => {
  const { staffId } = staffOf(work)
  if (!(await store.setActingRole(work, staffId, roleId))) throw new Problem('not-found')
  await journal(work, { verb: 'organisation.acting-changed', subject: { word: 'organisation', id: staffId }, details: { role: roleId } })
  return session(work)
}

/** Every organisation by its name of today, with those that it bore before. */
export const list = (work: Work): Promise<Organisation[]> => store.listOrganisations(work)

/** All sites that are open, with their organisation and place. */
export const sites = (work: Work): Promise<Site[]> => store.listSites(work)

/** Who answers for an organisation's queue: addresses for a notice that carries ids only. */
export const recipients = (work: Work, organisationId: string): Promise<{ email: string; language: string }[]> =>
  store.listRecipients(work, organisationId)

/**
 * Enrols a member of staff whose sign-in account exists already, with a first role. Runs as the owner (`maintain`).
 * Problems: `already-exists`, `unknown-reference` (organisation or site).
 */
export const enrol = async (work: Work, accountId: string, enrolment: Enrolment): Promise<void> => {
  const { name, email, language, synthetic } = enrolment
  await store.insertStaff(work, { id: accountId, name, email, language, synthetic })
  await store.insertRole(work, {
    id: newId(),
    staffId: accountId,
    organisationId: enrolment.organisation,
    siteId: enrolment.site,
    role: enrolment.role,
    compartments: enrolment.compartments,
  })
  await journal(work, {
    verb: 'organisation.enrolled',
    subject: { word: 'organisation', id: enrolment.organisation },
    details: { staff: accountId, role: enrolment.role },
  })
}

/** The names that organisations bore on a day, by their id: a report of 2015 speaks of a ministry by the name it had then. */
export const namesOn = async (work: Work, day: Day): Promise<Map<string, { name: Text; short: string | null }>> =>
  new Map((await store.listNamesOn(work, day)).map(({ id, name, short }) => [id, { name, short }]))

export { accept, findInvitation, invitationTo, inviteByHand, renewLink } from '#organisation/invitation'
export { colleague, type Entrant, findEntrant, findEntrantByEmail, staff } from '#organisation/staff'
