import type { PartialDate } from '#language/date'

/** What stands in the three boxes, as typed. */
export type Typed = { day: string; month: string; year: string; about: boolean }

export const typedOf = (date: PartialDate | null): Typed => {
  const [year = '', month = '', day = ''] = date?.value.split('-') ?? []
  return { day, month, year, about: date?.precision === 'about' }
}

const two = (text: string) => (text === '' ? '00' : text.padStart(2, '0'))

/**
 * The date that was typed, as precise as it was typed; `null` when nothing was. What cannot be a date (a day without its month,
 * a thirteenth month) is given on as it stands, so that the schema names the fault.
 */
export const partialOf = ({ day, month, year, about }: Typed): PartialDate | null => {
  if (day === '' && month === '' && year === '') return null
  if (day !== '') return { value: `${year}-${two(month)}-${two(day)}`, precision: 'day' }
  if (month !== '') return { value: `${year}-${two(month)}`, precision: 'month' }
  return { value: year, precision: about ? 'about' : 'year' }
}

const arabicDigits = '٠١٢٣٤٥٦٧٨٩'
/** Digits only, Arabic ones written in Latin. */
export const digitsOf = (text: string): string =>
  [...text]
    .map((sign) => (arabicDigits.includes(sign) ? String(arabicDigits.indexOf(sign)) : sign))
    .join('')
    .replace(/\D/g, '')

/** A date pasted whole: `12/04/1990`, `12.4.1990`, `1990-04-12`, `04/1990`, `1990`. Day before month, as Morocco writes it. */
export const pastedOf = (text: string): Typed | null => {
  const parts = text
    .trim()
    .split(/[^\d٠-٩]+/)
    .map(digitsOf)
    .filter((part) => part !== '')
  const ordered = parts[0]?.length === 4 ? parts.toReversed() : parts
  const [year, month = '', day = ''] = ordered.toReversed()
  return year?.length === 4 && parts.length <= 3 ? { day, month, year, about: false } : null
}
