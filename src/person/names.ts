import anyAscii from 'any-ascii'
import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import type { PersonName } from '#person/model'

const arabicMarks = /[\u064B-\u0652\u0670\u0640]/g

/** An Arabic name without its vowel marks, with the forms of alif, ya and ta marbuta made one. */
const plainArabic = (text: string): string =>
  text.replace(arabicMarks, '').replace(/[أإآٱ]/g, 'ا').replace(/ى/g, 'ي').replace(/ة/g, 'ه')

/** Folds a text for searching: no accents, no case, no punctuation; Arabic stays Arabic. */
export const fold = (text: string): string =>
  text
    .normalize('NFC')
    .split(/([\u0600-\u06FF]+)/)
    .map((part, index) => (index % 2 === 1 ? plainArabic(part) : anyAscii(part).toLowerCase().replace(/[^a-z0-9]+/g, ' ')))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

const full = (name: PersonName): string => [name.given, name.family].filter(Boolean).join(' ')

/** What a list shows: the Latin name where there is one, else the first. */
export const displayName = (names: readonly PersonName[]): string => full(names.find((name) => name.script === 'latin') ?? names[0]!)

/** What a list is sorted by: the family name first, folded. */
export const sortName = (names: readonly PersonName[]): string => {
  const name = names.find((each) => each.script === 'latin') ?? names[0]!
  return fold(`${name.family} ${name.given}`)
}

/** What a search looks into: every name in both orders, folded. */
export const searchText = (names: readonly PersonName[]): string =>
  [...new Set(names.flatMap((name) => [fold(`${name.given} ${name.family}`), fold(`${name.family} ${name.given}`)]))].join(' | ')

/** A phone number as E.164 where it can be understood (Morocco unless it says otherwise), else its digits. */
export const normalisePhone = (value: string): string =>
  parsePhoneNumberFromString(value, 'MA')?.number ?? value.replace(/[^\d+]/g, '')

export const normaliseContact = (contact: { kind: 'phone' | 'email'; value: string }): string =>
  contact.kind === 'phone' ? normalisePhone(contact.value) : contact.value.trim().toLowerCase()
