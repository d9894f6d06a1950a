import type { Day } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisation from '#organisation/actions'
import * as access from '#person/access'
import * as Persons from '#person/actions'
import { openHandle } from '#person/opening/handle'
import type { AccessAnswer, AccessAsking, AccessFilter, AccessRequest } from '#person/opening/model'
import * as store from '#person/opening/store'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'

const viewer = (work: Work) => {
  const { organisationId, staffId } = staffOf(work)
  return { mine: organisationId, staffId }
}

const get = async (work: Work, id: string): Promise<AccessRequest> => {
  const found = await store.findRequest(work, viewer(work), id)
  if (!found) throw new Problem('not-found')
  return found
}

/** A request that one's own organisation sent or may answer; that it was read is a line of the journal. Problem: `not-found`. */
export const read = async (work: Work, id: string): Promise<AccessRequest> => {
  const request = await get(work, id)
  const { personId } = (await store.findAsking(work, id))!
  await journal(work, { verb: 'person.request-read', subject: { word: 'person', id: personId }, details: { request: id } })
  return request
}

/**
 * Asks the organisations that know a person for access to the file. The handle is that of a match.
 * Problems: `forbidden`, `match-expired` (also when there is nothing to ask for any more), `access-already-asked`.
 */
export const ask = async (work: Work, { handle, reason }: AccessAsking): Promise<AccessRequest> => {
  if (!access.mayAsk(work.actor)) throw new Problem('forbidden')
  const person = openHandle(work, handle)
  const id = newId()
  const organisations = await store.ask(work, { id, person, reason })
  if (!organisations) throw new Problem('match-expired')
  await journal(work, { verb: 'person.access-asked', subject: { word: 'person', id: person }, details: { request: id, organisations } })
  return get(work, id)
}

/** The requests of one's own organisation, sent or to be answered, the latest first. */
export const list = async (work: Work, filter: AccessFilter): Promise<{ items: AccessRequest[]; next: string | null }> => {
  const rows = await store.listRequests(work, viewer(work), filter, decodeCursor(filter.cursor, store.Place))
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  return { items, next: rows.length > filter.limit && last ? encodeCursor([last.askedAt, last.id]) : null }
}

/** The moment at which a day is over in Morocco. Problem: `invalid-input` (a day that has passed). */
const endOf = (work: Work, day: Day): string => {
  const end = Temporal.PlainDate.from(day).add({ days: 1 }).toZonedDateTime('Africa/Casablanca').toInstant()
  if (Temporal.Instant.compare(end, work.now) <= 0) throw new Problem('invalid-input', [{ path: 'lastDay', code: 'in-the-past' }])
  return end.toString()
}

/** The consent on which a grant leans; none where a reason is given instead, which is kept. Problem: `consent-missing`. */
const leaningOn = async (work: Work, personId: string, organisationId: string, reason: string | null): Promise<string | null> => {
  const consent = await Persons.sharingConsent(work, personId, organisationId)
  if (!consent && !reason) throw new Problem('consent-missing')
  return consent
}

type Asking = { personId: string; askingOrganisation: string; askedBy: string }

/** The request, where the one who answers may: another hand than who asked, of an organisation that cares for the person, in time. */
const answerable = async (work: Work, id: string): Promise<Asking> => {
  const request = await get(work, id)
  const asking = (await store.findAsking(work, id))!
  Organisation.ensureSecondHand(work, 'access.answer', { act: 'access.ask', staff: asking.askedBy })
  if (request.direction === 'out') throw new Problem('forbidden')
  if (request.state !== 'asked') throw new Problem('transition-refused')
  const person = await Persons.get(work, asking.personId)
  if (person.nameHidden) throw new Problem('forbidden')
  return asking
}

const write = async (work: Work, id: string, row: Pick<store.AnswerRow, 'state' | 'answerReason' | 'consentId' | 'withoutConsent' | 'until'>): Promise<void> => {
  const { organisationId, staffId } = staffOf(work)
  const written = await store.answer(work, id, { ...row, answeringOrganisation: organisationId, answeredBy: staffId, answeredAt: work.now.toString() })
  if (!written) throw new Problem('transition-refused')
}

const grant = async (work: Work, id: string, { reason, lastDay }: AccessAnswer, { personId, askingOrganisation }: Asking) => {
  const consent = await leaningOn(work, personId, askingOrganisation, reason)
  const until = lastDay && endOf(work, lastDay)
  await write(work, id, { state: 'granted', answerReason: reason, consentId: consent, withoutConsent: consent === null, until })
  await Persons.involve(work, personId, { organisationId: askingOrganisation, reason: 'granted' }, { consent, until, origin: { word: 'person', id } })
  const details = { request: id, organisation: askingOrganisation, consent, until, override: consent === null }
  await journal(work, { verb: 'person.access-granted', subject: { word: 'person', id: personId }, details })
}

const refuse = async (work: Work, id: string, { reason }: AccessAnswer, { personId, askingOrganisation }: Asking) => {
  if (!reason) throw new Problem('reason-required', [{ path: 'reason', code: 'required' }])
  await write(work, id, { state: 'refused', answerReason: reason, consentId: null, withoutConsent: false, until: null })
  const details = { request: id, organisation: askingOrganisation }
  await journal(work, { verb: 'person.access-refused', subject: { word: 'person', id: personId }, details })
}

/**
 * Grants access, until a last day where one is named, or refuses it with a reason. A grant leans on the person's consent to share with who
 * asks; without it, a reason is owed and audited. Problems: `not-found`, `forbidden` (one's own organisation's request, or a name that is
 * hidden), `incompatible-role` (who asked does not answer), `transition-refused`, `consent-missing`, `reason-required`.
 */
export const answer = async (work: Work, id: string, given: AccessAnswer): Promise<AccessRequest> => {
  if (!access.mayAsk(work.actor)) throw new Problem('forbidden')
  const asking = await answerable(work, id)
  await (given.to === 'granted' ? grant : refuse)(work, id, given, asking)
  return get(work, id)
}
