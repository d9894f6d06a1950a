import { normaliseNumber } from '#person/documents/model'
import type { SealedColumn } from '#platform/keys'
import type { Work } from '#platform/work'

/** The column of what stands for a number. */
export const numberIndex = 'person_document.number_index'

/** What the keys seal here. */
export const sealed: readonly SealedColumn[] = [{ table: 'person_document', column: 'number', index: { column: 'number_index', of: normaliseNumber } }]

/** What may stand in the index for a text that somebody seeks; nothing where it cannot be the number of a document. */
export const soughtAs = (work: Work, text: string): string[] => {
  const number = normaliseNumber(text)
  return /\d/.test(number) && number.length >= 4 ? work.vault.blinds(number, numberIndex) : []
}
