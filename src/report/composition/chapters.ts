import type { Text } from '#language/text'
import type { Project } from '#project/model'
import type { Inconsistency } from '#strategy/model'
import type { Coverage, Disagreement, FunderTotal, Headline, Quarters, Regions, Signal } from '../model.ts'
import { citeDeclaration, signOf } from './figures.ts'
import type { Matter } from './matter.ts'
import { same } from './notes.ts'
import { hasBegun } from './programmes.ts'
import { coverageWords, services, signalWords } from './words.ts'

const citeServices = (matter: Matter): number[] =>
  matter.cite({ kind: 'recorded', statement: services.note, document: null, saidOn: null, ledgerPosition: matter.summary.position, rule: 'services' })

const citeCoverage = (matter: Matter): number[] =>
  matter.cite({ kind: 'computed', statement: coverageWords.note, document: null, saidOn: null, ledgerPosition: null, rule: 'coverage' })

/** The few figures that open the report. */
export const headlinesOf = (matter: Matter): Headline[] => [
  { label: services.headline, kind: 'recorded', operator: '=', value: matter.summary.quarters.at(-1)?.value ?? 0, of: null, notes: citeServices(matter) },
  {
    label: coverageWords.headline,
    kind: 'computed',
    operator: '=',
    value: matter.coverage.supported,
    of: matter.coverage.of,
    notes: citeCoverage(matter),
  },
  ...matter.coverage.compared
    .filter((each) => each.on <= matter.cutOff)
    .slice(0, 1)
    .map((each) => ({
      label: coverageWords.declared,
      kind: 'declared' as const,
      operator: '=' as const,
      value: each.declared.value,
      of: each.of,
      notes: citeDeclaration(matter, each.declared, 'declared'),
    })),
]

const gapSignals = (matter: Matter): Signal[] =>
  matter.coverage.compared
    .filter((each) => each.on <= matter.cutOff && each.gap > 0)
    .map((each) => ({
      kind: 'gap',
      about: null,
      title: coverageWords.gapTitle,
      detail: coverageWords.gapDetail(each.declared.value, each.computed),
      notes: [...citeCoverage(matter), ...citeDeclaration(matter, each.declared, 'declared')],
    }))

const uncoveredSignal = (matter: Matter): Signal[] => {
  const codes = matter.coverage.rows.filter((row) => row.cells.length === 0).map((row) => row.objective)
  if (codes.length === 0) return []
  return [{ kind: 'gap', about: null, title: signalWords.uncoveredTitle(codes.length), detail: signalWords.list(codes), notes: citeCoverage(matter) }]
}

const silentSignal = (matter: Matter): Signal[] => {
  const served = new Set(matter.summary.quarters.at(-1)?.objectives.map((each) => each.code))
  const codes = matter.coverage.rows.map((row) => row.objective).filter((code) => !served.has(code))
  if (codes.length === 0) return []
  return [{ kind: 'late', about: null, title: signalWords.silentTitle(codes.length), detail: signalWords.list(codes), notes: citeServices(matter) }]
}

const progressSignal = (matter: Matter): Signal[] => {
  const [before, now] = matter.summary.quarters.slice(-2)
  if (!before || !now || now.value === 0 || now.value === 'withheld' || before.value === 'withheld') return []
  const detail = signalWords.progressDetail(String(now.value), String(before.value))
  return [{ kind: 'progress', about: null, title: signalWords.progressTitle, detail, notes: citeServices(matter) }]
}

/** What the committee must know before it reads on: it follows from the figures, nobody writes it. */
export const signalsOf = (matter: Matter): Signal[] => [
  ...progressSignal(matter),
  ...gapSignals(matter),
  ...uncoveredSignal(matter),
  ...silentSignal(matter),
  ...matter.inconsistencies
    .filter((each) => voicesOf(matter, each).length > 0)
    .slice(0, 3)
    .map((each): Signal => ({ kind: 'disagreement', about: null, title: each.point, detail: each.handling, notes: [] })),
]

export const quartersOf = (matter: Matter): Quarters => ({
  title: services.quarters,
  rule: services.quartersRule,
  points: matter.summary.quarters.map(({ period, value }) => ({ period, value })),
  notes: citeServices(matter),
})

export const regionsOf = (matter: Matter): Regions => ({
  title: services.regions,
  rule: services.regionsRule,
  regions: matter.regions.map(({ code, name }) => {
    const found = matter.summary.regions.find((each) => each.code === code)
    return { code, name, value: found?.value ?? null, lastPeriod: found?.lastPeriod ?? null }
  }),
  notes: citeServices(matter),
})

/** Objectives by funders, and the declared coverage beside what the projects give for the same day. */
export const coverageOf = (matter: Matter): Coverage => {
  const { coverage } = matter
  return {
    asOf: matter.cutOff,
    funders: coverage.funders.map(({ id }) => ({ code: id, ...matter.organisation(id) })),
    rows: coverage.rows.map((row) => ({
      objective: row.objective,
      label: row.label,
      cells: coverage.funders.map((funder) => row.cells.find((cell) => cell.funder === funder.id)?.projects.length ?? 0),
      inferred: coverage.funders.map((funder) => row.cells.some((cell) => cell.funder === funder.id && cell.projects.every((each) => each.basis === 'inferred'))),
    })),
    computed: { supported: coverage.supported, of: coverage.of, notes: citeCoverage(matter) },
    compared: coverage.compared
      .filter((each) => each.on <= matter.cutOff)
      .map((each) => ({
        scope: coverageWords.scope,
        computed: each.computed,
        operator: signOf(each.declared.operator),
        declared: each.declared.value,
        saidBy: matter.organisation(each.declared.saidBy).name,
        saidOn: each.on,
        document: matter.document(each.declared.document),
        notes: [...citeCoverage(matter), ...citeDeclaration(matter, each.declared, 'declared')],
      })),
  }
}

type Paid = { project: Project; funding: Project['fundings'][number] }

const totalOf = (matter: Matter, paid: Paid[]): FunderTotal => {
  const known = paid.flatMap(({ funding }) => (funding.amount ? [funding.amount] : []))
  const currency = known[0]?.currency
  return {
    funder: matter.organisation(paid[0]!.funding.funder.id).name,
    projects: new Set(paid.map(({ project }) => project.id)).size,
    committed: currency ? { minor: known.reduce((sum, amount) => sum + amount.minor, 0), currency } : null,
    disbursed: null,
    withoutAmount: paid.filter(({ funding }) => !funding.amount).length,
    notes: paid.flatMap(({ project, funding }) =>
      matter.cite({
        kind: 'declared',
        statement: funding.agreement ?? project.name,
        document: matter.document(funding.source.document),
        saidOn: funding.source.date,
        ledgerPosition: null,
        rule: null,
      }),
    ),
  }
}

/** What each funder gives, currency by currency; amounts in two currencies are two rows, and a part of a project is never counted again. */
export const moneyOf = (matter: Matter): FunderTotal[] => {
  const paid = matter.projects
    .filter((project) => hasBegun(matter.cutOff, project))
    .flatMap((project) => project.fundings.map((funding) => ({ project, funding })))
  const groups = Map.groupBy(paid, ({ funding }) => `${funding.funder.id} ${funding.amount?.currency ?? ''}`)
  return [...groups.values()].map((group) => totalOf(matter, group)).sort((a, b) => (b.committed?.minor ?? 0) - (a.committed?.minor ?? 0))
}

type Said = Omit<Disagreement['statements'][number], 'notes'>

const saidIn = (matter: Matter, { file, id }: Inconsistency['pointers'][number]): Said[] => {
  const declaration = file === 'declaration' ? matter.declarations.find((each) => each.id === id) : undefined
  if (declaration) {
    const said = declaration.quote ? same(`« ${declaration.quote} »`) : declaration.name
    return [saidBy(matter, said, declaration.saidBy, declaration.saidOn, declaration.document)]
  }
  const fact = file === 'project' ? matter.projects.flatMap((project) => project.facts).find((each) => each.id === id) : undefined
  return fact ? [saidBy(matter, fact.claim, fact.saidBy, fact.source.date, fact.source.document)] : []
}

const saidBy = (matter: Matter, said: Text, by: string | null, saidOn: string | null, document: string): Said => ({
  said,
  saidBy: by ? matter.organisation(by).name : matter.document(document),
  saidOn,
  document: matter.document(document),
})

/** What the sources say against one another, where at least two said something and one of them by the end of the period. */
const voicesOf = (matter: Matter, { pointers }: Inconsistency): Said[] => {
  const voices = pointers.flatMap((pointer) => saidIn(matter, pointer))
  const isKnown = voices.some(({ saidOn }) => saidOn === null || saidOn <= matter.cutOff)
  return voices.length >= 2 && isKnown ? voices : []
}

/** Sources that do not agree, each as it speaks. */
export const disagreementsOf = (matter: Matter): Disagreement[] =>
  matter.inconsistencies.flatMap((each) => {
    const statements = voicesOf(matter, each).map((voice) => ({
      ...voice,
      notes: matter.cite({ kind: 'declared', statement: voice.said, document: voice.document, saidOn: voice.saidOn, ledgerPosition: null, rule: null }),
    }))
    return statements.length > 0 ? [{ subject: each.point, statements, shown: each.handling }] : []
  })
