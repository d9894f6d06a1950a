import { loadRows } from '#platform/load'
import type { Work } from '#platform/work'
import type { ProjectFile } from '#project/data'

const projects = (file: ProjectFile) =>
  file.projects.map(({ from, fromPrecision, to, toPrecision, parent, ...project }) => ({
    ...project,
    startsOn: from,
    startsPrecision: fromPrecision ?? null,
    endsOn: to,
    endsPrecision: toPrecision ?? null,
    parentId: parent,
  }))

const components = (file: ProjectFile) =>
  file.components.map(({ project, partOf, carriedBy, ...component }) => ({
    ...component,
    projectId: project,
    partOfId: partOf,
    carriedById: carriedBy,
  }))

const fundings = (file: ProjectFile) =>
  file.fundings.map(({ project, funder, amount, date, from, to, ...funding }) => ({
    ...funding,
    projectId: project,
    funderId: funder,
    amountMinor: amount?.minor ?? null,
    currency: amount?.currency ?? null,
    agreedOn: date,
    startsOn: from,
    endsOn: to,
  }))

/** Rows without an id of their own are numbered within their project, in the order of the file. */
const numbered = <R extends { project: string; component: string | null }>(rows: R[]) => {
  const counts = new Map<string, number>()
  return rows.map(({ project, component, ...row }) => {
    const number = (counts.get(project) ?? 0) + 1
    counts.set(project, number)
    return { ...row, projectId: project, number, componentId: component }
  })
}

const partners = (file: ProjectFile) => numbered(file.partners).map(({ organisation, ...partner }) => ({ ...partner, organisationId: organisation }))

const supports = (file: ProjectFile) =>
  numbered(file.supports).map(({ objective, action, ...support }) => ({ ...support, objectiveCode: objective, actionCode: action }))

const targets = (file: ProjectFile) =>
  file.targets.map(({ project, component, indicator, ...target }) => ({
    ...target,
    projectId: project,
    componentId: component,
    indicatorCode: indicator,
  }))

const facts = (file: ProjectFile) =>
  file.facts.map(({ project, component, disagreesWith, ...fact }) => ({ ...fact, projectId: project, componentId: component, disagreesWith }))

/** Loads projects with their funders, partners, targets and what they support. Answers how many rows changed. */
export const load = async (work: Work, file: ProjectFile): Promise<number> =>
  (await loadRows(work, 'project', ['id'], projects(file))) +
  (await loadRows(work, 'project_component', ['id'], components(file))) +
  (await loadRows(work, 'project_funding', ['id'], fundings(file))) +
  (await loadRows(work, 'project_partner', ['project_id', 'number'], partners(file))) +
  (await loadRows(work, 'project_support', ['project_id', 'number'], supports(file))) +
  (await loadRows(work, 'project_target', ['id'], targets(file))) +
  (await loadRows(work, 'project_fact', ['id'], facts(file)))
