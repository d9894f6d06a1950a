import type { Language, Text } from '#language/text'
import { palettes, settingFor, toSvg, type Drawing, type Quantity, type Setting, type Table } from '../charts.ts'
import { dateIn, numberIn } from '../format.ts'
import { typographic } from '../typography.ts'
import { words, type Words } from '../words.ts'

/**
 * One cell of a table: what it says, quieter lines below, and the notes that it points at. A figure is strong; what says
 * that there is none is quiet.
 */
export type Cell = { text: string; tone: 'strong' | 'plain' | 'quiet'; lines: string[]; notes: number[] }

/** A row: in each of its columns, what stands there one below the other. */
export type Row = Cell[][]

/** A table of the report. */
export type TableLayout = { headers: string[]; rows: Row[] }

/** A picture, with the words that stand for it where it cannot be seen. */
export type Picture = { svg: string; alt: string }

/** Everything that speaks one language: `say` gives a sentence its typography, and comes last, over the whole sentence. */
export type Voice = {
  language: Language
  words: Words
  say: (sentence: string) => string
  of: (text: Text) => string
  number: (value: number) => string
  date: (date: string) => string
}

export const voiceOf = (language: Language): Voice => ({
  language,
  words: words[language],
  say: (sentence) => typographic(sentence, language),
  of: (text) => typographic(text[language], language),
  number: (value) => numberIn(value, language),
  date: (date) => dateIn(date, language),
})

/** A cell that says one thing; `lines` come below it, `notes` after it. */
export const cell = (text: string, { tone = 'plain', lines = [], notes = [] }: Partial<Omit<Cell, 'text'>> = {}): Cell => ({
  text,
  tone,
  lines,
  notes,
})

/** The tone of a value that disclosure control may have withheld, or that may not be there. */
export const toneOf = (value: Quantity | null): Cell['tone'] => (typeof value === 'number' ? 'strong' : 'quiet')

/** What stands where there is no figure. */
export const absent = (sentence: string): Cell => cell(sentence, { tone: 'quiet' })

/** How a chart is set on paper: as wide as the text, in points. Arabic letters are smaller than Latin ones of the same size. */
export const paperSetting = (title: string, { language }: Voice, width = 480): Setting =>
  settingFor(language, { width, title, size: language === 'ar' ? 9.1 : 8.5, palette: palettes.print })

const read = ({ headers, rows }: Table): string => [headers, ...rows].map((row) => row.filter((text) => text !== '').join(', ')).join('; ')

/** A drawing ready to be typeset; its description is its title and the whole table behind it. */
export const pictured = (drawing: Drawing, table: Table, { title }: Setting): Picture => ({
  svg: toSvg(drawing),
  alt: `${title}. ${read(table)}.`,
})
