import type { Person } from '#person/model'
import { purposes } from '#person/model'

export type GivenConsent = Person['consents'][number]

// They arrive in the order in which they were written down; of one day, the later counts.
const newer = (one: GivenConsent, other: GivenConsent): GivenConsent => (other.on >= one.on ? other : one)

/** Whether an answer allows something today. */
export const isInForce = ({ given, withdrawnAt }: GivenConsent): boolean => given && withdrawnAt === null

/** The last answer for each purpose, and for sharing with each organisation, in the order of the purposes. */
export const lastAnswers = (consents: readonly GivenConsent[]): GivenConsent[] => {
  const last = new Map<string, GivenConsent>()
  for (const consent of consents) {
    const key = `${consent.purpose} ${consent.organisation ?? ''}`
    const known = last.get(key)
    last.set(key, known ? newer(known, consent) : consent)
  }
  return [...last.values()].sort((one, other) => purposes.indexOf(one.purpose) - purposes.indexOf(other.purpose))
}

/** The last answer that concerns sharing with an organisation: given to it by name or to partners at large. The server judges alike. */
export const answerFor = (consents: readonly GivenConsent[], organisation: string): GivenConsent | null => {
  const asked = consents.filter(({ purpose, organisation: named }) => purpose === 'sharing' && (named === organisation || named === null))
  return asked.length === 0 ? null : asked.reduce(newer)
}
