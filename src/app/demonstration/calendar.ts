/** Days as whole numbers since 1 January 1970, so that a hundred thousand lives can be reckoned quickly. */
export const dayLength = 86_400_000
const hour = 3_600_000

const written = new Map<number, string>()

/** Howard Hinnant's `civil_from_days`. */
const write = (number: number): string => {
  const shifted = number + 719_468
  const era = Math.floor(shifted / 146_097)
  const ofEra = shifted - era * 146_097
  const yearOfEra = Math.floor((ofEra - Math.floor(ofEra / 1460) + Math.floor(ofEra / 36_524) - Math.floor(ofEra / 146_096)) / 365)
  const ofYear = ofEra - (365 * yearOfEra + Math.floor(yearOfEra / 4) - Math.floor(yearOfEra / 100))
  const shiftedMonth = Math.floor((5 * ofYear + 2) / 153)
  const day = ofYear - Math.floor((153 * shiftedMonth + 2) / 5) + 1
  const month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
  const year = yearOfEra + era * 400 + (month <= 2 ? 1 : 0)
  return `${year}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`
}

/** `16436` → `2015-01-01`. */
export const isoDay = (number: number): string => {
  const known = written.get(number)
  if (known !== undefined) return known
  const text = write(number)
  written.set(number, text)
  return text
}

/** `2015-01-01` → `16436`. */
export const dayNumber = (iso: string): number => Temporal.PlainDate.from('1970-01-01').until(iso, { largestUnit: 'day' }).days

/** The day on which a moment lies; every moment of the demonstration lies between 8 and 17 h UTC, which is the same day in Morocco. */
export const dayAt = (at: number): number => Math.floor(at / dayLength)

const two = (value: number): string => String(value).padStart(2, '0')

/** Milliseconds since 1970 → `2015-01-01T09:30:00Z`. */
export const isoMoment = (at: number): string => {
  const seconds = Math.floor((at % dayLength) / 1000)
  return `${isoDay(dayAt(at))}T${two(Math.floor(seconds / 3600))}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}Z`
}

/** 1 is Monday, 7 is Sunday. */
export const weekdayOf = (day: number): number => ((day + 3) % 7) + 1

/** The same day, or the Monday after it. */
export const workday = (day: number): number => (weekdayOf(day) >= 6 ? day + 8 - weekdayOf(day) : day)

export const monthOf = (day: number): number => Number(isoDay(day).slice(5, 7))

/** A moment of that day between 8:30 and 15:30 UTC, to the second; `share` from 0 to 1 says where. */
export const officeHour = (day: number, share: number): number => day * dayLength + 8.5 * hour + Math.floor(share * 7 * 3600) * 1000

/** A half hour of that day at which an appointment begins, from 8:30 to 15:00 UTC. */
export const halfHour = (day: number, place: number): number => day * dayLength + 8.5 * hour + (place % 14) * (hour / 2)
