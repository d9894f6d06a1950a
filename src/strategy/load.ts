import type { DocumentFile } from '#language/data'
import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'
import type { StrategyFile } from '#strategy/data'
import type { InconsistencyFile } from '#strategy/inconsistencies'

const edition = ({ edition }: StrategyFile) => [
  {
    id: edition.id,
    name: edition.name,
    adoptedOn: edition.adoptedOn,
    adoptedBy: edition.adoptedBy,
    stated: edition.statedTotals,
    principles: edition.principles,
    referenceTexts: edition.references,
    source: edition.source,
  },
]

const objectives = (file: StrategyFile) => file.objectives.map((objective) => ({ ...objective, editionId: file.edition.id }))

const programmes = (file: StrategyFile) =>
  file.programmes.map(({ objective, ...programme }) => ({ ...programme, editionId: file.edition.id, objectiveCode: objective }))

const specificObjectives = (file: StrategyFile) =>
  file.specificObjectives.map(({ programme, ...objective }) => ({ ...objective, programmeCode: programme }))

const actions = (file: StrategyFile) => file.actions.map(({ programme, ...action }) => ({ ...action, programmeCode: programme }))

const links = (file: StrategyFile) =>
  file.actionObjectives.map(({ action, objective, ...link }) => ({ ...link, actionCode: action, objectiveCode: objective }))

const indicators = (file: StrategyFile) =>
  file.indicators.map(({ objective, ...indicator }) => ({ ...indicator, objectiveCode: objective }))

/** Loads the edition, from its objectives down to its actions and indicators. Answers how many rows changed. */
export const load = async (work: Work, file: StrategyFile): Promise<number> =>
  (await loadRows(work, 'strategy_edition', ['id'], edition(file))) +
  (await loadRows(work, 'strategy_objective', ['code'], objectives(file))) +
  (await loadRows(work, 'strategy_programme', ['code'], programmes(file))) +
  (await loadRows(work, 'strategy_specific_objective', ['code'], specificObjectives(file))) +
  (await loadRows(work, 'strategy_action', ['code'], actions(file))) +
  (await loadRows(work, 'strategy_action_objective', ['action_code', 'objective_code'], links(file))) +
  (await loadRows(work, 'strategy_gap', ['code'], file.gaps)) +
  (await loadRows(work, 'strategy_body', ['id'], file.bodies)) +
  (await loadRows(work, 'strategy_indicator', ['code'], indicators(file)))

/** Loads the documents on which the sources lean. Answers how many rows changed. */
export const loadDocuments = (work: Work, file: DocumentFile): Promise<number> =>
  loadRows(work, 'strategy_document', ['id'], file.documents.map(({ date, ...document }) => ({ ...document, datedOn: date })))

/** Loads where sources disagree, and which rows stand for it. Answers how many rows changed. */
export const loadInconsistencies = (work: Work, file: InconsistencyFile): Promise<number> =>
  loadRows(work, 'strategy_inconsistency', ['number'], file.inconsistencies)
