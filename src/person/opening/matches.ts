import { Problem } from '#language/problem'
import * as access from '#person/access'
import { readCode } from '#person/code'
import { fold, normalisePhone } from '#person/names'
import { makeHandle } from '#person/opening/handle'
import { type Matches, type MatchQuestion, matchesPerHour } from '#person/opening/model'
import * as store from '#person/opening/store'
import { journal } from '#platform/journal'
import { staffOf, type Work } from '#platform/work'

/** How many one is told of at most: an exact number or a whole name with its year fits few. */
const most = 5

const whole = ({ given, family }: MatchQuestion['names'][number]): string => fold(`${given} ${family}`)

/** What is looked for, in the form in which it is kept. A name counts only with the year of birth. */
const wantedOf = ({ code, phone, names, birth }: MatchQuestion): store.Wanted => ({
  code: code && readCode(code),
  phone: phone && normalisePhone(phone),
  names: birth ? names.map(whole).filter((name) => name.length >= 2) : [],
  year: birth?.value.slice(0, 4) ?? null,
})

/**
 * Says whether somebody may be known at another organisation: by the exact number of a file or a telephone, or by the exact whole name with
 * the year of birth. Answers masked candidates whom one does not see oneself; never somebody protected, nor whom others know in protection
 * only. That one asked is a line of the journal; about whom is not. Problems: `forbidden`, `too-many-requests`.
 */
export const matches = async (work: Work, question: MatchQuestion): Promise<Matches> => {
  if (!access.mayAsk(work.actor)) throw new Problem('forbidden')
  const { staffId, organisationId } = staffOf(work)
  if ((await store.countQuestion(work, staffId)) > matchesPerHour) throw new Problem('too-many-requests')
  const wanted = wantedOf(question)
  const met = await store.findMatches(work, organisationId, wanted, most)
  const by = [wanted.code && 'code', wanted.phone && 'phone', wanted.names.length > 0 && 'name'].filter(Boolean)
  await journal(work, { verb: 'person.matches-asked', subject: { word: 'person', id: null }, details: { by, count: met.length } })
  const items = met.map(({ id, ...match }) => ({ ...match, handle: makeHandle(work, id) }))
  return { items, mayBreakGlass: access.mayBreakGlass(work.actor) }
}
