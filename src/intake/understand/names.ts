import type { PersonName } from '#person/model'
import { scriptOf } from '#intake/understand/values'

type Given = { given: string; family: string; fullName: string; otherGiven: string; otherFamily: string; otherFullName: string }

const tidy = (name: string): string => name.replace(/\s+/g, ' ').trim().slice(0, 120)

const isCapital = (word: string): boolean => word.length > 1 && word === word.toUpperCase() && word !== word.toLowerCase()

/**
 * The parts of a whole name. Where some of its words are in capitals and others not, those are the family's, as forms ask for it
 * (`DIALLO Aminata`); in any other writing nobody can say, and the whole stays whole.
 */
const partsOf = (whole: string): { given: string; family: string } => {
  const words = whole.split(' ')
  const family = words.filter(isCapital)
  const given = words.filter((word) => !isCapital(word))
  return family.length > 0 && given.length > 0 ? { given: given.join(' '), family: family.join(' ') } : { given: whole, family: '' }
}

const nameOf = (given: string, family: string, whole: string): PersonName[] => {
  const [first, last, full] = [tidy(given), tidy(family), tidy(whole)]
  const parts = first !== '' ? { given: first, family: last } : last !== '' ? { given: last, family: '' } : full !== '' ? partsOf(full) : null
  if (!parts || !/\p{L}/u.test(parts.given + parts.family)) return []
  return [{ ...parts, script: scriptOf(`${parts.given} ${parts.family}`) }]
}

/** The names that a row gives: in one writing, and in another where it has columns for it. */
export const readNames = (cells: Given): PersonName[] => [
  ...nameOf(cells.given, cells.family, cells.fullName),
  ...nameOf(cells.otherGiven, cells.otherFamily, cells.otherFullName),
]
