import { createHash } from 'node:crypto'
import type { ImportDetail, Mapping } from '#intake/model'
import type { ColumnProfile, Kept } from '#intake/store'
import type { Line } from '#intake/table/line'
import { fieldOf, plain, proposeFields } from '#intake/understand/columns'
import { orderIn } from '#intake/understand/dates'
import { isCoded, proposeMeaning } from '#intake/understand/values'

const mostWords = 200

/** What the first rows show of each column: some of its cells, its words where they are few, formulas, and the order of day and month. */
export const profileOf = (columns: readonly string[], lines: readonly Line[]): ColumnProfile[] =>
  columns.map((_, place) => {
    const cells = lines.map((line) => (line.cells[place] ?? '').trim()).filter(Boolean)
    const words = new Map(cells.map((cell) => [plain(cell) || cell, cell]))
    return {
      samples: [...new Set(cells)].slice(0, 3).map((cell) => cell.slice(0, 80)),
      words: [...words.values()].slice(0, mostWords).filter((word) => word.length <= 300),
      formulas: lines.some(({ formulas }) => formulas?.includes(place)),
      dateOrder: orderIn(cells),
    }
  })

/** The shape of a file: its columns, by which a mapping is found again. */
export const shapeOf = (columns: readonly string[]): string => createHash('sha256').update(columns.map(plain).join('\n')).digest('hex').slice(0, 32)

/** From where the rows of a file come: all exports of forms are one source, for their keys name the form; else files of one shape are. */
export const sourceOf = (columns: readonly string[]): string => (columns.includes('_xform_id_string') ? 'kobo' : shapeOf(columns))

/** What a file is proposed to mean, where nobody has said so before. */
export const proposeMapping = (columns: readonly string[], profile: readonly ColumnProfile[]): Mapping => {
  const fields = proposeFields(columns)
  const birth = profile[fields.indexOf('birth')]
  return {
    columns: columns.map((name, place) => ({ name, field: fields[place] ?? null })),
    meanings: [],
    dayFirst: birth?.dateOrder !== 'month-first',
    firstOfYearIsYear: true,
    consents: [],
    consentsOn: null,
    lenient: ['residence', 'language'],
  }
}

/** The words of the columns that hold one of a few, as far as they were met, with what each is taken to mean. */
export const wordsOf = ({ columns, profile, mapping, unknownWords }: Kept, placeOf: (word: string) => string | null): ImportDetail['words'] => {
  const found = mapping.columns.flatMap(({ name, field }) => {
    const words = field && isCoded(field) ? (profile[columns.indexOf(name)]?.words ?? []) : []
    return words.map((word) => ({ field: field!, word }))
  })
  const later = unknownWords.flatMap(({ field, word }) => mapping.columns.filter((each) => each.field === field).slice(0, 1).map((each) => ({ field: each.field!, word })))
  const distinct = new Map([...found, ...later].map((each) => [`${each.field} ${plain(each.word)}`, each]))
  return [...distinct.values()].map(({ field, word }) => ({ field, word, proposed: field === 'residence' ? placeOf(word) : isCoded(field) ? proposeMeaning(field, word) : null }))
}

export const columnsShown = ({ columns, profile }: Kept): ImportDetail['columns'] =>
  columns.map((name, place) => {
    const { samples, formulas, dateOrder } = profile[place]!
    return { name, samples, formulas, dateOrder, proposed: fieldOf(name) }
  })
