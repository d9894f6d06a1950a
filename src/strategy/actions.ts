import { Problem } from '#language/problem'
import type { Work } from '#platform/work'
import type { Document, Inconsistency, Indicator, SpecificObjective, Strategy } from '#strategy/model'
import * as store from '#strategy/store'

/** The edition in force, whole. Problem: `not-found`, when none has been loaded. */
export const get = async (work: Work): Promise<Strategy> => {
  const edition = await store.findEdition(work)
  if (!edition) throw new Problem('not-found')
  const specific = await store.listSpecificObjectives(work)
  const actions = await store.listActions(work)
  const programmes = (await store.listProgrammes(work)).map((programme) => ({
    ...programme,
    objectives: specific.filter((objective) => objective.programme === programme.code),
    actions: actions.filter((action) => action.programme === programme.code),
  }))
  return { edition, objectives: await store.listObjectives(work), programmes, gaps: await store.listGaps(work) }
}

/** The specific objectives, in their order. */
export const specificObjectives = (work: Work): Promise<SpecificObjective[]> => store.listSpecificObjectives(work)

/** Every indicator, by objective; those that the ledger can count come first. */
export const indicators = (work: Work): Promise<Indicator[]> => store.listIndicators(work)

/** The documents on which the sources lean. */
export const documents = (work: Work): Promise<Document[]> => store.listDocuments(work)

/** Where the sources contradict one another, and which rows stand for it. */
export const inconsistencies = (work: Work): Promise<Inconsistency[]> => store.listInconsistencies(work)
