import anyDate from 'any-date-parser'
import type { levels } from './model.ts'
import { oneSlip, twoWrong } from './slip.ts'

/**
 * A birth date as far as it is told. Month and day are 0 where unknown. They are not checked against the calendar: a slip of the pen that
 * made 31 into 37 is still one figure away from the truth.
 */
export type Birth = { year: number; month: number; day: number; digits: string }

export type BirthLevel = (typeof levels.birth)[number]

const westernDigits = (text: string): string =>
  text.replace(/[٠-٩]/g, (digit) => `${digit.charCodeAt(0) - 0x660}`).replace(/[۰-۹]/g, (digit) => `${digit.charCodeAt(0) - 0x6f0}`)

const two = (value: number): string => String(value).padStart(2, '0')

const born = (year: number, month = 0, day = 0): Birth | null =>
  year >= 1 && year <= 2999 ? { year, month, day, digits: `${String(year).padStart(4, '0')}${two(month)}${two(day)}` } : null

const figures: readonly (readonly [RegExp, (parts: number[]) => Birth | null])[] = [
  [/^(\d{4})(?:\.0+)?$/, ([year]) => born(year!)],
  [/^(\d{4})(\d{2})(\d{2})(?:\.0+)?$/, ([year, month, day]) => born(year!, month!, day!)],
  [/^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})$/, ([year, month, day]) => born(year!, month!, day!)],
  [/^(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})$/, ([a, b, year]) => (b! > 12 && a! <= 12 ? born(year!, a!, b!) : born(year!, b!, a!))],
  [/^(\d{4})[-/.](\d{1,2})$/, ([year, month]) => born(year!, month!)],
  [/^(\d{1,2})[-/.](\d{4})$/, ([month, year]) => born(year!, month!)],
]

/** A date in words, as the libraries of locales know them: 12 mars 1985, 5 June 1990. */
const inWords = (text: string): Birth | null => {
  if (!/\p{L}{3}/u.test(text) || !/\d{4}/.test(text)) return null
  for (const locale of ['fr-FR', 'en-GB', 'ar-MA']) {
    const found = anyDate.attempt(text, locale) as { year?: number; month?: number; day?: number }
    if (found.year !== undefined && found.month !== undefined) return born(found.year, found.month, found.day)
  }
  return null
}

/** Reads a birth date in figures (day first; year first; eight figures), in words, or a year alone. Null where it cannot be understood. */
export const readBirth = (written: string): Birth | null => {
  const text = westernDigits(written.trim()).replace(/(?<=\d)[T ]\d{1,2}:\d{2}.*$/, '').replace(/\s*([-/.])\s*/g, '$1')
  for (const [pattern, make] of figures) {
    const found = pattern.exec(text)
    if (found) return make(found.slice(1).map(Number))
  }
  return inWords(text)
}

/** Where only a year was known, many offices write the first of January. */
const isCoarse = ({ month, day }: Birth): boolean => month === 0 || day === 0 || (month === 1 && day === 1)

const swapped = (a: Birth, b: Birth): boolean => a.year === b.year && a.month === b.day && a.day === b.month

const compareSameYear = (a: Birth, b: Birth): BirthLevel => {
  if (a.month !== 0 && a.month === b.month && (a.day === 0 || b.day === 0)) return 'month-same'
  if (isCoarse(a) || isCoarse(b)) return 'year-same-day-unknown'
  if (swapped(a, b)) return 'day-month-swapped'
  if (oneSlip(a.digits, b.digits)) return 'digit'
  return a.month === b.month ? 'month-same' : 'year-same'
}

/** In which way two birth dates agree. */
export const compareBirths = (a: Birth, b: Birth): BirthLevel => {
  if (a.digits === b.digits) return isCoarse(a) ? 'year-same-day-unknown' : 'same'
  if (a.year === b.year) return compareSameYear(a, b)
  if (isCoarse(a) || isCoarse(b)) return Math.abs(a.year - b.year) <= 2 ? 'near' : 'differs'
  // Nothing is the same: one slip cannot have done that. Most pairs of strangers end here.
  if (a.month !== b.month && a.day !== b.day) return 'differs'
  if (oneSlip(a.digits, b.digits)) return 'digit'
  if (a.month === b.month && a.day === b.day) return 'day-same'
  return twoWrong(a.digits, b.digits) ? 'near' : 'differs'
}
