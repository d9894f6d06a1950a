import { dayOf } from '#language/date'
import { Problem } from '#language/problem'
import { journal } from '#platform/journal'
import { staffOf, type Work } from '#platform/work'
import * as access from '#rights/access'
import { knownProcessings, proposedTerms } from '#rights/data'
import type { Authorisation, Processing, Term } from '#rights/model'
import * as store from '#rights/store'

/** How long what is kept for each purpose is kept: as it was decided, else as it is proposed. */
export const terms = async (work: Work): Promise<Term[]> => {
  const applied = await store.listApplied(work, dayOf(work.now))
  const decided = [...applied, ...(await store.listTerms(work))]
  return proposedTerms.map(({ purpose, name, months, note }) => {
    const own = decided.find((each) => each.purpose === purpose)
    return {
      purpose, name, note,
      months: own?.months ?? months,
      source: own?.source ?? null,
      confirmedAt: own?.confirmedAt ?? null,
      confirmedBy: own?.confirmedBy ?? null,
    }
  })
}

/** The register of processings, each with the number of its authorisation where there is one, and its terms. */
export const processings = async (work: Work): Promise<Processing[]> => {
  const numbers = await store.listAuthorisations(work)
  const known = await terms(work)
  return knownProcessings.map(({ terms: purposes, ...processing }) => {
    const number = numbers.find(({ code }) => code === processing.code)
    return {
      ...processing,
      authorisation: number?.authorisation ?? null,
      authorisedOn: number?.authorisedOn ?? null,
      terms: known.filter(({ purpose }) => purposes.includes(purpose)),
    }
  })
}

/** Writes down the number that the authority gave a processing. Problems: `forbidden`, `not-found` (no such processing). */
export const authorise = async (work: Work, code: string, authorisation: Authorisation): Promise<Processing[]> => {
  if (!access.isOfficer(work.actor)) throw new Problem('forbidden')
  if (!knownProcessings.some((each) => each.code === code)) throw new Problem('not-found')
  await store.saveAuthorisation(work, code, staffOf(work).staffId, authorisation)
  await journal(work, { verb: 'rights.authorised', subject: { word: 'rights', id: null }, details: { processing: code } })
  return processings(work)
}
