import type { Language } from '#language/text'
import { palettes, type Palette } from './palette.ts'
import { chartWords, type ChartWords } from './words.ts'

/** A value that may be shown, or one that disclosure control withholds: then nobody, the drawing included, is told it. */
export type Quantity = number | 'withheld'

/** The sign before a stated value: exactly, at least, more than, at most, less than, about. */
export type Operator = '=' | '≥' | '>' | '≤' | '<' | '≈'

/** Everything that a chart needs besides its data. Lengths are the drawing's own units: pixels on a page, points on paper. */
export type Setting = {
  direction: 'ltr' | 'rtl'
  width: number
  size: number
  palette: Palette
  title: string
  words: ChartWords
  format: (value: number) => string
}

/** The table behind a chart, in words and figures. */
export type Table = { headers: string[]; rows: string[][] }

const locales: Record<Language, string> = { fr: 'fr-FR', ar: 'ar-MA', en: 'en-GB' }

/** The setting of a chart in a language. `size` is the size of its text. */
export const settingFor = (
  language: Language,
  { width, title, size = 13, palette = palettes.light }: { width: number; title: string; size?: number; palette?: Palette },
): Setting => {
  const numbers = new Intl.NumberFormat(locales[language], { maximumFractionDigits: 2 })
  return {
    direction: language === 'ar' ? 'rtl' : 'ltr',
    width,
    size,
    palette,
    title,
    words: chartWords[language],
    format: (value) => numbers.format(value),
  }
}

/** A value in words: its figure, or that it is withheld, or that there is none. */
export const shown = (value: Quantity | null, { words, format }: Setting): string => {
  if (value === null) return words.nothing
  return value === 'withheld' ? words.withheld : format(value)
}

/** A stated value with its sign; `=` goes without saying. */
export const stated = (value: Quantity, operator: Operator, setting: Setting): string =>
  operator === '=' || value === 'withheld' ? shown(value, setting) : `${operator}\u00a0${shown(value, setting)}`

/** The values that may set a scale. */
export const visible = (values: (Quantity | null | undefined)[]): number[] =>
  values.filter((value): value is number => typeof value === 'number')
