import { describe, expect, test } from 'vitest'
import { boundsIn, dateIn, moneyIn, numberIn, periodIn, shortPeriodIn, statedIn } from './format.ts'
import { arabicLine, arabicText, typographic } from './typography.ts'

const marked = (text: string): string => text.replaceAll('\u2066', '[').replaceAll('\u2069', ']').replaceAll('\u2067', '<')

describe('French', () => {
  test.each([
    ['« Tamkine »', '«\u00a0Tamkine\u00a0»'],
    ['83,53 % des demandes', '83,53\u00a0% des demandes'],
    ['Écart : 7 ; suite !', 'Écart\u00a0: 7\u202f; suite\u202f!'],
    ['1 500 000 personnes', '1\u202f500\u202f000 personnes'],
    ['en 2014 150 personnes', 'en 2014 150 personnes'],
    ['≥ 150', '≥\u00a0150'],
    ['10 M€ de l’UE', '10\u00a0M€ de l’UE'],
  ])('%s keeps together what belongs together', (text, set) => expect(typographic(text, 'fr')).toBe(set))
})

describe('Arabic isolates what keeps its own direction', () => {
  test.each([
    ['خدمات ANAPEC بالرباط', 'خدمات [ANAPEC] بالرباط'],
    ['ANAPEC، OFPPT', '[ANAPEC]، [OFPPT]'],
    ['أزيد من ≥ 150 شخصا', 'أزيد من [≥ 150] شخصا'],
    ['خلال 2021-2025', 'خلال [2021-2025]'],
    ['يوم 2015-12-14.', 'يوم [2015-12-14].'],
    ['نسبة 83,53 % من', 'نسبة [83,53 %] من'],
    ['البصمة 9f86d081', 'البصمة [9f86d081]'],
    ['مشروع Terre des Hommes Espagne،', 'مشروع [Terre des Hommes Espagne]،'],
    ['(OSP12)', '([OSP12])'],
    ['القاعدة osp1-served@1.', 'القاعدة [osp1-served@1].'],
    ['17 أبريل 2015', '17 أبريل 2015'],
  ])('%s', (text, set) => expect(marked(arabicText(text))).toBe(set))

  test('once, not twice', () => expect(arabicText(arabicText('خدمات ANAPEC'))).toBe(arabicText('خدمات ANAPEC')))
  test('a line in a chart reads from right to left as a whole, a figure alone does not', () => {
    expect(marked(arabicLine('خدمات ANAPEC'))).toBe('<خدمات [ANAPEC]]')
    expect(arabicLine('≥ 150')).toBe('≥ 150')
  })
})

describe('values as each language writes them', () => {
  test('dates keep the precision that is known, with the months of Morocco', () => {
    expect(['2015', '2015-04', '2015-12-01'].map((date) => dateIn(date, 'fr'))).toEqual(['2015', 'avril 2015', '1er décembre 2015'])
    expect(dateIn('2015-12-31', 'ar')).toBe('31 دجنبر 2015')
    expect(dateIn('2015-12-31', 'en')).toBe('31 December 2015')
  })
  test('periods', () => {
    expect(['fr', 'ar', 'en'].map((language) => periodIn('2015-Q4', language as 'fr'))).toEqual([
      'Quatrième trimestre 2015',
      'الفصل الرابع من سنة 2015',
      'Fourth quarter of 2015',
    ])
    expect([shortPeriodIn('2015-Q4', 'fr'), shortPeriodIn('2015', 'ar')]).toEqual(['T4 2015', '2015'])
    expect(periodIn('2015-12', 'en')).toBe('December 2015')
    expect(boundsIn('2015-Q1', 'en')).toBe('1 January 2015 – 31 March 2015')
  })
  test('numbers have Latin digits everywhere', () => {
    expect(['fr', 'ar', 'en'].map((language) => numberIn(48213.5, language as 'fr'))).toEqual(['48\u202f213,5', '48.213,5', '48,213.5'])
  })
  test('money says its currency and its tax basis, and centimes only where there are some', () => {
    expect(moneyIn({ minor: 25_000_000, currency: 'MAD', tax: 'HT' }, 'fr')).toBe('250\u202f000\u00a0MAD HT')
    expect(moneyIn({ minor: 1_050, currency: 'EUR' }, 'en')).toBe('EUR\u00a010.50')
    expect(moneyIn({ minor: 500_000_000, currency: 'EUR' }, 'ar')).toBe('5.000.000\u00a0أورو')
  })
  test('a sign stands before a stated value, never before a withheld one', () => {
    expect([statedIn('≥', 150, 'fr'), statedIn('=', 150, 'fr'), statedIn('≈', 'withheld', 'fr')]).toEqual(['≥\u00a0150', '150', 'masqué'])
  })
})
