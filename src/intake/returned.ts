import * as access from '#intake/access'
import type { RowReason } from '#intake/model'
import { reasonSentence, returnedHeadings } from '#intake/sentences'
import * as store from '#intake/store'
import { Problem } from '#language/problem'
import type { Language } from '#language/text'
import { journal } from '#platform/journal'
import type { FileReply } from '#platform/route'
import { neutral } from '#platform/sheet'
import type { Work } from '#platform/work'

/** A cell that a spreadsheet would take for a formula is marked as text, but for a telephone number, which comes back as it was; quotes are doubled. */
const cell = (value: string): string => {
  const text = /^[+-]?[\d\s().]+$/.test(value) ? value : neutral(value)
  return /[";\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

const lineOf = (cells: readonly string[]): string => `${cells.map(cell).join(';')}\r\n`

const pageRows = 5000

/** The reasons of a row as one text: what is wrong, and in which column. */
const told = (reasons: readonly RowReason[], columns: readonly string[], language: Language): string =>
  reasons.map(({ code, column }) => [column === null ? '' : `${columns[column - 1] ?? ''}: `, reasonSentence(code, language)].join('')).join(' · ')

/**
 * The rows that did not become persons, as they came, with their number and the reasons in one's own language: to be corrected and brought in
 * again. That they left the house is a line of the journal. Problems: `forbidden`, `not-found`.
 */
export const returned = async (work: Work, id: string, language: Language): Promise<FileReply> => {
  if (!access.mayImport(work.actor)) throw new Problem('forbidden')
  const kept = await store.findImport(work, id)
  if (!kept) throw new Problem('not-found')
  const parts = ['\uFEFF', lineOf([...kept.columns, ...returnedHeadings(language)])]
  let after = 0
  let count = 0
  for (;;) {
    const rows = await store.listReturned(work, id, after, pageRows)
    for (const { row, reasons, cells } of rows) {
      const filled = kept.columns.map((_, place) => cells?.[place] ?? '')
      parts.push(lineOf([...filled, String(row), told(reasons, kept.columns, language)]))
    }
    count += rows.length
    after = rows.at(-1)?.row ?? after
    if (rows.length < pageRows) break
  }
  await journal(work, { verb: 'intake.returned', subject: { word: 'intake', id }, details: { rows: count } })
  const name = `${kept.name.replace(/\.[^.]*$/, '')}-${language === 'en' ? 'returned' : 'a-corriger'}.csv`
  return { name, mediaType: 'text/csv; charset=utf-8', bytes: new TextEncoder().encode(parts.join('')) }
}
