import type { Text } from '#language/text'
import type { Document } from '#strategy/model'
import type { Provenance } from '../model.ts'

/** Points at a note, and answers its number; the same note is written once. */
export type Cite = (note: Omit<Provenance, 'number'>) => number[]

/** The notes of a report, numbered in the order in which they are first pointed at. */
export const notebook = (): { provenance: Provenance[]; cite: Cite } => {
  const provenance: Provenance[] = []
  const numbers = new Map<string, number>()
  const cite: Cite = (note) => {
    const key = JSON.stringify(note)
    const known = numbers.get(key)
    if (known) return [known]
    const number = provenance.length + 1
    numbers.set(key, number)
    provenance.push({ number, ...note })
    return [number]
  }
  return { provenance, cite }
}

export const same = (text: string): Text => ({ fr: text, ar: text, en: text })

/** How a document is named to a reader: by its title, else by its address, else by its mark. */
export const titleOf = (documents: Map<string, Document>, id: string): Text => {
  const document = documents.get(id)
  return document?.title ?? same(document?.publisher ?? hostOf(document?.addresses[0]) ?? id)
}

const hostOf = (address: string | undefined): string | undefined => address?.replace(/^https?:\/\//, '').split('/')[0]
