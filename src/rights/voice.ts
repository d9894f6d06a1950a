import { dayOf } from '#language/date'
import type { Language, Text } from '#language/text'
import { dateIn, numberIn } from '#report/actions'
import { type PartWords, words, type Words } from '#rights/words'
import type { HandedPart } from '#rights/model'

const locales: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }

/** Everything that speaks one language. */
export type Voice = {
  language: Language
  words: Words
  of: (text: Text | null) => string
  day: (day: string | null) => string
  /** The day in Morocco of a moment. */
  moment: (moment: string | null) => string
  number: (value: number) => string
  /** A telephone number or the number of a paper: read from left to right whatever stands around it. */
  plain: (value: string) => string
  country: (code: string) => string
  tongue: (code: string) => string
}

const nameOf = (language: Language, type: 'region' | 'language') => {
  const names = new Intl.DisplayNames(locales[language], { type, fallback: 'code' })
  return (code: string): string => names.of(code) ?? code
}

export const voiceOf = (language: Language): Voice => {
  const day = (value: string | null) => (value === null ? '' : dateIn(value, language))
  return {
    language,
    words: words[language],
    of: (text) => text?.[language] ?? '',
    day,
    moment: (moment) => (moment === null ? '' : day(dayOf(Temporal.Instant.from(moment)))),
    number: (value) => numberIn(value, language),
    plain: (value) => (language === 'ar' ? `\u2066${value}\u2069` : value),
    country: nameOf(language, 'region'),
    tongue: nameOf(language, 'language'),
  }
}

/** What is known, joined; nothing for what is not there. */
export const joined = (parts: (string | null | undefined | false)[], by = ' · '): string => parts.filter((part) => typeof part === 'string' && part !== '').join(by)

type Filled = Partial<Pick<HandedPart, 'facts' | 'tables'>> & { rows?: string[][] }

/** One part of the file. An empty one says that there is nothing: what is not held is said too. */
export const partOf = (code: string, { title, explanation, headers, none }: PartWords, { facts = [], tables = [], rows = [] }: Filled): HandedPart => {
  const all = rows.length > 0 ? [{ headers, rows }, ...tables] : tables
  return { code, title, explanation, facts, tables: all, none: facts.length === 0 && all.length === 0 ? none : null }
}
