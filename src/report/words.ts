import type { Language } from '#language/text'
import { arabic } from './words/ar.ts'
import { english } from './words/en.ts'
import { french } from './words/fr.ts'
import type { Words } from './words/shape.ts'

export type { Words } from './words/shape.ts'

/** The report's own sentences by language. */
export const words: Record<Language, Words> = { fr: french, ar: arabic, en: english }
