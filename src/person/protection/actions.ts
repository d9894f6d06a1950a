import { Problem, type ProblemCode } from '#language/problem'
import * as access from '#person/access'
import * as Persons from '#person/actions'
import type { Hiding, Protecting, Protection } from '#person/model'
import * as store from '#person/protection/store'
import { journal } from '#platform/journal'
import { staffOf, type Work } from '#platform/work'

/**
 * Who guards a case, for those who do; that it was read is a line of the journal. Problem: `not-found`, alike for a person who is not
 * protected and for a name that is hidden from one.
 */
export const read = async (work: Work, personId: string): Promise<Protection> => {
  const found = await store.findProtection(work, personId, staffOf(work).staffId)
  if (!found) throw new Problem('not-found')
  await journal(work, { verb: 'person.protection-read', subject: { word: 'person', id: personId } })
  return found
}

const hidingOf = async (work: Work, personId: string): Promise<Hiding> => {
  const { protected: isProtected, nameHidden } = await Persons.get(work, personId)
  return { protected: isProtected, nameHidden }
}

const problems: Record<Exclude<store.Outcome, 'protected'>, ProblemCode> = { 'not-found': 'not-found', forbidden: 'forbidden', 'unknown-staff': 'unknown-reference' }

/**
 * Hides a person's name and numbers from everybody but the owner of the case and those assigned, of the owner's organisation and cleared for
 * protection; or changes who they are. The owner decides; where the owner has gone, a supervisor of the same organisation does.
 * Problems: `forbidden`, `not-found`, `unknown-reference` (somebody who is not cleared).
 */
export const protect = async (work: Work, personId: string, { owner, assigned }: Protecting): Promise<Hiding> => {
  if (!access.mayProtect(work.actor)) throw new Problem('forbidden')
  await Persons.ensureSeen(work, personId)
  const guardian = owner ?? staffOf(work).staffId
  const helpers = [...new Set(assigned)].filter((each) => each !== guardian)
  const outcome = await store.protect(work, personId, guardian, helpers)
  if (outcome !== 'protected') throw new Problem(problems[outcome], outcome === 'unknown-staff' ? [{ path: 'assigned', code: 'unknown' }] : [])
  await journal(work, { verb: 'person.protected', subject: { word: 'person', id: personId }, details: { owner: guardian, assigned: helpers } })
  return hidingOf(work, personId)
}

/** Shows the name again: the owner alone may. Problems: `forbidden` (who is only assigned), `not-found` (also where one does not guard the case). */
export const unprotect = async (work: Work, personId: string): Promise<Hiding> => {
  if (!access.mayProtect(work.actor)) throw new Problem('forbidden')
  await Persons.ensureSeen(work, personId)
  if (!(await store.findProtection(work, personId, staffOf(work).staffId))) throw new Problem('not-found')
  if (!(await store.unprotect(work, personId))) throw new Problem('forbidden')
  await journal(work, { verb: 'person.unprotected', subject: { word: 'person', id: personId } })
  return hidingOf(work, personId)
}
