import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { lettersOf } from './letters.ts'
import { type NameWord, wordOf, wordsOf } from './words.ts'

/** A name or a part of it: its words, and what it is when their order and the spaces do not matter. */
export type Name = { words: NameWord[]; sorted: string }

export const readName = (text: string): Name | null => {
  const words = wordsOf(text)
  return words.length === 0 ? null : { words, sorted: words.map((word) => word.text).sort().join('') }
}

const nothing = new Set(['', 'na', 'nan', 'null', 'none', 'unknown', 'inconnu', 'inconnue', 'n/a', 'nd', 'nsp', '-', '.', '?', 'غير معروف'])

/** Whether a value says anything: offices write that something is unknown in many ways. */
export const saysNothing = (text: string): boolean => nothing.has(text.trim().toLowerCase())

const women = new Set(['f', 'female', 'femme', 'feminin', 'fille', 'woman', 'w', 'girl', 'انثي', '2'])
const men = new Set(['m', 'male', 'homme', 'masculin', 'garcon', 'man', 'h', 'boy', 'ذكر', '1'])

/** `f` or `m`; null for anything else, which is then not compared. */
export const readSex = (text: string): string | null => {
  const word = lettersOf(text)[0] ?? ''
  return women.has(word) ? 'f' : men.has(word) ? 'm' : null
}

/** The figures of a number within its country: +212 661 23 45 67, 00212 661234567 and 0661-23-45-67 are one. One figure too many stays. */
export const readPhone = (text: string): string | null => {
  const figures = text.normalize('NFKC').replace(/[٠-٩]/g, (digit) => `${digit.charCodeAt(0) - 0x660}`).replace(/\.0+$/, '').replace(/[^\d+]/g, '')
  const abroad = figures.replace(/^00/, '+')
  const understood = abroad.startsWith('+') ? parsePhoneNumberFromString(abroad)?.nationalNumber : undefined
  const bare = (understood ?? figures.replace(/\D/g, '')).replace(/^0+/, '')
  return bare.length < 5 ? null : bare.length > 11 ? bare.slice(-9) : bare
}

export const readEmail = (text: string): string | null => {
  const email = text.trim().toLowerCase()
  return /^[^@\s]+@[^@\s]+$/.test(email) ? email : null
}

/** The letters and figures of a document's number, without the signs between them. */
export const readDocument = (text: string): string | null => {
  const bare = lettersOf(text.replace(/\.0+$/, '')).join('')
  return bare.length < 3 || /^(.)\1*$/.test(bare) ? null : bare
}

export const readPlace = (text: string): NameWord | null => {
  const bare = lettersOf(text).join('')
  return bare === '' ? null : wordOf(bare)
}

export const readPostcode = (text: string): string | null => {
  const bare = lettersOf(text.replace(/\.0+$/, '')).join('')
  return bare.length < 3 ? null : bare
}

export const readNationality = (text: string): string | null => lettersOf(text).join(' ') || null
