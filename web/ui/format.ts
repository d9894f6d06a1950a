import { useMemo } from 'react'
import type { PartialDate } from '#language/date'
import type { Money } from '#language/money'
import type { Language } from '#language/text'
import { localeOf, useLanguage } from './language.tsx'
import { useMessages, type Say } from './messages.tsx'

const zone = 'Africa/Casablanca'

/** A day without an hour, as the instant that Intl wants: noon, so that no zone can move it. */
const noonOf = (day: string): Date => new Date(`${`${day}-01-01`.slice(0, 10)}T12:00:00Z`)

const dayOptions = {
  long: { day: 'numeric', month: 'long', year: 'numeric' },
  short: { day: '2-digit', month: '2-digit', year: 'numeric' },
  week: { weekday: 'long', day: 'numeric', month: 'long' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

const formatter = (language: Language, options: Intl.DateTimeFormatOptions) =>
  new Intl.DateTimeFormat(localeOf[language], { numberingSystem: 'latn', ...options })

/** French writes the first of a month as an ordinal, which Intl does not. */
const ordinal = (text: string, language: Language): string => (language === 'fr' ? text.replace(/\b1(?= \p{L})/u, '1er') : text)

/** A day, `2026-03-04` → "4 mars 2026" (`long`), "04/03/2026" (`short`), "mercredi 4 mars" (`week`). */
export const formatDay = (day: string, language: Language, style: keyof typeof dayOptions = 'long'): string =>
  ordinal(formatter(language, { ...dayOptions[style], timeZone: 'UTC' }).format(noonOf(day)), language)

/** A date as far as it is known: "12 avril 1990", "avril 1990", "1990", "vers 1990". */
export const formatPartialDate = ({ value, precision }: PartialDate, language: Language, say: Say): string => {
  if (precision === 'day') return formatDay(value, language)
  if (precision === 'month') return formatter(language, { month: 'long', year: 'numeric', timeZone: 'UTC' }).format(noonOf(value))
  return precision === 'about' ? say('ui.date.about', { year: value }) : value
}

const fractionOf = (currency: string) =>
  10 ** (new Intl.NumberFormat('en', { style: 'currency', currency }).resolvedOptions().maximumFractionDigits ?? 2)

/** Money from minor units: "110 000 000 MAD" without centimes when there are none; the tax basis follows when it is known. */
export const formatMoney = ({ minor, currency, tax }: Money, language: Language): string => {
  const scale = fractionOf(currency)
  const digits = minor % scale === 0 ? 0 : 2
  const amount = new Intl.NumberFormat(localeOf[language], {
    numberingSystem: 'latn',
    style: 'currency',
    currency,
    currencyDisplay: 'code',
    minimumFractionDigits: digits,
    maximumFractionDigits: digits,
  }).format(minor / scale)
  return tax == null ? amount : `${amount} ${tax}`
}

const formatNumber = (value: number, language: Language, options?: Intl.NumberFormatOptions): string =>
  new Intl.NumberFormat(localeOf[language], { numberingSystem: 'latn', ...options }).format(value)

/** A reporting period: `2015` → "2015", `2015-Q4` → "4e trimestre 2015", `2015-12` → "décembre 2015". */
const formatPeriod = (period: string, language: Language, say: Say): string => {
  const [year = '', part = ''] = period.split('-')
  if (part === '') return year
  if (part.startsWith('Q')) return say('ui.date.quarter', { quarter: part.slice(1), year })
  return formatPartialDate({ value: period, precision: 'month' }, language, say)
}

const steps: [seconds: number, unit: Intl.RelativeTimeFormatUnit][] = [
  [31_536_000, 'year'],
  [2_592_000, 'month'],
  [86_400, 'day'],
  [3_600, 'hour'],
  [60, 'minute'],
]

/** How long ago or ahead, in the largest unit that fits: "il y a 3 jours", "dans 2 heures". */
const formatSince = (moment: string, language: Language, now = Date.now()): string => {
  const seconds = Math.round((Date.parse(moment) - now) / 1000)
  const [size, unit] = steps.find(([step]) => Math.abs(seconds) >= step) ?? [60, 'second']
  const format = new Intl.RelativeTimeFormat(`${localeOf[language]}-u-nu-latn`, { numeric: 'auto' })
  return format.format(Math.trunc(seconds / size), unit)
}

/** A span in its largest unit, for remaining time: 90 → "2 minutes". */
const formatSpan = (seconds: number, language: Language): string => {
  const [size, unit] = steps.find(([step]) => seconds >= step) ?? [1, 'second']
  return formatNumber(Math.ceil(seconds / size), language, { style: 'unit', unit, unitDisplay: 'long' })
}

/** Every way of writing a value in the current language. */
export const useFormats = () => {
  const language = useLanguage()
  const say = useMessages()
  return useMemo(
    () => ({
      number: (value: number, options?: Intl.NumberFormatOptions) => formatNumber(value, language, options),
      /** A share between 0 and 1. */
      percent: (share: number) => formatNumber(share, language, { style: 'percent', maximumFractionDigits: 1 }),
      money: (money: Money) => formatMoney(money, language),
      day: (day: string, style?: keyof typeof dayOptions) => formatDay(day, language, style),
      partialDate: (date: PartialDate) => formatPartialDate(date, language, say),
      period: (period: string) => formatPeriod(period, language, say),
      /** A moment in Morocco: "4 mars 2026 à 14:05". */
      moment: (moment: string) =>
        ordinal(formatter(language, { dateStyle: 'long', timeStyle: 'short', timeZone: zone }).format(new Date(moment)), language),
      /** The hour of a moment in Morocco: "14:05". */
      time: (moment: string) =>
        formatter(language, { hour: '2-digit', minute: '2-digit', hourCycle: 'h23', timeZone: zone }).format(new Date(moment)),
      since: (moment: string) => formatSince(moment, language),
      span: (seconds: number) => formatSpan(seconds, language),
      list: (items: string[]) => new Intl.ListFormat(localeOf[language]).format(items),
    }),
    [language, say],
  )
}
