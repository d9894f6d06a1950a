const zone = 'Africa/Casablanca'

/** The day in Morocco, `YYYY-MM-DD`, whatever the clock of this device says of its own place. */
export const today = (): string => Temporal.Now.plainDateISO(zone).toString()

/** The day in Morocco at a moment. */
export const dayAt = (moment: string): string => Temporal.Instant.from(moment).toZonedDateTimeISO(zone).toPlainDate().toString()

/** A day and an hour as they are said in Morocco, as a moment. */
export const momentAt = (day: string, time: string): string =>
  Temporal.PlainDateTime.from(`${day}T${time}`).toZonedDateTime(zone).toInstant().toString()

/** So many days later, or earlier. */
export const daysAfter = (day: string, days: number): string => Temporal.PlainDate.from(day).add({ days }).toString()

/** How many days lie between; negative when `to` is before `from`. */
export const daysBetween = (from: string, to: string): number => Temporal.PlainDate.from(from).until(to, { largestUnit: 'day' }).days

/** The Monday of the week of a day. */
export const mondayOf = (day: string): string => daysAfter(day, 1 - Temporal.PlainDate.from(day).dayOfWeek)
