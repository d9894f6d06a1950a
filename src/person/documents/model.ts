import { z } from 'zod'
import { Day, Moment } from '#language/date'
import { Country } from '#person/model'

/** What somebody may show. The two residence titles are those of loi 02-03, art. 5. */
export const documentKinds = ['passport', 'identity_card', 'registration_card', 'residence_card', 'refugee_card', 'consular_card', 'civil_status', 'other'] as const

const arabicDigits = /[\u0660-\u0669\u06F0-\u06F9]/g

/** A number as it is sought: capitals and digits alone, whatever it was written with (Arabic-Indic digits, spaces, dashes, full width). */
export const normaliseNumber = (number: string): string =>
  number
    .normalize('NFKC')
    .replace(arabicDigits, (digit) => String(digit.charCodeAt(0) & 0xf))
    .toUpperCase()
    .replace(/[^\p{L}\p{N}]/gu, '')

/** A document that was shown, as it is written down. */
export const Showing = z.strictObject({
  kind: z.enum(documentKinds),
  number: z.string().trim().min(3).max(60).refine((number) => number.length < 3 || normaliseNumber(number).length >= 3, 'malformed'),
  country: Country.nullable().default(null),
  validUntil: Day.nullable().default(null),
})
export type Showing = z.infer<typeof Showing>

/** A document in a file. Of its number only the end is said; the whole of it is asked for by itself. */
export const PersonDocument = z.object({
  id: z.uuid(),
  kind: z.enum(documentKinds),
  ending: z.string(),
  country: z.string().nullable(),
  validUntil: Day.nullable(),
  recordedBy: z.string(),
  recordedAt: Moment,
})
export type PersonDocument = z.infer<typeof PersonDocument>

export const DocumentReference = z.object({ id: z.uuid(), document: z.uuid() })
export const DocumentNumber = z.object({ number: z.string() })
