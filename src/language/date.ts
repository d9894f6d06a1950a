import { z } from 'zod'

const isDay = (text: string): boolean => {
  try {
    Temporal.PlainDate.from(text, { overflow: 'reject' })
    return true
  } catch {
    return false
  }
}

/** A day of the calendar, `YYYY-MM-DD`. Never a JavaScript `Date`: a day has no hour and no zone. */
export const Day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/).refine(isDay, 'day').meta({ format: 'date' })
export type Day = z.infer<typeof Day>

/** A moment, ISO 8601 with its zone. */
export const Moment = z.string().meta({ format: 'date-time' })
export type Moment = z.infer<typeof Moment>

export const precisions = ['day', 'month', 'year', 'about'] as const

/**
 * A date as far as it is known: `1990-04-12` to the day, `1990-04` to the month, `1990` to the year, or about `1990`.
 * The precision is kept for ever: nobody who said "1990" was born on the first of January.
 */
export const PartialDate = z
  .object({ value: z.string().regex(/^\d{4}(-\d{2}(-\d{2})?)?$/), precision: z.enum(precisions) })
  .refine(({ value }) => isDay(firstDay(value)), { message: 'day', path: ['value'] })
  .refine(({ value, precision }) => value.length === { day: 10, month: 7, year: 4, about: 4 }[precision], { message: 'precision', path: ['value'] })
export type PartialDate = z.infer<typeof PartialDate>

/** The first day that a partial value may mean: `1990` → `1990-01-01`. */
export const firstDay = (value: string): string => `${value}-01-01`.slice(0, 10)

/** The last day that a partial value may mean: `1990` → `1990-12-31`. */
export const lastDay = (value: string): string => {
  if (value.length === 10) return value
  const start = Temporal.PlainDate.from(firstDay(value))
  return start.add(value.length === 7 ? { months: 1 } : { years: 1 }).subtract({ days: 1 }).toString()
}

/** The whole years lived on a day: the youngest and the oldest that the known precision allows (±2 years when "about"). */
export const ageOn = (birth: PartialDate, on: Day): { youngest: number; oldest: number } => {
  const years = (from: string) => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(on), { largestUnit: 'year' }).years
  const slack = birth.precision === 'about' ? 2 : 0
  return {
    youngest: Math.max(0, years(lastDay(birth.value)) - slack),
    oldest: Math.max(0, years(firstDay(birth.value)) + slack),
  }
}

/** The calendar day in Morocco at a moment. */
export const dayOf = (now: Temporal.Instant): Day => now.toZonedDateTimeISO('Africa/Casablanca').toPlainDate().toString()

/** The day after; the last that can be written with four figures is its own. */
export const dayAfter = (day: Day): Day => (day === '9999-12-31' ? day : Temporal.PlainDate.from(day).add({ days: 1 }).toString())

/**
 * The moment at which a day begins in Morocco: what happens after midnight belongs to the new day there. Reckoned here and not by the
 * database, whose table of zones may be of another year: Morocco has changed its hour more than once.
 */
export const startOf = (day: Day): Moment => Temporal.PlainDate.from(day).toZonedDateTime('Africa/Casablanca').toInstant().toString()

/** A reporting period: a year `2015`, a quarter `2015-Q4` or a month `2015-12`. */
export const Period = z.string().regex(/^\d{4}(-(Q[1-4]|0[1-9]|1[0-2]))?$/, 'period')
export type Period = z.infer<typeof Period>

/** First and last day of a period, both included. */
export const boundsOf = (period: Period): { from: Day; to: Day } => {
  const year = period.slice(0, 4)
  const part = period.slice(5)
  if (part === '') return { from: `${year}-01-01`, to: `${year}-12-31` }
  if (!part.startsWith('Q')) return { from: `${period}-01`, to: lastDay(period) }
  const first = (Number(part[1]) - 1) * 3 + 1
  const month = (n: number) => `${year}-${String(n).padStart(2, '0')}`
  return { from: `${month(first)}-01`, to: lastDay(month(first + 2)) }
}
