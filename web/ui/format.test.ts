import { describe, expect, it } from 'vitest'
import { formatDay, formatMoney, formatPartialDate } from './format.ts'

const plain = (text: string) => text.replace(/[\u00a0\u202f]/g, ' ').replace(/[\u200e\u200f\u061c]/g, '')
const say = (id: string, values?: object) => `${id} ${JSON.stringify(values)}`

describe('a date is written with the precision that is known', () => {
  it.each([
    ['fr', '4 mars 2026'],
    ['ar', '4 مارس 2026'],
    ['en', '4 March 2026'],
  ] as const)('to the day in %s', (language, text) => expect(plain(formatDay('2026-03-04', language))).toBe(text))

  it('to the first of a month, as French says it', () => {
    expect(plain(formatDay('2026-10-01', 'fr'))).toBe('1er octobre 2026')
    expect(plain(formatDay('2026-10-21', 'fr'))).toBe('21 octobre 2026')
    expect(plain(formatDay('2026-10-01', 'fr', 'short'))).toBe('01/10/2026')
    expect(plain(formatDay('2026-10-01', 'fr', 'week'))).toBe('jeudi 1er octobre')
  })

  it('to the month, with the months of Morocco', () => {
    expect(plain(formatPartialDate({ value: '1990-07', precision: 'month' }, 'ar', say))).toBe('يوليوز 1990')
    expect(plain(formatPartialDate({ value: '1990-07', precision: 'month' }, 'fr', say))).toBe('juillet 1990')
  })

  it('to the year, and about it', () => {
    expect(formatPartialDate({ value: '1990', precision: 'year' }, 'fr', say)).toBe('1990')
    expect(formatPartialDate({ value: '1990', precision: 'about' }, 'fr', say)).toBe('ui.date.about {"year":"1990"}')
  })
})

describe('money', () => {
  it('has no centimes where there are none, and its tax basis where it is known', () => {
    expect(plain(formatMoney({ minor: 1_000_000_000, currency: 'EUR' }, 'fr'))).toBe('10 000 000 EUR')
    expect(plain(formatMoney({ minor: 125_050, currency: 'MAD', tax: 'TTC' }, 'fr'))).toBe('1 250,50 MAD TTC')
  })
  it('has Latin digits in Arabic', () => expect(plain(formatMoney({ minor: 1200, currency: 'MAD' }, 'ar'))).toMatch(/12/))
})
