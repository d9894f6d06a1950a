import type { Provenance, Signal } from '../model.ts'

type Name = { title: string; explanation: string }

/** The report's own sentences in one language. What is given to a function is already written in that language. */
export type Words = {
  title: string
  strategy: string
  /** `{n}` and `{of}` stand for the page and the number of pages. */
  page: string
  contents: string
  foot: (cutOff: string, position: string) => string
  /** What stands between the items of a list. */
  list: string
  /** What stands between items that may hold commas themselves. */
  series: string
  /** What stands where there is nothing to count. */
  none: string
  demonstration: { band: string; title: string; notice: string }
  facts: { period: string; cutOff: string; generatedOn: string; edition: string; ledger: string; fingerprint: string }
  ledgerLine: (position: string) => string
  headlineKind: Record<'recorded' | 'declared' | 'verified' | 'computed', string>
  outOf: (value: string, of: string) => string
  signals: { title: string; none: string; kind: Record<Signal['kind'], string> }
  overview: Name & {
    programme: string
    objectives: string
    recorded: string
    declared: string
    silent: string
    projects: string
    trend: string
    page: string
  }
  programmeNumber: (number: string) => string
  programme: (number: string, name: string) => string
  figures: { indicator: string; recorded: string; declared: string; verified: string; target: string }
  sideBySide: (unit: string) => string
  absent: { indicator: string; figure: (names: string) => string; recorded: string; declared: string; verified: string; target: string }
  lastPeriod: (value: string) => string
  sinceJanuary: (value: string) => string
  withheld: string
  said: (by: string, on: string | null) => string
  checked: (by: string, on: string) => string
  before: (on: string) => string
  projects: {
    title: string
    project: string
    supports: string
    funder: string
    committed: string
    disbursed: string
    none: string
    caution: string
    unknown: string
    undisclosed: string
  }
  quarters: Name & { period: string; value: string }
  regions: Name & { region: string; value: string; last: string }
  coverage: Name & {
    matrix: (on: string) => string
    counted: (supported: string, of: string, on: string) => string
    bare: (count: string, list: string) => string
    allCovered: string
    compared: (scope: string) => string
    declared: (value: string, of: string, by: string, on: string, document: string) => string
    computed: (value: string, of: string) => string
    gap: (value: string) => string
    noGap: string
  }
  money: Name & { funder: string; projects: string; committed: string; disbursed: string; floor: (count: number) => string }
  disagreements: Name & { shown: string }
  provenance: Name & { kind: Record<Provenance['kind'], string>; position: (position: string) => string; rule: (rule: string) => string }
  definitions: Name & { rules: string; rule: string; terms: (threshold: string) => Term[] }
  tax: Record<'HT' | 'TTC', string>
}

export type Term = { term: string; meaning: string }
