import { dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisations from '#organisation/actions'
import { journal } from '#platform/journal'
import { staffOf, type Work } from '#platform/work'
import * as access from '#rights/access'
import { proposedTerms } from '#rights/data'
import { type Term, type TermChange, termDelay, type TermSetting } from '#rights/model'
import * as candidates from '#rights/retention-store'
import * as store from '#rights/store'
import { terms } from '#rights/terms'

const nameOf = (purpose: string) => proposedTerms.find((each) => each.purpose === purpose)!.name

const waiting = async (work: Work): Promise<TermChange[]> =>
  (await store.listChanges(work, dayOf(work.now), staffOf(work).staffId)).map((change) => ({ ...change, name: nameOf(change.purpose) }))

/** The changes of terms that wait for a second hand or for their day, with how many persons each would anonymise. Problem: `forbidden`. */
export const termChanges = (work: Work): Promise<TermChange[]> => {
  if (!access.mayDecideTerm(work.actor)) throw new Problem('forbidden')
  return waiting(work)
}

const afterDelay = (work: Work): string => Temporal.PlainDate.from(dayOf(work.now)).add(termDelay).toString()

/** How many persons would be anonymised on the first day on which this term, and those that wait, could apply. */
const countPersons = async (work: Work, purpose: string, months: number, others: TermChange[]): Promise<number> => {
  const monthsOf = new Map([...others.map((each) => [each.purpose, each.months] as const), [purpose, months] as const])
  const changed = (await terms(work)).map((term): Term => (monthsOf.has(term.purpose) ? { ...term, months: monthsOf.get(term.purpose)!, confirmedAt: work.now.toString() } : term))
  const day = afterDelay(work)
  return (await candidates.countCandidates(work, changed, { today: day, until: day })).due
}

/**
 * Proposes a term, with what it leans on: nothing changes until another hand confirms it, and a week after that. Problems: `forbidden`,
 * `not-found` (no such purpose), `already-exists` (one waits for this purpose).
 */
export const proposeTerm = async (work: Work, purpose: string, { months, source }: TermSetting): Promise<TermChange[]> => {
  if (!access.isOfficer(work.actor)) throw new Problem('forbidden')
  if (!proposedTerms.some((each) => each.purpose === purpose)) throw new Problem('not-found')
  const others = await waiting(work)
  if (others.some((each) => each.purpose === purpose)) throw new Problem('already-exists')
  const persons = await countPersons(work, purpose, months, others)
  const id = newId()
  await store.insertChange(work, { id, purpose, months, source, persons, proposedBy: staffOf(work).staffId, proposedAt: work.now.toString() })
  await journal(work, { verb: 'rights.term-proposed', subject: { word: 'rights', id }, details: { purpose, months, persons } })
  return waiting(work)
}

/** A change that still waits, locked. Problems: `forbidden`, `not-found`. */
const open = async (work: Work, id: string) => {
  if (!access.mayDecideTerm(work.actor)) throw new Problem('forbidden')
  const found = await store.lockChange(work, id)
  if (!found || !(await waiting(work)).some((each) => each.id === id)) throw new Problem('not-found')
  return found
}

/**
 * Confirms a term that another proposed: it applies after a week. Problems: `forbidden`, `not-found`, `transition-refused` (confirmed
 * before), `incompatible-role` (who proposed it).
 */
export const confirmTerm = async (work: Work, id: string): Promise<TermChange[]> => {
  const change = await open(work, id)
  if (change.confirmedBy !== null) throw new Problem('transition-refused')
  Organisations.ensureSecondHand(work, 'term.confirm', { act: 'term.propose', staff: change.proposedBy })
  await store.confirmChange(work, id, staffOf(work).staffId, afterDelay(work))
  await journal(work, { verb: 'rights.term-confirmed', subject: { word: 'rights', id }, details: { purpose: change.purpose, months: change.months } })
  return waiting(work)
}

/** Takes a change back before its day. Problems: `forbidden`, `not-found` (it applies, or was taken back). */
export const withdrawTerm = async (work: Work, id: string): Promise<TermChange[]> => {
  const change = await open(work, id)
  await store.withdrawChange(work, id, staffOf(work).staffId)
  await journal(work, { verb: 'rights.term-withdrawn', subject: { word: 'rights', id }, details: { purpose: change.purpose } })
  return waiting(work)
}
