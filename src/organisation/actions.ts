import type { Day } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import type { Text } from '#language/text'
import { type Act, areIncompatible, caseRoles, type Colleague, type Compartment, type Enrolment, type Organisation, type Role, type Session, type Site } from '#organisation/model'
import * as store from '#organisation/store'
import { journal } from '#platform/journal'
import { staffOf, type StaffActor, type Work } from '#platform/work'

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

/**
 * Who stands behind a job that somebody left: the member of staff in the role in which they left it, as far as they still hold it. Nobody,
 * where they were suspended or the role has ended: their job must not go on.
 */
export const standIn = (work: Work, roleId: string): Promise<StaffActor | undefined> => store.findActor(work, roleId)

/** Every organisation by its name of today, with those that it bore before. */
export const list = (work: Work): Promise<Organisation[]> => store.listOrganisations(work)

/** All sites that are open, with their organisation and place. */
export const sites = (work: Work): Promise<Site[]> => store.listSites(work)

/** Who answers for an organisation's queue, or holds other roles there: addresses for a notice that carries ids only. */
export const recipients = (work: Work, organisationId: string, roles: readonly Role[] = caseRoles): Promise<{ id: string; email: string; language: string }[]> =>
  store.listRecipients(work, { organisationId, roles })

/** The data-protection officers, wherever they work: addresses for a notice that carries ids only. */
export const officers = (work: Work): Promise<{ email: string; language: string }[]> =>
  store.listRecipients(work, { organisationId: null, roles: ['data-protection-officer'] })

/** Those of one's own organisation who are cleared for a compartment, by name. */
export const colleagues = (work: Work, compartment: Compartment): Promise<Colleague[]> => store.listColleagues(work, staffOf(work).organisationId, compartment)

/** Sees to it that all of these are cleared for a compartment in one's own organisation. Problem: `unknown-reference`. */
export const ensureCleared = async (work: Work, compartment: Compartment, staff: readonly string[], path: string): Promise<void> => {
  const cleared = staff.length === 0 ? [] : (await colleagues(work, compartment)).map(({ id }) => id)
  if (staff.some((id) => !cleared.includes(id))) throw new Problem('unknown-reference', [{ path, code: 'unknown' }])
}

/**
 * Refuses an act to the hand that did another one on the same thing, in whatever role: two acts that need two hands. `staff` is who did
 * the earlier one, as far as known. Problem: `incompatible-role`.
 */
export const ensureSecondHand = (work: Work, act: Act, earlier: { act: Act; staff: string | null }): void => {
  if (areIncompatible(act, earlier.act) && earlier.staff === staffOf(work).staffId) throw new Problem('incompatible-role')
}

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
