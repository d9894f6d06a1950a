import type { PartialDate } from '#language/date'
import type { PersonName } from '#person/model'

/** What is known of somebody: what was typed in one field, or what stands in a registration. */
export type Known = { text: string; names: readonly PersonName[]; phone: string | null; birth: PartialDate | null }

/** What is asked; whether a year is still needed for it; whether there is nothing to ask with at all. */
export type Question = { body: object | null; wantsYear: boolean; isEmpty: boolean }

const code = /^(rw)?[\s-]*[2-9bcdfghjkmnpqrstvwxz]{4}[\s-]*[2-9bcdfghjkmnpqrstvwxz]{4}$/i
const digits = (text: string) => text.replace(/\D/g, '').length
const arabic = /\p{Script=Arabic}/u

const nameIn = (text: string): PersonName => ({ given: text, family: '', script: arabic.test(text) ? 'arabic' : 'latin' })

/** One field understands the number of a file, a telephone and a whole name, as the search does. */
const ofText = (text: string): Pick<Known, 'names' | 'phone'> & { code: string | null } => {
  if (/\d/.test(text) && code.test(text)) return { code: text, phone: null, names: [] }
  if (digits(text) >= 6) return { code: null, phone: text, names: [] }
  return { code: null, phone: null, names: text.length >= 3 ? [nameIn(text)] : [] }
}

const birthIn = (year: string): PartialDate | null => (/^(19|20)\d{2}$/.test(year.trim()) ? { value: year.trim(), precision: 'year' } : null)

/** A name is asked for with its year of birth only; a number by itself. */
export const questionOf = (known: Known, year: string): Question => {
  const typed = ofText(known.text.trim())
  const names = [...known.names, ...typed.names].filter(({ given, family }) => `${given}${family}`.trim().length >= 2)
  const phone = known.phone && digits(known.phone) >= 6 ? known.phone : typed.phone
  const birth = known.birth ?? birthIn(year)
  const byNumber = typed.code !== null || phone !== null
  const isEmpty = !byNumber && names.length === 0
  const wantsYear = !byNumber && names.length > 0 && known.birth === null
  const may = byNumber || (names.length > 0 && birth !== null)
  return { body: may ? { code: typed.code, phone, names: birth ? names : [], birth } : null, wantsYear, isEmpty }
}
