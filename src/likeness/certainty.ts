import { at, type Compared, silent } from './compare.ts'
import { type Comparison, levels } from './model.ts'

const upTo = <C extends Comparison>(compared: Compared, comparison: C, level: (typeof levels)[C][number]): boolean => {
  const found = compared.levels[at[comparison]]!
  return found !== silent && found <= (levels[comparison] as readonly string[]).indexOf(level)
}

const differs = (compared: Compared, comparison: Comparison): boolean => compared.levels[at[comparison]] === levels[comparison].length - 1

const namesAgree = (compared: Compared): boolean =>
  upTo(compared, 'fullName', 'part') ||
  (upTo(compared, 'given', 'part') && (upTo(compared, 'family', 'part') || compared.levels[at.family] === silent))

/**
 * Whether a pair may be called certain at all, however much it says: the names must agree, nothing that belongs to one person alone (birth,
 * sex, document) may contradict, and something of their own must speak for it: a document, an address of mail, the year of birth at least. A
 * father and a son may share name, telephone and house; brothers, twins, fathers and sons remain possible.
 */
export const mayBeCertain = (compared: Compared): boolean => {
  if (upTo(compared, 'document', 'same')) return namesAgree(compared) || upTo(compared, 'birth', 'same')
  if (!namesAgree(compared) || differs(compared, 'sex') || differs(compared, 'document')) return false
  if (compared.levels[at.birth] === silent) return upTo(compared, 'email', 'same')
  return upTo(compared, 'birth', 'year-same-day-unknown')
}
