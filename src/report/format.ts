import { boundsOf, type Period } from '#language/date'
import type { Money } from '#language/money'
import type { Language } from '#language/text'
import type { Quantity } from '#results/model'
import type { Operator } from './model.ts'
import { words } from './words.ts'

const locales: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }

const ordinals: Record<Language, readonly string[]> = {
  fr: ['Premier', 'Deuxième', 'Troisième', 'Quatrième'],
  ar: ['الأول', 'الثاني', 'الثالث', 'الرابع'],
  en: ['First', 'Second', 'Third', 'Fourth'],
}

const quarterNames: Record<Language, (ordinal: string, year: string) => string> = {
  fr: (ordinal, year) => `${ordinal} trimestre ${year}`,
  ar: (ordinal, year) => `الفصل ${ordinal} من سنة ${year}`,
  en: (ordinal, year) => `${ordinal} quarter of ${year}`,
}

const shortQuarters: Record<Language, (number: string, year: string) => string> = {
  fr: (number, year) => `T${number} ${year}`,
  ar: (number, year) => `الفصل ${number} (${year})`,
  en: (number, year) => `Q${number} ${year}`,
}

const currencyNames: Record<Language, Record<Money['currency'], string>> = {
  fr: { MAD: 'MAD', EUR: 'EUR', USD: 'USD', CHF: 'CHF' },
  ar: { MAD: 'درهم', EUR: 'أورو', USD: 'دولار أمريكي', CHF: 'فرنك سويسري' },
  en: { MAD: 'MAD', EUR: 'EUR', USD: 'USD', CHF: 'CHF' },
}

/** A number as the language writes it: `1 500`, `1.500` (ar-MA, Latin digits), `1,500`. */
export const numberIn = (value: number, language: Language): string => new Intl.NumberFormat(locales[language]).format(value)

/** A count, or the word that says it is withheld. */
export const quantityIn = (value: Quantity, language: Language): string =>
  value === 'withheld' ? words[language].withheld : numberIn(value, language)

/** A stated value with its sign; `=` goes without saying. */
export const statedIn = (operator: Operator, value: Quantity, language: Language): string =>
  operator === '=' || value === 'withheld' ? quantityIn(value, language) : `${operator}\u00a0${quantityIn(value, language)}`

/** A date with the precision that is known: `2015`, `avril 2015`, `17 avril 2015`. Months as in Morocco. */
export const dateIn = (date: string, language: Language): string => {
  if (date.length === 4) return date
  const first = Temporal.PlainDate.from(date.length === 7 ? `${date}-01` : date)
  const day = date.length === 10 ? { day: 'numeric' as const } : {}
  const text = first.toLocaleString(locales[language], { year: 'numeric', month: 'long', ...day })
  return language === 'fr' ? text.replace(/^1 /, '1er ') : text
}

/** A period by its full name, as in a title. */
export const periodIn = (period: Period, language: Language): string => {
  const [year = '', part = ''] = period.split('-')
  if (!part.startsWith('Q')) return dateIn(period, language)
  return quarterNames[language](ordinals[language][Number(part[1]) - 1] ?? '', year)
}

/** A period in as few letters as an axis allows. */
export const shortPeriodIn = (period: Period, language: Language): string => {
  const [year = '', part = ''] = period.split('-')
  if (part.startsWith('Q')) return shortQuarters[language](part[1] ?? '', year)
  if (part === '') return year
  return Temporal.PlainDate.from(`${period}-01`).toLocaleString(locales[language], { year: 'numeric', month: 'short' })
}

/** The first and last day of a period, in full. */
export const boundsIn = (period: Period, language: Language): string => {
  const { from, to } = boundsOf(period)
  return `${dateIn(from, language)} – ${dateIn(to, language)}`
}

/** An amount with its currency and, where it is known, its tax basis. Centimes are written only where there are some. */
export const moneyIn = (money: Money, language: Language): string => {
  const digits = money.minor % 100 === 0 ? 0 : 2
  const number = new Intl.NumberFormat(locales[language], { minimumFractionDigits: digits, maximumFractionDigits: digits })
  const amount = number.format(money.minor / 100)
  const currency = currencyNames[language][money.currency]
  const written = language === 'en' ? `${currency}\u00a0${amount}` : `${amount}\u00a0${currency}`
  return money.tax ? `${written} ${words[language].tax[money.tax]}` : written
}
