import { describe, expect, test } from 'vitest'
import type { Figure, Stated } from '#results/model'
import { declaredOf, headlineOf } from './standing.ts'

const text = { fr: '', ar: '', en: '' }
const source = { document: 'S0', date: null }

const said = (mentioned: Partial<Stated>): Stated => ({
  id: 'one',
  indicator: 'osp12-served',
  name: text,
  operator: '>=',
  value: 150,
  unit: 'person',
  population: 'migrants',
  stage: null,
  period: { from: null, fromPrecision: null, to: null, toPrecision: null, label: text },
  area: null,
  organisation: null,
  saidBy: 'anapec',
  saidOn: null,
  document: 'S0',
  quote: null,
  supersedes: null,
  partOf: null,
  kind: 'actual',
  note: null,
  source,
  inPeriod: false,
  ...mentioned,
})

const figure = (code: string, counts: Figure['indicator']['counts'], declared: Stated[] = []): Figure => ({
  indicator: {
    code,
    name: text,
    definition: text,
    unit: 'person',
    population: 'migrants',
    objective: 'OSP12',
    rule: 'distinct',
    counts,
    numerator: null,
    denominator: null,
    sensitive: false,
    source,
  },
  period: null,
  recorded: counts && { value: 3, lines: 4, position: 9, countedAt: '2026-01-01T00:00:00Z' },
  declared,
  verified: null,
})

describe('the figure that stands for an objective', () => {
  const whole = figure('whole', { objective: 'OSP12' })
  const part = figure('part', { serviceKinds: ['employment-registration'] })
  const uncounted = figure('uncounted', null)
  test('counts all its services, wherever it stands in the list', () => expect(headlineOf([uncounted, part, whole])).toBe(whole))
  test('is otherwise the first that the ledger can count', () => expect(headlineOf([uncounted, part])).toBe(part))
  test('is none where nothing is counted', () => expect(headlineOf([uncounted])).toBeNull())
})

describe('what is declared', () => {
  const ids = (statements: Stated[]) => statements.map(({ id }) => id)
  test('begins with what speaks of the period, then with the newest', () => {
    const old = said({ id: 'old', saidOn: '2015-12-16' })
    const recent = said({ id: 'recent', saidOn: '2023-10-23' })
    const ofPeriod = said({ id: 'of-period', saidOn: '2014-01-01', inPeriod: true })
    const one = figure('whole', { objective: 'OSP12' }, [old, recent, ofPeriod])
    expect(ids(declaredOf([one], one))).toEqual(['of-period', 'recent', 'old'])
  })
  test('puts the headline before the other indicators, however new theirs are', () => {
    const headline = figure('whole', { objective: 'OSP12' }, [said({ id: 'own', saidOn: '2015-12-16' })])
    const other = figure('other', null, [said({ id: 'other', saidOn: '2023-10-23' })])
    expect(ids(declaredOf([other, headline], headline))).toEqual(['own', 'other'])
  })
  test('leaves out what a later state of the same count has replaced, and keeps both where two disagree', () => {
    const first = said({ id: 'first', saidOn: '2015-01-23' })
    const second = said({ id: 'second', saidOn: '2015-04-01', supersedes: 'first' })
    const another = said({ id: 'another', saidOn: '2015-04-01', value: 200 })
    const one = figure('whole', { objective: 'OSP12' }, [first, second, another])
    expect(ids(declaredOf([one], one))).toEqual(['second', 'another'])
  })
})
