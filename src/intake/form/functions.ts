import type { Value } from '#intake/form/expression'

const days = /^(\d{4})-(\d{2})-(\d{2})(?:T.*)?$/

/** A value as a text, as XPath 1.0 writes it. */
export const textOf = (value: Value): string => (typeof value === 'number' && Number.isNaN(value) ? '' : String(value))

/** A value as a number: a day is the number of days since 1970, as ODK reckons; what is no number is none. */
export const numberOf = (value: Value): number => {
  if (typeof value === 'number') return value
  if (typeof value === 'boolean') return value ? 1 : 0
  const day = days.exec(value.trim())
  if (day) return Date.UTC(Number(day[1]), Number(day[2]) - 1, Number(day[3])) / 86_400_000
  return value.trim() === '' ? Number.NaN : Number(value)
}

/** Whether a value holds: a number that is not nought, a text that is not empty. */
export const holds = (value: Value): boolean => (typeof value === 'number' ? value !== 0 && !Number.isNaN(value) : typeof value === 'string' ? value !== '' : value)

const dayOf = (value: Value): string => {
  const number = numberOf(value)
  return Number.isNaN(number) ? '' : new Date(number * 86_400_000).toISOString().slice(0, 10)
}

const words = (value: Value | undefined): string[] => textOf(value ?? '').split(/\s+/).filter(Boolean)

const rounded = (value: number, places: number): number => {
  const scale = 10 ** places
  return Math.round(value * scale) / scale
}

const pattern = (text: string): RegExp | null => {
  try {
    return new RegExp(`^(?:${text.replace(/^\^|\$$/g, '')})$`, 'u')
  } catch {
    return null
  }
}

/** `%Y-%m-%d` and the like, as ODK writes days. */
const formatted = (day: string, shape: string): string => {
  const [year = '', month = '', date = ''] = day.split('-')
  const parts: Record<string, string> = { Y: year, y: year.slice(2), m: month, n: String(Number(month)), d: date, e: String(Number(date)) }
  return day === '' ? '' : shape.replace(/%([Yymnde])/g, (_, letter: string) => parts[letter] ?? '')
}

type Known = (given: Value[], today: string) => Value

const numbers = (given: Value[]): number[] => given.map(numberOf).filter((value) => !Number.isNaN(value))

/** The functions of ODK's expressions that are known here; a form that uses another is told so, row by row. */
export const functions: Readonly<Record<string, Known>> = {
  'selected': ([all, one]) => words(all).includes(textOf(one ?? '')),
  'selected-at': ([all, place]) => words(all)[numberOf(place ?? '')] ?? '',
  'count-selected': ([all]) => words(all).length,
  'if': ([condition, yes, no]) => (holds(condition ?? false) ? (yes ?? '') : (no ?? '')),
  'coalesce': ([one, other]) => (textOf(one ?? '') === '' ? (other ?? '') : one!),
  'once': ([value]) => value ?? '',
  'not': ([value]) => !holds(value ?? false),
  'boolean': ([value]) => holds(value ?? false),
  'true': () => true,
  'false': () => false,
  'regex': ([value, text]) => pattern(textOf(text ?? ''))?.test(textOf(value ?? '')) ?? false,
  'today': (_, today) => today,
  'now': (_, today) => today,
  'date': ([value]) => dayOf(value ?? ''),
  'format-date': ([value, shape]) => formatted(dayOf(value ?? ''), textOf(shape ?? '')),
  'decimal-date-time': ([value]) => numberOf(value ?? ''),
  'string': ([value]) => textOf(value ?? ''),
  'number': ([value]) => numberOf(value ?? ''),
  'int': ([value]) => Math.trunc(numberOf(value ?? '')),
  'round': ([value, places]) => rounded(numberOf(value ?? ''), numberOf(places ?? 0) || 0),
  'floor': ([value]) => Math.floor(numberOf(value ?? '')),
  'ceiling': ([value]) => Math.ceil(numberOf(value ?? '')),
  'abs': ([value]) => Math.abs(numberOf(value ?? '')),
  'pow': ([value, power]) => numberOf(value ?? '') ** numberOf(power ?? ''),
  'min': (given) => Math.min(...numbers(given)),
  'max': (given) => Math.max(...numbers(given)),
  'sum': (given) => numbers(given).reduce((total, value) => total + value, 0),
  'string-length': ([value]) => textOf(value ?? '').length,
  'concat': (given) => given.map(textOf).join(''),
  'contains': ([value, part]) => textOf(value ?? '').includes(textOf(part ?? '')),
  'starts-with': ([value, part]) => textOf(value ?? '').startsWith(textOf(part ?? '')),
  'ends-with': ([value, part]) => textOf(value ?? '').endsWith(textOf(part ?? '')),
  'normalize-space': ([value]) => words(value).join(' '),
  'substr': ([value, from, to]) => textOf(value ?? '').slice(numberOf(from ?? 0), to === undefined ? undefined : numberOf(to)),
  'substring-before': ([value, part]) => {
    const at = textOf(value ?? '').indexOf(textOf(part ?? ''))
    return at < 0 ? '' : textOf(value ?? '').slice(0, at)
  },
  'substring-after': ([value, part]) => {
    const at = textOf(value ?? '').indexOf(textOf(part ?? ''))
    return at < 0 ? '' : textOf(value ?? '').slice(at + textOf(part ?? '').length)
  },
  'translate': ([value, from, to]) => [...textOf(value ?? '')].map((letter) => {
    const at = [...textOf(from ?? '')].indexOf(letter)
    return at < 0 ? letter : ([...textOf(to ?? '')][at] ?? '')
  }).join(''),
}

export const functionNames: ReadonlySet<string> = new Set(Object.keys(functions))
