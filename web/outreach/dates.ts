import type { Language } from '#language/text'
import type { Event } from '#outreach/model'
import { localeOf } from '../ui/language.tsx'

type Span = Pick<Event, 'from' | 'to'>

const noon = (day: string) => new Date(`${day}T12:00:00Z`)

/** From the first day to the last, as far as they are known: "14–19 décembre 2015", "juin 2013". `null` where no day is known. */
export const sayDates = ({ from, to, precision = null }: Span & { precision?: string | null }, language: Language): string | null => {
  if (from === null) return null
  const format = new Intl.DateTimeFormat(localeOf[language], {
    ...(precision === 'month' ? {} : { day: 'numeric' }),
    month: 'long',
    year: 'numeric',
    numberingSystem: 'latn',
    timeZone: 'UTC',
  })
  return to === null || to === from ? format.format(noon(from)) : format.formatRange(noon(from), noon(to))
}

const datesOf = ({ claims }: Event): string[] => claims.filter(({ from }) => from !== null).map(({ from, to }) => `${from}/${to}`)

/** Whether two sources give it different days. */
export const disagrees = (event: Event): boolean => new Set(datesOf(event)).size > 1

/** The year in which it began; `null` where it is not known. */
export const yearOf = ({ from }: Event): number | null => (from === null ? null : Number(from.slice(0, 4)))
