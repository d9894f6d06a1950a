import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { statusKinds, type StatusKind } from '#person/model'
import { readRules } from './data.ts'
import { Decision, Facts, nothingKnown, type FactName, type Rule } from './model.ts'
import { judgeEach, judgeRules } from './rules.ts'

const rules = readRules(fileURLToPath(new URL('../../data/snia/eligibility', import.meta.url)))
const today = '2026-11-21'

const status = (...kinds: StatusKind[]) => kinds.map((kind) => ({ kind, from: null, to: null, proof: 'stated' as const }))
const known = (on: string, changes: Partial<Facts> = {}): Facts => ({
  ...nothingKnown(on), birth: { value: '1990', precision: 'year' }, sex: 'female', nationalities: ['CM'], statuses: status('regularised'),
  unaccompaniedMinor: false, needy: true, monthlyIncome: { minor: 300_000, currency: 'MAD' }, ownsHome: false,
  taxDomicileInMorocco: true, childrenInCharge: 1, ...changes,
})
const decision = (service: string, facts: Facts, from: readonly Rule[] = rules): Decision => {
  const found = judgeRules(facts, from).find((one) => one.service === service)
  if (!found) throw new Error(`no decision for ${service}`)
  return found
}
const outcome = (service: string, facts: Facts) => decision(service, facts).outcome

/** A copy of the rules in which one version of a service is changed. */
const withRule = (id: string, change: (rule: Rule) => Partial<Rule>): Rule[] =>
  rules.map((rule) => (rule.id === id ? { ...rule, ...change(rule) } : rule))
const withExpression = (id: string, condition: string, expression: Rule['conditions'][number]['expression']): Rule[] =>
  withRule(id, ({ conditions }) => ({ conditions: conditions.map((one) => (one.id === condition ? { ...one, expression } : one)) }))
const withMinimumWage = rules.map((rule) => ({ ...rule, parameters: rule.parameters.map((one) => ({ ...one, value: '2500 DH/mois' })) }))

describe('the matrix of services and statuses', () => {
  const columns: [string, StatusKind[]][] = [
    ['irregular', ['irregular']], ['asylum seeker', ['asylum_seeker']], ['UNHCR refugee', ['unhcr_refugee']],
    ['BRA refugee', ['unhcr_refugee', 'bra_refugee']], ['regularised', ['regularised']], ['regular', ['regular']],
  ]
  // Y stated, Y(p) practice, N excluded, ? and N? not found, – the question does not arise.
  const answers = { 'Y': 'yes', 'Y(p)': 'by-practice', 'N': 'no', '?': 'maybe', 'N?': 'maybe', '–': 'maybe' } as const
  type Cell = keyof typeof answers
  const table: [string, string, Cell[]][] = [
    ['public-school', '2016-01-15', ['Y(p)', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['public-school', today, ['Y(p)', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['non-formal-education', '2016-01-15', ['Y(p)', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['primary-care', '2016-01-15', ['Y(p)', 'Y(p)', 'Y', 'Y', 'Y', 'Y']],
    ['primary-care', today, ['Y(p)', 'Y(p)', 'Y', 'Y', 'Y', 'Y']],
    ['medical-cover', '2016-01-15', ['N', '?', '?', 'Y', 'Y', 'Y']],
    ['medical-cover', '2021-06-01', ['N', '?', '?', 'Y', 'Y', 'Y']],
    ['medical-cover', today, ['N', '?', '?', '?', '?', '?']],
    ['holiday-camp', '2018-07-01', ['?', '?', '?', 'Y', 'Y', 'Y']],
    ['entraide-training', today, ['Y', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['vocational-training', '2016-01-15', ['?', '?', '?', 'Y', 'Y', 'Y']],
    ['vocational-training', today, ['?', '?', '?', 'Y', '?', '?']],
    ['anapec-registration', '2016-01-15', ['N', 'N?', 'N?', 'Y', 'Y', 'Y']],
    ['anapec-registration', today, ['N', 'N?', 'N?', 'Y', 'Y', 'Y']],
    // The exemption was said of regularised persons; a regular foreigner needs another ground.
    ['labour-market-test-exemption', today, ['–', '–', '–', 'Y', 'Y', '?']],
    ['auto-entrepreneur', today, ['N', 'N', 'N?', 'Y', 'Y', 'Y']],
    ['social-housing-140', '2016-01-15', ['N', 'N', 'N?', 'Y', 'Y', 'Y']],
    ['social-housing-250', '2016-01-15', ['N', 'N', 'N?', 'Y', 'Y', 'Y']],
    ['social-housing-middle', '2016-01-15', ['N', 'N', 'N?', 'Y', 'Y', 'Y']],
    ['daam-sakane', today, ['N', 'N', 'N', 'N', 'N', 'N']],
    ['humanitarian-aid', '2016-01-15', ['Y', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['humanitarian-aid', today, ['Y', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['legal-advice', '2016-01-15', ['Y', 'Y', 'Y', 'Y', 'Y', 'Y']],
    ['legal-advice', today, ['Y', 'Y', 'Y', 'Y', 'Y', 'Y']],
  ]

  test.each(table)('%s on %s', (service, on, cells) => {
    const judged = columns.map(([, kinds]) => decision(service, known(on, { statuses: status(...kinds) }), withMinimumWage))
    // Where the papers are not asked there is one answer for all: never more than the weakest cell promises.
    const blind = judged[0]?.statusAsked === false && cells.includes('Y(p)')
    expect(judged.map((one) => one.outcome)).toEqual(cells.map((cell) => (blind ? 'by-practice' : answers[cell])))
  })
})

describe('dates', () => {
  const regularised = (on: string) => known(on)

  test.each([
    ['public-school', '2014-06-01', 'by-practice'], ['medical-cover', '2014-06-01', 'no'], ['anapec-registration', '2014-06-01', 'no'],
    ['anapec-registration', '2015-12-14', 'no'], ['anapec-registration', '2015-12-15', 'yes'], ['legal-advice', '2014-06-01', 'maybe'],
    ['social-housing-250', '2014-12-31', 'maybe'], ['social-housing-250', '2020-12-31', 'yes'],
    ['social-housing-250', '2021-06-01', 'maybe'], ['social-housing-250', '2023-12-31', 'maybe'],
    ['social-housing-250', '2024-01-01', 'no'], ['daam-sakane', '2023-12-31', 'no'],
    ['medical-cover', '2022-11-30', 'yes'], ['medical-cover', '2022-12-01', 'maybe'],
    ['labour-market-test-exemption', '2016-01-15', 'maybe'], ['labour-market-test-exemption', today, 'yes'],
  ])('%s on %s is %s', (service, on, expected) => {
    expect(outcome(service, regularised(on))).toBe(expected)
  })

  test('each day is answered by the version that stood then', () => {
    expect(['2016-01-15', '2021-06-01', today].map((on) => decision('medical-cover', regularised(on)).rule))
      .toEqual([1, 2, 3].map((version) => ({ id: `medical-cover-v${version}`, version })))
    expect(decision('medical-cover', regularised('2016-01-15')).source.document).toBe('P35')
    expect(decision('medical-cover', regularised(today)).confirmed).toBe(false)
  })

  test.each(['social-housing-140', 'social-housing-250', 'social-housing-middle'])('%s is closed and says what replaced it', (service) => {
    const closed = decision(service, regularised('2024-01-01'))
    expect(closed.sentence.fr).toContain('a fermé le 31 décembre 2023')
    expect(closed.change?.fr).toContain('Daam Sakane')
    expect(closed.reasons).toMatchObject([{ id: 'period', holds: false }])
  })

  test('before it opens, a scheme says when it does', () => {
    expect(decision('daam-sakane', regularised('2023-12-31')).sentence.en).toContain('1 January 2024')
    expect(outcome('daam-sakane', known('2024-01-01', { nationalities: ['MA'], statuses: status('moroccan') }))).toBe('yes')
  })

  test('a status outside its dates is not known, rather than denied', () => {
    const expired = [{ kind: 'regularised' as const, from: '2015-01-01', to: '2016-01-01', proof: 'shown' as const }]
    expect(outcome('anapec-registration', known('2016-01-01', { statuses: expired }))).toBe('yes')
    expect(decision('anapec-registration', known('2016-01-02', { statuses: expired })))
      .toMatchObject({ outcome: 'maybe', missing: ['statuses'] })
  })
})

describe('what is not known', () => {
  test.each<[string, Partial<Facts>, FactName[]]>([
    ['anapec-registration', { statuses: [] }, ['statuses']],
    ['anapec-registration', { statuses: [], nationalities: [] }, ['nationalities', 'statuses']],
    ['auto-entrepreneur', { taxDomicileInMorocco: null }, ['taxDomicileInMorocco']],
    ['public-school', { birth: null, childrenInCharge: 0 }, ['birth']],
    ['public-school', { birth: null, childrenInCharge: null }, ['birth', 'childrenInCharge']],
    ['daam-sakane', { statuses: [], nationalities: [] }, ['nationalities']],
  ])('%s names what is missing', (service, changes, missing) => {
    expect(decision(service, known(today, changes))).toMatchObject({ outcome: 'maybe', missing })
  })

  test('a status tells that a foreigner is not Moroccan, so the nationality need not be asked', () => {
    expect(outcome('daam-sakane', known(today, { nationalities: [] }))).toBe('no')
  })

  test('an income in another currency is not converted', () => {
    const euros = known('2016-01-15', { monthlyIncome: { minor: 30_000, currency: 'EUR' } })
    expect(decision('social-housing-middle', euros)).toMatchObject({ outcome: 'maybe', missing: ['monthlyIncome'] })
  })

  test('a number that no source gives leaves the answer open, and can be set', () => {
    const facts = known('2016-01-15')
    expect(decision('social-housing-140', facts)).toMatchObject({ outcome: 'maybe', missing: [], confirmed: false })
    expect(decision('social-housing-140', facts, withMinimumWage).outcome).toBe('yes')
  })

  test('a condition that no text confirms refuses nobody', () => {
    const owner = decision('social-housing-250', known('2016-01-15', { ownsHome: true }))
    expect(owner).toMatchObject({ outcome: 'maybe', confirmed: false })
    expect(owner.reasons.find(({ id }) => id === 'owner')).toMatchObject({ holds: false, confirmed: false })
  })

  test('prices keep their tax basis', () => {
    const prices = ['social-housing-140', 'social-housing-250', 'social-housing-middle'].map((service) =>
      decision(service, known('2016-01-15')).amounts.map(({ operator, money }) => [operator, money.minor, money.tax]))
    expect(prices).toEqual([[['=', 14_000_000, 'TTC']], [['≤', 25_000_000, 'HT']], [['>', 25_000_000, 'TTC']]])
  })
})

describe('age as far as it is known', () => {
  const child = (value: string, precision: 'day' | 'year' | 'about') => known(today, { birth: { value, precision }, childrenInCharge: 0 })

  test('a year of birth on the border is neither child nor adult until the day is known', () => {
    expect(decision('public-school', child('2008', 'year'))).toMatchObject({ outcome: 'maybe', missing: ['birth'] })
    expect(outcome('public-school', child('2008-12-31', 'day'))).toBe('by-practice')
    expect(outcome('public-school', child('2012', 'year'))).toBe('by-practice')
    expect(decision('public-school', child('2010', 'about'))).toMatchObject({ outcome: 'maybe', missing: ['birth'] })
  })

  test('no source gives an age limit: an adult without children is sent to ask, not refused', () => {
    expect(decision('public-school', child('1990', 'year'))).toMatchObject({ outcome: 'maybe', missing: [] })
  })

  test('bounds can be set in the rule, and stay three-valued', () => {
    const bounded = withExpression('public-school-v1', 'child', {
      variations: [
        { si: { 'toutes ces conditions': ['âge au moins >= 6 ans', 'âge au plus < 16 ans'] }, alors: 'oui' },
        { si: { 'une de ces conditions': ['âge au plus < 6 ans', 'âge au moins >= 16 ans'] }, alors: 'à vérifier' },
        { sinon: 'jour de naissance' },
      ],
    })
    const at = (value: string) => decision('public-school', child(value, 'year'), bounded)
    expect([at('2015').outcome, at('2024').outcome, at('2010').outcome]).toEqual(['by-practice', 'maybe', 'maybe'])
    expect([at('2024').missing, at('2010').missing]).toEqual([[], ['birth']])
  })
})

const dates = rules.flatMap(({ validFrom, validTo }) => [validFrom, validTo ?? today])
const anyFacts: fc.Arbitrary<Facts> = fc.record({
  on: fc.constantFrom('2004-01-01', '2014-06-01', '2024-01-01', today, ...dates),
  birth: fc.constantFrom(null, { value: '1990', precision: 'about' as const }, { value: '2008', precision: 'year' as const },
    { value: '2008-11', precision: 'month' as const }, { value: '2015-03-02', precision: 'day' as const }),
  sex: fc.constantFrom(null, 'female' as const, 'male' as const, 'other' as const),
  nationalities: fc.subarray(['CM', 'SN', 'SY', 'MA'], { maxLength: 2 }),
  statuses: fc.subarray(status(...statusKinds), { maxLength: 2 }),
  unaccompaniedMinor: fc.constantFrom(null, true, false),
  needy: fc.constantFrom(null, true, false),
  monthlyIncome: fc.option(fc.record({ minor: fc.integer({ min: 0, max: 5_000_000 }), currency: fc.constantFrom('MAD', 'EUR') })),
  ownsHome: fc.constantFrom(null, true, false),
  taxDomicileInMorocco: fc.constantFrom(null, true, false),
  childrenInCharge: fc.constantFrom(null, 0, 3),
  residenceArea: fc.constantFrom(null, 'oujda'),
})
/** Nobody is Moroccan and a foreigner: what is learnt of such a person takes back what was concluded. */
const isCoherent = ({ nationalities, statuses }: Facts): boolean => {
  const foreign = statuses.some(({ kind }) => kind !== 'moroccan')
  const moroccan = nationalities.includes('MA') || statuses.some(({ kind }) => kind === 'moroccan')
  return !(foreign && moroccan)
}
const texts = (value: unknown): { fr: string; ar: string; en: string }[] => {
  if (typeof value !== 'object' || value === null) return []
  return 'fr' in value && 'ar' in value ? [value as { fr: string; ar: string; en: string }] : Object.values(value).flatMap(texts)
}

describe('every decision', () => {
  test('has a reason, a source and sentences in three languages, and an unsettled one says what would settle it', () => {
    fc.assert(fc.property(anyFacts, fc.boolean(), (facts, wageIsSet) => {
      for (const one of judgeRules(Facts.parse(facts), wageIsSet ? withMinimumWage : rules)) {
        Decision.parse(one)
        for (const text of texts(one)) for (const sentence of [text.fr, text.ar, text.en]) expect(sentence.trim()).not.toBe('')
        for (const { source } of [one, ...one.reasons]) expect(source.document).toMatch(/^(S[0-4]|P\d+[a-e]?|GK|I)$/)
        expect(one.change === null).toBe(one.outcome === 'yes' || one.outcome === 'by-practice')
        if (one.outcome !== 'maybe') expect(one.missing).toEqual([])
      }
    }), { numRuns: 300 })
  })

  test('is not taken back by one fact more: a definite answer never becomes a maybe', () => {
    const hidden = fc.subarray(Object.keys(nothingKnown(today)).filter((name) => name !== 'on'))
    fc.assert(fc.property(anyFacts.filter(isCoherent), hidden, (facts, names) => {
      const blank = nothingKnown(facts.on)
      const fewer = { ...facts, ...Object.fromEntries(Object.entries(blank).filter(([name]) => names.includes(name))) }
      const more = judgeRules(facts, rules)
      const takenBack = judgeRules(fewer, rules).filter(({ outcome }, i) => outcome !== 'maybe' && more[i]?.outcome === 'maybe')
      expect(takenBack).toEqual([])
    }), { numRuns: 300 })
  })

  test('is the same judged alone or among many, and like people share it', () => {
    fc.assert(fc.property(fc.array(anyFacts, { maxLength: 6 }), (people) => {
      expect(judgeEach(people, rules)).toEqual(people.map((facts) => judgeRules(facts, rules)))
    }), { numRuns: 30 })
    const [one, other] = judgeEach([known(today), known(today, { sex: 'male', residenceArea: 'nador' })], rules)
    expect(one).toBe(other)
    const [before, after] = judgeEach([known('2023-12-31'), known('2024-01-01')], rules)
    expect(before).not.toEqual(after)
  })
})

describe('services for everybody', () => {
  const blind = ['public-school', 'non-formal-education', 'primary-care', 'humanitarian-aid', 'listening', 'legal-advice']

  test('answer alike whatever the status and the nationality, and never ask for them', () => {
    fc.assert(fc.property(anyFacts, anyFacts, (one, other) => {
      const same = { ...one, statuses: other.statuses, nationalities: other.nationalities }
      for (const service of blind) {
        const answer = decision(service, one)
        expect(decision(service, same)).toEqual(answer)
        expect(answer.missing.filter((fact) => fact === 'statuses' || fact === 'nationalities')).toEqual([])
      }
    }), { numRuns: 100 })
  })

  const papers = ['séjour régulier', "demande d'asile", 'nationalité SN', 'anapec-registration-v1 . residence']
  test.each(papers)('refuse a rule that asks "%s"', (asked) => {
    expect(() => judgeRules(known(today), withExpression('humanitarian-aid-v1', 'papers', asked))).toThrow(/humanitarian-aid-v1/)
  })

  test('nothing that is said to a person names an irregular stay', () => {
    for (const { fr, ar, en } of texts(rules)) {
      expect(`${fr} ${ar} ${en}`).not.toMatch(/irréguli|clandestin|غير قانوني|irregular|illegal/i)
    }
  })
})

describe('a faulty rule', () => {
  test.each([
    ['an unknown question', 'couleur des yeux', /couleur des yeux/],
    ['mixed units', 'revenu mensuel <= 3 kg', /kg/],
    ['a number', 'revenu mensuel', /not oui or non/],
  ])('is refused when the rules are parsed: %s', (_, expression, message) => {
    const faulty = withExpression('social-housing-middle-v1', 'income', expression)
    expect(() => judgeRules(nothingKnown('2016-01-15'), faulty)).toThrow(message)
  })
})
