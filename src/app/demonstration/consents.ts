import { type Answer, ageOf, type Sharing, type Tale } from '#app/demonstration/tale'
import { dayAt } from '#app/demonstration/calendar'
import { type Purpose, wordingNow } from '#person/consent/model'
import { keptWording } from '#person/consent/wording'

/** Some refuse to share; nobody is refused a service for it. */
export const sharings: readonly (readonly [Sharing, number])[] = [['any', 55], ['each', 25], ['refused', 12], ['unasked', 8]]

const answer = (tale: Tale, purpose: Answer['purpose'], given: boolean, at: number, organisation: string | null = null): Answer => {
  const recordedBy = tale.profile.offer.organisation
  const asked: Answer = { id: tale.chance.id(at), purpose, organisation, given, at, recordedBy, withdrawnAt: null }
  tale.consents.push(asked)
  return asked
}

/** What is asked at the registration, purpose by purpose; a refusal is kept like an agreement. */
export const askAtRegistration = (tale: Tale): void => {
  const { chance, profile } = tale
  const at = profile.registeredAt
  if (chance.yes(0.97)) answer(tale, 'service', chance.yes(0.99), at)
  if (tale.sharing === 'any' || tale.sharing === 'refused') answer(tale, 'sharing', tale.sharing === 'any', at)
  if (chance.yes(0.85)) answer(tale, 'statistics', chance.yes(0.92), at)
  if (chance.yes(0.2)) answer(tale, 'photo', chance.yes(0.5), at)
}

/** The consent under which a referral to an organisation may be sent at that moment; it is asked where that is still to be done. */
export const sharingWith = (tale: Tale, organisation: string, at: number): string | null => {
  const general = tale.consents.find(({ purpose, given, organisation: named }) => purpose === 'sharing' && given && named === null)
  if (general) return general.id
  if (tale.sharing === 'refused') return null
  const named = tale.consents.find((each) => each.purpose === 'sharing' && each.organisation === organisation)
  if (named) return named.given ? named.id : null
  const asked = answer(tale, 'sharing', tale.chance.yes(0.9), at, organisation)
  return asked.given ? asked.id : null
}

/** A few withdraw it later: those with no referral under way. */
export const withdrawLater = (tale: Tale): void => {
  const later = dayAt(tale.profile.registeredAt) + tale.chance.between(20, 200)
  if (tale.referrals.length > 0 || !tale.chance.yes(0.03) || later > tale.last) return
  const shared = tale.consents.find(({ purpose, given }) => purpose === 'sharing' && given)
  if (shared) shared.withdrawnAt = shared.at + (later - dayAt(shared.at)) * 86_400_000
}

/** How a consent is given: a guardian speaks for a child. */
export const mannerOf = (tale: Tale, index: number): 'spoken' | 'signed' | 'guardian' => {
  if (ageOf(tale, tale.profile.day) < 15) return 'guardian'
  return (index + tale.profile.birthday) % 5 < 3 ? 'spoken' : 'signed'
}

/** What was read out: the words in French, which somebody said in the person's language. */
export const wordingOf = (purpose: Purpose) => {
  const { version, language, hash } = keptWording(purpose, { version: wordingNow, language: 'fr' })
  return { wording_version: version, wording_language: language, wording_hash: hash }
}
