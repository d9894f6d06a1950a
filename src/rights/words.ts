import type { Language } from '#language/text'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { french } from './words/fr.ts'
import type { Words } from './words/shape.ts'

export type { PartWords, Words } from './words/shape.ts'

/** The sentences of the file that is handed to its person, by language. */
export const words: Record<Language, Words> = { fr: french, ar: arabic, en: english }
