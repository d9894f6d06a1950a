import { type Day, dayOf } from '#language/date'
import { newId } from '#language/id'
import { Problem } from '#language/problem'
import * as Organisations from '#organisation/actions'
import * as Persons from '#person/actions'
import type { Person } from '#person/model'
import { journal } from '#platform/journal'
import { decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'
import * as access from '#rights/access'
import { delays } from '#rights/data'
import { anonymise } from '#rights/retention'
import { type Answer, type Asking, type Field, openStates, type Request, type RequestFile, type RequestFilter, type State, transitions } from '#rights/model'
import * as store from '#rights/store'

/** One request that one may see. Problem: `not-found`. */
export const get = async (work: Work, id: string): Promise<RequestFile> => {
  const found = await store.findRequest(work, id, staffOf(work).staffId)
  if (!found) throw new Problem('not-found')
  return found
}

/** Opens a request to read it: the read itself is a line of the journal. Problem: `not-found`. */
export const read = async (work: Work, id: string): Promise<RequestFile> => {
  const request = await get(work, id)
  await journal(work, { verb: 'rights.read', subject: { word: 'rights', id }, person: request.person.id })
  return request
}

/** The queue of the requests that one may see: open ones first, what is due first. A page at a time. Problem: `forbidden`. */
export const list = async (work: Work, filter: RequestFilter): Promise<{ items: Request[]; next: string | null }> => {
  if (!access.mayRequest(work.actor)) throw new Problem('forbidden')
  const rows = await store.listRequests(work, filter, decodeCursor(filter.cursor, store.Place))
  const items = rows.slice(0, filter.limit)
  const last = items.at(-1)
  const next = rows.length > filter.limit && last ? encodeCursor([openStates.includes(last.state) ? 0 : 1, last.dueOn, last.id]) : null
  return { items, next }
}

/** The requests of one person that one may see, the latest first; journalled. Problem: `not-found`. */
export const ofPerson = async (work: Work, personId: string): Promise<Request[]> => {
  await Persons.ensureSeen(work, personId)
  const requests = await store.listOfPerson(work, personId)
  await journal(work, { verb: 'rights.read', subject: { word: 'person', id: personId }, details: { count: requests.length } })
  return requests
}

/** What stands in the file of what is to be put right. A hidden name is kept where it is hidden, and nowhere else. */
const standing = (person: Person, field: Field): unknown => {
  if (person.protected && (field === 'names' || field === 'contacts' || field === 'birth')) return null
  const parts: Partial<Record<Field, unknown>> = { ...person, status: person.statuses, contacts: person.contacts.map(({ kind, value }) => ({ kind, value })) }
  return parts[field] ?? null
}

const dueOn = (kind: Asking['kind'], on: Day): Day => Temporal.PlainDate.from(on).add({ days: delays[kind].days }).toString()

/** Whom a request concerns: one's own organisation; where the data-protection officer writes it down, the named one, else who registered. */
const concerned = async (work: Work, asking: Asking, person: Person): Promise<string> => {
  if (!access.isOfficer(work.actor)) return staffOf(work).organisationId
  const { organisation } = asking
  if (organisation === null) return person.registeredBy.id
  if (!(await Organisations.list(work)).some(({ id }) => id === organisation)) throw new Problem('unknown-reference', [{ path: 'organisation', code: 'unknown' }])
  return organisation
}

const noted = async (work: Work, requestId: string, from: State | null, to: State, reason: string | null, format: 'pdf' | 'json' | null = null): Promise<void> => {
  const { staffId, organisationId } = staffOf(work)
  await store.insertEvent(work, { requestId, from, to, staffId, organisationId, reason, format })
}

/** Notes in the history of a request that the file was handed over, and why. */
export const noteHanding = (work: Work, request: RequestFile, reason: string, format: 'pdf' | 'json'): Promise<void> =>
  noted(work, request.id, request.state, 'granted', reason, format)

/**
 * Writes down what a person asks about their own file: to know what is held, to have it put right, to oppose. The organisation concerned and
 * the data-protection officer are told. Problems: `forbidden`, `not-found` (person), `invalid-input` (a day to come), `unknown-reference`.
 */
export const ask = async (work: Work, personId: string, asking: Asking): Promise<RequestFile> => {
  if (!access.mayRequest(work.actor)) throw new Problem('forbidden')
  if (asking.on > dayOf(work.now)) throw new Problem('invalid-input', [{ path: 'on', code: 'in-the-future' }])
  const person = await Persons.get(work, personId)
  const organisationId = await concerned(work, asking, person)
  const id = newId()
  await store.insertRequest(work, {
    id,
    personId,
    kind: asking.kind,
    purpose: asking.purpose,
    field: asking.field,
    was: asking.field === null ? null : JSON.stringify(standing(person, asking.field)),
    asked: asking.asked,
    language: asking.language,
    askedOn: asking.on,
    dueOn: dueOn(asking.kind, asking.on),
    organisationId,
    recordedBy: staffOf(work).staffId,
    recordedAt: work.now.toString(),
    state: 'received',
    synthetic: person.synthetic,
  })
  await noted(work, id, null, 'received', null)
  if (asking.purpose === 'file') await journal(work, { verb: 'rights.erasure-asked', subject: { word: 'rights', id }, person: personId })
  await journal(work, { verb: 'rights.asked', subject: { word: 'rights', id }, person: personId, details: { kind: asking.kind, purpose: asking.purpose, field: asking.field, organisation: organisationId, registering: person.registeredBy.id } })
  return get(work, id)
}

/** Sends a request to the organisation that it concerns. Problems: `forbidden`, `not-found`, `transition-refused` (answered), `unknown-reference`. */
export const assign = async (work: Work, id: string, organisation: string): Promise<RequestFile> => {
  if (!access.isOfficer(work.actor)) throw new Problem('forbidden')
  const before = await lock(work, id)
  if (!openStates.includes(before.state as State)) throw new Problem('transition-refused')
  await store.assign(work, id, organisation)
  await noted(work, id, before.state as State, 'received', null)
  await journal(work, { verb: 'rights.assigned', subject: { word: 'rights', id }, person: before.personId, details: { organisation } })
  return get(work, id)
}

const lock = async (work: Work, id: string) => {
  const found = await store.lockRequest(work, id)
  if (!found) throw new Problem('not-found')
  return found
}

type Locked = Awaited<ReturnType<typeof lock>>

/** Puts right what was asked, by the file's own verb; where another verb did so before, a sentence says what was done. */
const putRight = async (work: Work, request: Locked, { correction, reason }: Answer): Promise<Record<string, unknown>> => {
  if (!correction && !reason) throw new Problem('invalid-input', [{ path: 'correction', code: 'required' }])
  if (correction) await Persons.correct(work, request.personId, correction)
  return { fields: Object.keys(correction ?? {}) }
}

/** What a granted request brings about, at once. A file is handed over by a verb of its own. */
const effectOf = async (work: Work, request: Locked, answer: Answer): Promise<Record<string, unknown>> => {
  if (request.kind === 'rectification') return putRight(work, request, answer)
  if (request.kind === 'opposition' && request.purpose !== 'file') {
    return { ended: await Persons.oppose(work, request.personId, request.purpose as 'sharing' | 'statistics' | 'photo', request.language) }
  }
  if (request.purpose === 'file') return { anonymised: true }
  throw new Problem('transition-refused')
}

/** That a file be anonymised is asked by one and approved by another, who is the data-protection officer. */
const ensureTwoHands = (work: Work, request: Locked): void => {
  if (!access.isOfficer(work.actor)) throw new Problem('forbidden')
  Organisations.ensureSecondHand(work, 'erasure.approve', { act: 'erasure.ask', staff: request.recordedBy })
}

/**
 * Takes a request in hand, grants, refuses or withdraws it, as the table of transitions allows; what is granted is done at once. Access is
 * granted by handing the file over. Problems: `not-found`, `forbidden`, `transition-refused`, `incompatible-role` (who asked that a file be
 * anonymised may not approve it), `file-open`, `invalid-input` (a rectification without what to write), and those of the file's verbs.
 */
export const answer = async (work: Work, id: string, given: Answer): Promise<RequestFile | null> => {
  if (!access.mayRequest(work.actor)) throw new Problem('forbidden')
  const before = await lock(work, id)
  if (!transitions[before.state as State].includes(given.to)) throw new Problem('transition-refused')
  if (given.to === 'granted' && before.purpose === 'file') ensureTwoHands(work, before)
  const effect = given.to === 'granted' ? await effectOf(work, before, given) : null
  await close(work, before, given, effect)
  if (effect?.['anonymised']) {
    await journal(work, { verb: 'rights.erasure-granted', subject: { word: 'rights', id }, person: before.personId })
    await anonymise(work, before.personId)
  }
  return (await store.findRequest(work, id, staffOf(work).staffId)) ?? null
}

const close = async (work: Work, before: Locked, { to, reason }: Answer, effect: Record<string, unknown> | null): Promise<void> => {
  const { staffId } = staffOf(work)
  const decided = { decidedBy: staffId, decidedAt: work.now.toString(), reason, ...(effect && { effect: JSON.stringify(effect) }) }
  await store.setState(work, before.id, { state: to, ...(to === 'in-hand' ? { ownerId: staffId } : decided) })
  await noted(work, before.id, before.state as State, to, reason)
  await journal(work, { verb: `rights.${to}`, subject: { word: 'rights', id: before.id }, person: before.personId, details: { kind: before.kind, purpose: before.purpose, organisation: before.organisationId } })
}

/** Marks a request for access as granted, the first time that its file is handed over. Problem: `transition-refused`. */
export const grantAccess = async (work: Work, id: string): Promise<void> => {
  const before = await lock(work, id)
  if (before.kind !== 'access') throw new Problem('transition-refused')
  if (before.state === 'granted') return
  if (!transitions[before.state as State].includes('granted')) throw new Problem('transition-refused')
  const { staffId } = staffOf(work)
  await store.setState(work, id, { state: 'granted', decidedBy: staffId, decidedAt: work.now.toString(), reason: null })
  await journal(work, { verb: 'rights.granted', subject: { word: 'rights', id }, person: before.personId, details: { kind: 'access', purpose: null, organisation: before.organisationId } })
}
