import { z } from 'zod'

/** The three languages of the product, French first. */
export const languages = ['fr', 'ar', 'en'] as const
export const Language = z.enum(languages)
export type Language = z.infer<typeof Language>

/** A text that exists in the three languages. */
export const Text = z.object({ fr: z.string(), ar: z.string(), en: z.string() })
export type Text = z.infer<typeof Text>

/** What stands in the place of a name that is hidden, in the data (`person_mask` of the database); pages write it out in the language of who reads. */
export const hiddenName = '•••'

/** Where a fact comes from: the document, and the day on which the document says it. */
export const Source = z.object({
  /** `S0`–`S4` for the five founding documents, `P…` for a public page, `I` for an inference, `GK` for general knowledge. */
  document: z.string(),
  /** The day of the document, or of the statement in it, as far as known. */
  date: z.string().nullable(),
  /** What a reader must know before leaning on it. */
  note: z.string().nullable().optional(),
})
export type Source = z.infer<typeof Source>
