import type { Project as Source } from '#project/model'
import type { Programme as Promise } from '#strategy/model'
import type { Quantity } from '#results/model'
import type { Funding, PeriodQuantity, Programme, Project } from '../model.ts'
import { indicatorOf } from './figures.ts'
import type { Matter } from './matter.ts'

/** Begun by the end of the period; where no source gives the beginning, the day of the document that speaks of it stands for it. */
export const hasBegun = (cutOff: string, project: Source): boolean => (project.startsOn ?? project.source.date ?? '') <= cutOff

const noteOf = (matter: Matter, project: Source): number[] =>
  matter.cite({
    kind: 'declared',
    statement: project.name,
    document: matter.document(project.source.document),
    saidOn: project.source.date,
    ledgerPosition: null,
    rule: null,
  })

const fundingOf = (matter: Matter, project: Source): Funding[] =>
  project.fundings.map((funding) => ({
    funder: matter.organisation(funding.funder.id).name,
    committed: funding.amount,
    disbursed: null,
    notes: matter.cite({
      kind: 'declared',
      statement: funding.agreement ?? project.name,
      document: matter.document(funding.source.document),
      saidOn: funding.source.date,
      ledgerPosition: null,
      rule: null,
    }),
  }))

const projectsOf = (matter: Matter, codes: string[]): Project[] =>
  matter.projects
    .filter((project) => hasBegun(matter.cutOff, project) && project.supports.some((support) => codes.includes(support.objective)))
    .map((project) => {
      const lead = project.partners.find((partner) => partner.role === 'lead')
      return {
        name: project.name,
        lead: lead ? matter.organisation(lead.organisation.id).name : null,
        objectives: [...new Set(project.supports.map((support) => support.objective))].filter((code) => codes.includes(code)),
        funding: fundingOf(matter, project),
        notes: noteOf(matter, project),
      }
    })

/** Sums what may be shown; where a part is withheld, so is the sum: otherwise it would give the part away. */
const total = (values: Quantity[]): Quantity | null => {
  if (values.length === 0) return null
  if (values.includes('withheld')) return 'withheld'
  return (values as number[]).reduce((sum, value) => sum + value, 0)
}

const trendOf = (matter: Matter, codes: string[]): PeriodQuantity[] =>
  matter.summary.quarters.map(({ period, objectives }) => ({
    period,
    value: total(objectives.filter((each) => codes.includes(each.code)).map((each) => each.value)),
  }))

/** A programme with its objectives, what measures them, and what pays for them. */
export const programmeOf = (matter: Matter, programme: Promise): Programme => {
  const codes = programme.objectives.map((objective) => objective.code)
  return {
    number: programme.number,
    name: programme.name,
    objectives: programme.objectives.map(({ code, label }) => ({
      code,
      label,
      indicators: matter.indicators.filter((indicator) => indicator.objective === code).map((indicator) => indicatorOf(matter, indicator)),
    })),
    projects: projectsOf(matter, codes),
    trend: trendOf(matter, codes),
  }
}
