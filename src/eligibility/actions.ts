import { type Decision, type Facts, outcomes, type Rule } from '#eligibility/model'
import { judgeRules } from '#eligibility/rules'
import * as store from '#eligibility/store'
import { type Day, dayOf } from '#language/date'
import * as Persons from '#person/actions'
import type { Person } from '#person/model'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'

let known: { fingerprint: string; rules: Rule[] } | undefined

/** The rules as they stand in the database; parsed once, read again when they change. */
const rulesIn = async (work: Work): Promise<Rule[]> => {
  const fingerprint = await store.fingerprint(work)
  if (known?.fingerprint !== fingerprint) known = { fingerprint, rules: await store.listRules(work) }
  return known.rules
}

/** What is known of a person on a day, as the rules need it. Unknown stays unknown. */
export const factsOf = (person: Person, on: Day): Facts => ({
  on,
  birth: person.birth,
  sex: person.sex,
  nationalities: person.nationalities,
  statuses: person.statuses
    .filter((status) => (status.from ?? '') <= on && (status.to === null || status.to >= on))
    .map(({ kind, from, to, proof }) => ({ kind, from, to, proof })),
  unaccompaniedMinor: person.circumstances.unaccompaniedMinor ?? null,
  needy: person.circumstances.needy ?? null,
  monthlyIncome: person.circumstances.monthlyIncome ?? null,
  ownsHome: person.circumstances.ownsHome ?? null,
  taxDomicileInMorocco: person.circumstances.taxDomicileInMorocco ?? null,
  childrenInCharge: person.circumstances.childrenInCharge ?? null,
  residenceArea: person.residence?.code ?? null,
})

/**
 * The services open to a person on a day (today unless another is named), each with its reasons, and those that are not, with the
 * reason and what would change it. That it was asked is a line of the journal. Problem: `not-found`.
 */
export const judge = async (work: Work, personId: string, on: Day | null = null): Promise<Decision[]> => {
  const person = await Persons.get(work, personId)
  await journal(work, { verb: 'eligibility.judged', subject: { word: 'person', id: personId } })
  return judgeRules(factsOf(person, on ?? dayOf(work.now)), await rulesIn(work))
}

/** The decision that governs a kind of service of the catalogue for a person today, or `null` where no rule speaks of it. */
export const judgeForKind = async (work: Work, person: Person, kind: string): Promise<Decision | null> => {
  const decisions = judgeRules(factsOf(person, dayOf(work.now)), await rulesIn(work))
  const governing = decisions.filter((decision) => decision.serviceKinds.includes(kind))
  return governing.toSorted((a, b) => outcomes.indexOf(a.outcome) - outcomes.indexOf(b.outcome))[0] ?? null
}

/** What the rules would answer for facts that belong to nobody: for trying a rule out. */
export const simulate = async (work: Work, facts: Facts): Promise<Decision[]> => judgeRules(facts, await rulesIn(work))
