import type { PartialDate } from '#language/date'

/** What a cell says of a day, or which fault it has. */
export type Understood<T> = { value: T; note?: string } | { fault: string }

export type DateManner = {
  /** Whether `12/05/1990` is 12 May (Morocco, France) or 5 December. */
  dayFirst: boolean
  /** Whether a first of January is taken for a year only. */
  firstOfYearIsYear: boolean
}

/** Digits of Arabic and Persian writing as those that are reckoned with. */
export const latinDigits = (text: string): string =>
  text.replace(/[\u0660-\u0669\u06f0-\u06f9]/g, (digit) => String(digit.charCodeAt(0) & 15))

const clean = (text: string): string => latinDigits(text).replace(/[\u200e\u200f\u00a0\u202f\u061c]/g, ' ').replace(/\s+/g, ' ').trim()

const monthNames: Record<string, number> = Object.fromEntries(
  [
    ['janvier', 'janv', 'january', 'jan', 'يناير', 'كانون الثاني', 'جانفي'],
    ['février', 'fevrier', 'févr', 'fév', 'fev', 'february', 'feb', 'فبراير', 'شباط', 'فيفري'],
    ['mars', 'march', 'mar', 'مارس', 'آذار'],
    ['avril', 'avr', 'april', 'apr', 'أبريل', 'ابريل', 'نيسان', 'أفريل'],
    ['mai', 'may', 'ماي', 'مايو', 'أيار'],
    ['juin', 'june', 'jun', 'يونيو', 'حزيران', 'جوان'],
    ['juillet', 'juil', 'july', 'jul', 'يوليوز', 'يوليو', 'تموز', 'جويلية'],
    ['août', 'aout', 'august', 'aug', 'غشت', 'أغسطس', 'آب', 'أوت'],
    ['septembre', 'sept', 'september', 'sep', 'شتنبر', 'سبتمبر', 'أيلول'],
    ['octobre', 'oct', 'october', 'أكتوبر', 'اكتوبر', 'تشرين الأول'],
    ['novembre', 'nov', 'november', 'نونبر', 'نوفمبر', 'تشرين الثاني'],
    ['décembre', 'decembre', 'déc', 'dec', 'december', 'دجنبر', 'ديسمبر', 'كانون الأول'],
  ].flatMap((names, index) => names.map((name) => [name, index + 1])),
)

const pad = (value: number): string => String(value).padStart(2, '0')

const fault = { fault: 'date-malformed' } as const

const dayOf = (year: number, month: number, day: number): Understood<PartialDate> => {
  const value = `${year}-${pad(month)}-${pad(day)}`
  const exists = month >= 1 && month <= 12 && day >= 1 && day <= new Date(Date.UTC(year, month, 0)).getUTCDate()
  return exists && year >= 1900 && year <= 2100 ? { value: { value, precision: 'day' } } : { fault: 'date-impossible' }
}

const monthOf = (year: number, month: number): Understood<PartialDate> =>
  month >= 1 && month <= 12 ? { value: { value: `${year}-${pad(month)}`, precision: 'month' } } : { fault: 'date-impossible' }

const yearOf = (year: number, precision: 'year' | 'about'): Understood<PartialDate> =>
  year >= 1900 && year <= 2100 ? { value: { value: String(year), precision } } : { fault: 'date-impossible' }

/** A year of two figures: whoever has a file today was born in the hundred years before it. */
const wholeYear = (text: string, thisYear: number): number => {
  const year = Number(text)
  if (text.length > 2) return year
  return year + 2000 > thisYear ? year + 1900 : year + 2000
}

const byFigures = (text: string, manner: DateManner, thisYear: number): Understood<PartialDate> | null => {
  const iso = /^(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ][\d:.]+(?:Z|[+-]\d\d:?\d\d)?)?$/.exec(text)
  if (iso) return dayOf(Number(iso[1]), Number(iso[2]), Number(iso[3]))
  const parts = /^(\d{1,2})\s?[-/. ]\s?(\d{1,2})\s?[-/. ]\s?(\d{4}|\d{2})(?:\s[\d:]+)?$/.exec(text)
  if (!parts) return null
  const [one, two] = [Number(parts[1]), Number(parts[2])]
  const year = wholeYear(parts[3]!, thisYear)
  // Where only one reading is a day of the calendar, the question does not arise.
  const dayFirst = one > 12 ? true : two > 12 ? false : manner.dayFirst
  const read = dayFirst ? dayOf(year, two, one) : dayOf(year, one, two)
  return parts[3]!.length === 2 && 'value' in read ? { ...read, note: 'short-year' } : read
}

const byMonthName = (text: string): Understood<PartialDate> | null => {
  const found = /^(?:(\d{1,2})(?:er|st|nd|rd|th)?\s?[-/. ]?\s?)?(\p{L}[\p{L}\p{M} ]*?)\.?,?\s?[-/. ]?\s?(\d{4})$/u.exec(text.toLowerCase())
  const month = found && monthNames[found[2]!.trim()]
  if (!month) return null
  return found[1] === undefined ? monthOf(Number(found[3]), month) : dayOf(Number(found[3]), month, Number(found[1]))
}

const byPart = (text: string): Understood<PartialDate> | null => {
  const about = /^(?:vers|environ|env\.?|ca\.?|circa|about|around|حوالي|نحو|~|≈)\s?(\d{4})$/i.exec(text)
  if (about) return yearOf(Number(about[1]), 'about')
  if (/^\d{4}$/.test(text)) return yearOf(Number(text), 'year')
  const month = /^(?:(\d{4})[-/.](\d{1,2})|(\d{1,2})[-/. ](\d{4}))$/.exec(text)
  return month && monthOf(Number(month[1] ?? month[4]), Number(month[2] ?? month[3]))
}

/** The serial number of a day, as a spreadsheet that lost its format leaves it: 5,000 to 60,000 lie between 1913 and 2064. */
const bySerial = (text: string): Understood<PartialDate> | null => {
  if (!/^\d{5}(\.\d+)?$/.test(text)) return null
  const day = new Date(Date.UTC(1899, 11, 30) + Math.floor(Number(text)) * 86_400_000).toISOString().slice(0, 10)
  return Number(text) >= 5000 && Number(text) <= 60_000 ? { value: { value: day, precision: 'day' }, note: 'serial' } : fault
}

/** A first of January is what is written where only the year is known: it is taken for the year, unless somebody says otherwise. */
const withoutGuess = (found: Understood<PartialDate>, manner: DateManner): Understood<PartialDate> => {
  if ('fault' in found || !found.value.value.endsWith('-01-01')) return found
  return manner.firstOfYearIsYear ? { value: { value: found.value.value.slice(0, 4), precision: 'year' }, note: 'first-of-january' } : { ...found, note: 'first-of-january' }
}

/**
 * Reads a day as people write it, with the precision that they knew: `1990` is a year, `05/1990` a month, `vers 1990` about; digits and
 * months of Arabic too. Faults: `date-malformed` (no date), `date-impossible` (`32/13/2020`).
 */
export const readDate = (cell: string, manner: DateManner, today: string): Understood<PartialDate> => {
  const text = clean(cell)
  const thisYear = Number(today.slice(0, 4))
  const found = byPart(text) ?? byFigures(text, manner, thisYear) ?? byMonthName(text) ?? bySerial(text) ?? fault
  if ('value' in found && found.value.value > today) return { fault: 'in-the-future' }
  return withoutGuess(found, manner)
}

/** What the dates of a column say of the order of day and month: a first figure above 12 is a day, a second above 12 too. */
export const orderIn = (cells: readonly string[]): 'day-first' | 'month-first' | 'either' | 'none' => {
  const pairs = cells.flatMap((cell) => {
    const parts = /^(\d{1,2})[-/.](\d{1,2})[-/.]\d{2,4}\b/.exec(clean(cell))
    return parts ? [[Number(parts[1]), Number(parts[2])] as const] : []
  })
  if (pairs.length === 0) return 'none'
  const day = pairs.filter(([one, two]) => one > 12 && two <= 12).length
  const month = pairs.filter(([one, two]) => two > 12 && one <= 12).length
  return day > month ? 'day-first' : month > day ? 'month-first' : 'either'
}

/** Whole years of age, as written: `34`, `34 ans`. Fault: `age-malformed`. */
export const readAge = (cell: string, today: string): Understood<PartialDate> => {
  const found = /^(\d{1,3})(?:[.,]0+)?\s?(?:ans?|years?|y|سنة|سنوات|عاما|عام)?$/i.exec(clean(cell))
  if (!found || Number(found[1]) > 120) return { fault: 'age-malformed' }
  return { value: { value: String(Number(today.slice(0, 4)) - Number(found[1])), precision: 'about' } }
}
