/** The calendar day in Morocco now. */
export const dayOfToday = (): string => Temporal.Now.plainDateISO('Africa/Casablanca').toString()

/** A day and an hour in Morocco as a moment with its zone: `2026-11-24T09:00:00+01:00`. */
export const momentOf = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime('Africa/Casablanca').toString({ timeZoneName: 'never' })

/** The day in Morocco of a moment. */
export const dayOfMoment = (moment: string): string =>
  Temporal.Instant.from(moment).toZonedDateTimeISO('Africa/Casablanca').toPlainDate().toString()
