import { describe, expect, it } from 'vitest'
import { PartialDate } from '#language/date'
import { digitsOf, partialOf, pastedOf, typedOf } from './partial-date.ts'

const typed = (day: string, month: string, year: string, about = false) => ({ day, month, year, about })

describe('a date typed as far as it is known', () => {
  it.each([
    [typed('12', '4', '1990'), { value: '1990-04-12', precision: 'day' }],
    [typed('', '4', '1990'), { value: '1990-04', precision: 'month' }],
    [typed('', '', '1990'), { value: '1990', precision: 'year' }],
    [typed('', '', '1990', true), { value: '1990', precision: 'about' }],
  ])('%j is %j, and comes back as typed', (boxes, date) => {
    expect(partialOf(boxes)).toEqual(date)
    expect(PartialDate.safeParse(date).success).toBe(true)
    expect(partialOf(typedOf(PartialDate.parse(date)))).toEqual(date)
  })

  it('is nothing when nothing was typed', () => expect(partialOf(typed('', '', ''))).toBeNull())

  it.each([
    [typed('12', '', '1990')],
    [typed('31', '2', '1990')],
    [typed('', '13', '1990')],
    [typed('', '4', '')],
    [typed('', '', '19')],
  ])('%j is given on, for the schema to refuse', (boxes) => expect(PartialDate.safeParse(partialOf(boxes)).success).toBe(false))
})

describe('a date pasted whole', () => {
  it.each([
    ['12/04/1990', typed('12', '04', '1990')],
    ['12.4.1990', typed('12', '4', '1990')],
    ['1990-04-12', typed('12', '04', '1990')],
    ['04/1990', typed('', '04', '1990')],
    [' 1990 ', typed('', '', '1990')],
    ['١٢/٠٤/١٩٩٠', typed('12', '04', '1990')],
  ])('%s fills the boxes', (text, boxes) => expect(pastedOf(text)).toEqual(boxes))

  it.each(['bonjour', '12/04/90', '1/2/3/1990'])('%s fills none', (text) => expect(pastedOf(text)).toBeNull())

  it('reads Arabic digits', () => expect(digitsOf('١٩٩٠ م')).toBe('1990'))
})
