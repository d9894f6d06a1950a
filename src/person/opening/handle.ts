import { Problem } from '#language/problem'
import { handleMinutes } from '#person/opening/model'
import { seal, unseal } from '#platform/secret'
import { staffOf, type Work } from '#platform/work'

const purpose = 'person: match'

/** What stands for a person who may be known elsewhere: sealed, so that it says nothing; bound to who asked; and soon worth nothing. */
export const makeHandle = (work: Work, personId: string): string => {
  const until = work.now.add({ minutes: handleMinutes }).epochMilliseconds
  return seal(work.keyFor(purpose), JSON.stringify([personId, until]), staffOf(work).staffId)
}

const read = (work: Work, handle: string): [string, number] | null => {
  try {
    return JSON.parse(unseal(work.keyFor(purpose), handle, staffOf(work).staffId)) as [string, number]
  } catch {
    return null
  }
}

/** Whom a handle stands for. Problem: `match-expired`, alike for one that is old, forged, or was given to somebody else. */
export const openHandle = (work: Work, handle: string): string => {
  const [personId, until] = read(work, handle) ?? ['', 0]
  if (until <= work.now.epochMilliseconds) throw new Problem('match-expired')
  return personId
}
