import type { Declaration } from '#delivery/model'
import type { Stated } from '#results/model'
import type { Indicator as Source } from '#strategy/model'
import type { Declared, Indicator, Recorded, Target } from '../model.ts'
import type { Matter } from './matter.ts'
import { same } from './notes.ts'
import { counted, populations, units } from './words.ts'

/** The sign that a reader sees for an operator of the data. */
const signs = { '=': '=', '>=': '≥', '>': '>', '<=': '≤', '<': '<', '~': '≈' } as const

export const signOf = (operator: Declaration['operator']) => signs[operator]

const recordedOf = (matter: Matter, indicator: Source): Recorded | null => {
  const found = matter.summary.counted.find((each) => each.indicator === indicator.code)
  if (!found) return null
  const notes = matter.cite({
    kind: 'recorded',
    statement: counted(indicator.name),
    document: null,
    saidOn: null,
    ledgerPosition: matter.summary.position,
    rule: indicator.code,
  })
  return { value: found.value, lastPeriod: found.lastPeriod, sinceJanuary: found.sinceJanuary, notes }
}

/** What a declaration says, as a note: the very words where they were read, else its name. */
export const citeDeclaration = (matter: Matter, declaration: Declaration, kind: 'declared' | 'promised'): number[] =>
  matter.cite({
    kind,
    statement: declaration.quote ? same(`« ${declaration.quote} »`) : declaration.name,
    document: matter.document(declaration.document),
    saidOn: declaration.saidOn,
    ledgerPosition: null,
    rule: null,
  })

/** What is said of the period, and what had been said by its end; later statements of other times have no place in this report. */
const belongs = ({ cutOff }: Matter, { inPeriod, saidOn }: Stated): boolean => inPeriod || (saidOn !== null && saidOn <= cutOff)

const declaredOf = (matter: Matter, indicator: Source): Declared[] =>
  (matter.stated.get(indicator.code) ?? [])
    .filter((each) => belongs(matter, each))
    .map((declaration) => ({
      operator: signOf(declaration.operator),
      value: declaration.value,
      saidBy: matter.organisation(declaration.saidBy).name,
      saidOn: declaration.saidOn,
      document: matter.document(declaration.document),
      population: populations[declaration.population] ?? null,
      notes: citeDeclaration(matter, declaration, 'declared'),
    }))

const targetOf = (matter: Matter, indicator: Source): Target | null => {
  const declared = matter.declarations.find((each) => each.indicator === indicator.code && each.kind === 'target')
  if (!declared || (declared.saidOn ?? '0') > matter.cutOff) return null
  return {
    operator: signOf(declared.operator),
    value: declared.value,
    by: null,
    notes: citeDeclaration(matter, declared, 'promised'),
  }
}

/** One indicator, with what is recorded, declared and promised of it side by side. */
export const indicatorOf = (matter: Matter, indicator: Source): Indicator => ({
  name: indicator.name,
  unit: units[indicator.unit] ?? same(indicator.unit),
  rule: indicator.definition,
  recorded: recordedOf(matter, indicator),
  declared: declaredOf(matter, indicator),
  verified: null,
  target: targetOf(matter, indicator),
})
