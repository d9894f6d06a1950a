import * as Deliveries from '#delivery/actions'
import type { Day } from '#language/date'
import type { Work } from '#platform/work'
import * as Projects from '#project/actions'
import type { SupportLink } from '#project/model'
import type { Coverage } from '#results/model'
import * as store from '#results/store'
import * as Strategies from '#strategy/actions'

/** Links known to have begun by a day; where no source gives the beginning, the day of the document that speaks of the project stands for it. */
const begunBy = (links: SupportLink[], on: Day | null): SupportLink[] => (on ? links.filter((link) => (link.from ?? link.knownOn ?? '') <= on) : links)

const cellsOf = (links: SupportLink[]): Coverage['rows'][number]['cells'] =>
  [...Map.groupBy(links, (link) => link.funder)].map(([funder, each]) => ({
    funder,
    projects: each.map(({ project, projectName, basis, from, to }) => ({ id: project, name: projectName, basis, from, to })),
  }))

/** The statement "14 of 27" is of the European Union's projects; it is recomputed for the day on which it was made. */
const compare = async (work: Work, links: SupportLink[], of: number): Promise<Coverage['compared']> => {
  const declared = await Deliveries.declarations(work, ['eu-supported-objectives'])
  const [union] = await store.listFunders(work, ['union-europeenne'])
  if (!union) return []
  return declared.flatMap((declaration) => {
    if (!declaration.saidOn) return []
    const ours = begunBy(links, declaration.saidOn).filter((link) => link.funder === union.id)
    const objectives = [...new Set(ours.map((link) => link.objective))].sort((a, b) => Number(a.slice(3)) - Number(b.slice(3)))
    return [{ funder: union, on: declaration.saidOn, computed: objectives.length, objectives, declared: declaration, of, gap: declaration.value - objectives.length }]
  })
}

/**
 * Objective by funder: which objectives have a project, who pays, and which have none, as far as begun by a day (or ever).
 * A project that is part of another counts for the funders of the whole; nothing here adds money.
 */
export const coverage = async (work: Work, on: Day | null): Promise<Coverage> => {
  const objectives = await Strategies.specificObjectives(work)
  const links = await Projects.support(work)
  const begun = begunBy(links, on)
  const funders = await store.listFunders(work, [...new Set(begun.map((link) => link.funder))])
  const rows = objectives.map(({ code, programme, label }) => ({
    objective: code,
    programme,
    label,
    cells: cellsOf(begun.filter((link) => link.objective === code)),
  }))
  const weight = (funder: string) => begun.filter((link) => link.funder === funder).length
  return {
    on,
    funders: funders.toSorted((a, b) => weight(b.id) - weight(a.id) || a.id.localeCompare(b.id)),
    rows,
    supported: rows.filter((row) => row.cells.length > 0).length,
    of: rows.length,
    compared: await compare(work, links, rows.length),
  }
}
