import { z } from 'zod'
import { boundsOf, Period } from '#language/date'

/** The year of the first figures: the strategy was adopted at its end. */
export const firstYear = 2014

/** What is looked at: a period, or all that the ledger holds. */
export const Choice = z.union([z.literal('all'), Period])
export type Choice = z.infer<typeof Choice>

// An address reads `2015` as a number.
const InAddress = z.union([Choice, z.number().transform(String).pipe(Choice)])

/** The part of an address that says which period; without it, the current quarter. */
export const PeriodSearch = z.object({ period: InAddress.optional().catch(undefined) })

/** The same part, as an address keeps it without quotes. */
export const inAddress = (choice: Choice): { period: z.input<typeof InAddress> } => ({
  period: /^\d{4}$/.test(choice) ? Number(choice) : choice,
})

const today = () => Temporal.Now.plainDateISO('Africa/Casablanca')

export const thisYear = (): number => today().year

export const thisQuarter = (): Period => `${today().year}-Q${Math.ceil(today().month / 3)}`

/** What is chosen where the address says nothing. */
export const chosen = (period: Choice | undefined): Choice => period ?? thisQuarter()

/** The period as the API wants it: nothing, for all time. */
export const periodOf = (choice: Choice): Period | undefined => (choice === 'all' ? undefined : choice)

/** The quarter that is so many quarters after another (before it, when negative). */
export const quarterAfter = (quarter: Period, steps: number): Period => {
  const number = Number(quarter.slice(0, 4)) * 4 + Number(quarter.slice(6)) - 1 + steps
  return `${Math.floor(number / 4)}-Q${(number % 4) + 1}`
}

/** The quarters from one to another, both included; none when the second is earlier. */
export const quartersBetween = (first: Period, last: Period): Period[] => {
  const all: Period[] = []
  for (let quarter = first; quarter <= last; quarter = quarterAfter(quarter, 1)) all.push(quarter)
  return all
}

/** Three years of quarters up to one, none from before the strategy. */
export const threeYearsTo = (last: Period): Period[] => {
  const first = quarterAfter(last, -11)
  return quartersBetween(first < `${firstYear}-Q1` ? `${firstYear}-Q1` : first, last)
}

/** The last quarter that a choice reaches, never later than the current one. */
export const lastQuarterOf = (choice: Choice): Period => {
  if (choice === 'all') return thisQuarter()
  const { to } = boundsOf(choice)
  const quarter = `${to.slice(0, 4)}-Q${Math.ceil(Number(to.slice(5, 7)) / 3)}`
  return quarter < thisQuarter() ? quarter : thisQuarter()
}

/** The last quarter that is over: the one that a report is about. */
export const lastFullQuarter = (): Period => quarterAfter(thisQuarter(), -1)

const monthAfter = (month: Period, steps: number): Period => Temporal.PlainYearMonth.from(month).add({ months: steps }).toString()

/** The same kind of period before (`-1`) or after (`1`); nothing beyond the first year, nor in the future. */
export const neighbour = (choice: Choice, step: -1 | 1): Choice | null => {
  if (choice === 'all') return null
  const next =
    choice.length === 4 ? String(Number(choice) + step) : choice.includes('Q') ? quarterAfter(choice, step) : monthAfter(choice, step)
  const { from } = boundsOf(next)
  return from < `${firstYear}-01-01` || from > today().toString() ? null : next
}
