import { z } from 'zod'
import { dayOf, type PartialDate } from '#language/date'
import { Problem } from '#language/problem'
import * as access from '#person/access'
import { readCode } from '#person/code'
import { soughtAs } from '#person/documents/sealed'
import * as held from '#person/held-store'
import type { AnsweredPerson, Consent, Correction, HeldOnPerson, Person, PersonListing, PersonRow, Registration, Share, Status } from '#person/model'
import { fold, normaliseContact, normalisePhone } from '#person/names'
import { contactRows, enter, named, nameRows, recorded } from '#person/registering'
import * as store from '#person/store'
import { journal, journalAll } from '#platform/journal'
import { CursorMoment, decodeCursor, encodeCursor } from '#platform/schemas'
import { staffOf, type Work } from '#platform/work'

type Stored = { birthValue: string | null; birthPrecision: string | null }

const birthOf = ({ birthValue, birthPrecision }: Stored): PartialDate | null =>
  birthValue === null ? null : { value: birthValue, precision: birthPrecision as PartialDate['precision'] }

const rowOf = <R extends Stored>({ birthValue, birthPrecision, ...row }: R) => ({ ...row, birth: birthOf({ birthValue, birthPrecision }) })

/**
 * Writes down a person who came for the first time, and answers the new file. The organisation of the worker is involved from then on.
 * Problems: `forbidden`, `unknown-reference` (residence, organisation of a consent).
 */
export const register = async (work: Work, registration: Registration): Promise<Person> => {
  if (!access.mayWrite(work.actor)) throw new Problem('forbidden')
  const { organisationId, siteId, staffId } = staffOf(work)
  const [id] = await enter(work, [registration], { organisationId, siteId, staffId })
  await journal(work, { verb: 'person.registered', subject: { word: 'person', id: id! } })
  return get(work, id!)
}

/**
 * Writes down many persons at once, as `register` does each: their organisation is that of the worker, and each has its line in the
 * journal, with where they came from (ids only). Answers their ids in the order of the registrations. Problems: as `register`.
 */
export const registerAll = async (work: Work, registrations: readonly Registration[], origin: Record<string, string>): Promise<string[]> => {
  if (!access.mayWrite(work.actor)) throw new Problem('forbidden')
  const { organisationId, siteId, staffId } = staffOf(work)
  const ids = await enter(work, registrations, { organisationId, siteId, staffId })
  await journalAll(work, ids.map((id) => ({ verb: 'person.registered', subject: { word: 'person', id }, details: origin })))
  return ids
}

/** By what a person who is to be registered may be known already: their names in both orders and their numbers, as the registry keeps them. */
export const likenessKeys = ({ names, contacts }: Pick<Registration, 'names' | 'contacts'>): { names: string[]; contacts: string[] } => ({
  names: [...new Set(names.flatMap(({ given, family }) => [fold(`${family} ${given}`), fold(`${given} ${family}`)]))],
  contacts: contacts.map(normaliseContact),
})

/** A person whom the asking organisation may see, or nothing. */
export const find = async (work: Work, id: string): Promise<Person | undefined> => {
  const found = await store.findPerson(work, id)
  return found && (rowOf(found) as Person)
}

/** The same, but there must be one. Problem: `not-found`, whether the person does not exist or is not to be seen. */
export const get = async (work: Work, id: string): Promise<Person> => {
  const found = await find(work, id)
  if (!found) throw new Problem('not-found')
  return found
}

/** That there is such a person, whom the asking organisation may see. Problem: `not-found`. */
export const ensureSeen = async (work: Work, id: string): Promise<void> => {
  if (!(await store.isSeen(work, id))) throw new Problem('not-found')
}

/** Opens a file to read it: the read itself is a line of the journal. Problem: `not-found`. */
export const read = async (work: Work, id: string): Promise<Person> => {
  const person = await get(work, id)
  await journal(work, { verb: 'person.read', subject: { word: 'person', id } })
  return person
}

/** Where the next page begins. A cursor stands in an address: by name it holds the last person's id, and the name is looked up again. */
const placeIn = async (work: Work, organisation: string | null, sort: PersonListing['sort'], cursor: string | undefined): Promise<store.Place | null> => {
  if (sort === 'recent') return decodeCursor(cursor, z.tuple([CursorMoment, z.uuid()]))
  const [id] = decodeCursor(cursor, z.tuple([z.uuid()])) ?? []
  return id === undefined ? null : ((await store.findPlaceByName(work, organisation, id)) ?? null)
}

/** A page of the persons whom the actor may see, newest contact first or by name. Never an exact count. */
export const list = async (work: Work, listing: PersonListing): Promise<{ items: PersonRow[]; next: string | null }> => {
  const { reach, organisationId } = staffOf(work)
  if (reach !== 'involved' && reach !== 'every') throw new Problem('forbidden')
  const organisation = reach === 'every' ? null : organisationId
  const after = await placeIn(work, organisation, listing.sort, listing.cursor)
  const rows = organisation === null ? await store.listEvery(work, listing, after) : await store.listInvolved(work, organisation, listing, after)
  const items = rows.slice(0, listing.limit)
  const last = items.at(-1)
  const next = rows.length > listing.limit && last ? encodeCursor(listing.sort === 'name' ? [last.id] : [last.lastAt, last.id]) : null
  return { items: items.map((row) => rowOf(row) as PersonRow), next }
}

const searchRows = async (work: Work, text: string, limit: number) => {
  const code = readCode(text)
  if (code) return store.searchByCode(work, code)
  const byDocument = await store.searchByDocument(work, soughtAs(work, text), limit)
  if (byDocument.length > 0) return byDocument
  if (text.replace(/\D/g, '').length >= 6) return store.searchByContact(work, normalisePhone(text), limit)
  const folded = fold(text)
  return folded.length < 2 ? [] : store.searchByName(work, folded, limit)
}

/**
 * Finds persons by a part of a name in any script, by phone, by code or by the whole number of a document: one field that understands. At
 * most `limit`, best first.
 * That somebody searched is a line of the journal, with the number of hits; what for is not.
 */
export const search = async (work: Work, text: string, limit: number): Promise<PersonRow[]> => {
  const found = await searchRows(work, text, limit)
  await journal(work, { verb: 'person.searched', subject: { word: 'person', id: null }, details: { count: found.length } })
  return found.map((row) => rowOf(row) as PersonRow)
}

/**
 * Makes an organisation involved with a person, so that it sees the file: because of a referral, a grant, a case, a service. Whom one
 * reads only through broken glass one involves with nobody, oneself neither. Problems: `not-found`, `forbidden`.
 */
export const involve = async (
  work: Work,
  personId: string,
  whom: { organisationId: string; reason: 'referral' | 'granted' | 'case' | 'served' },
  circumstance: store.Circumstance = {},
): Promise<void> => {
  if (await store.involve(work, personId, whom, circumstance)) return
  throw new Problem((await store.isSeen(work, personId)) ? 'forbidden' : 'not-found')
}

/** A file that one may write into: seen, and neither through broken glass only nor by a referral that was not accepted yet. Problems: `forbidden`, `not-found`. */
const open = async (work: Work, id: string): Promise<Person> => {
  const person = await get(work, id)
  const mayWrite = access.mayWrite(work.actor) && person.involvement.some(({ reason, pending }) => reason !== 'glass' && !pending)
  if (!mayWrite) throw new Problem('forbidden')
  return person
}

/**
 * Corrects what was written down; what is not mentioned stays. Names, numbers and birth of a protected person are corrected by those who may
 * read them. Problems: `forbidden`, `not-found`.
 */
export const correct = async (work: Work, id: string, correction: Correction): Promise<Person> => {
  const { nameHidden } = await open(work, id)
  if (nameHidden && (correction.names || correction.contacts || correction.birth !== undefined)) throw new Problem('forbidden')
  const { names, birth, residence, circumstances, contacts, ...plain } = correction
  const change = {
    ...(plain.sex !== undefined && { sex: plain.sex }),
    ...(plain.nationalities && { nationalities: plain.nationalities }),
    ...(plain.languages && { languages: plain.languages }),
    ...(names && named({ names })),
    ...(birth !== undefined && { birthValue: birth?.value ?? null, birthPrecision: birth?.precision ?? null }),
    ...(residence !== undefined && { residenceCode: residence }),
    ...(circumstances && { circumstances: JSON.stringify(circumstances) }),
  }
  if (Object.keys(change).length > 0) await store.updatePerson(work, id, change)
  if (names) {
    await store.deleteNames(work, id)
    await store.insertNames(work, nameRows(id, names))
  }
  if (contacts) await store.insertContacts(work, contactRows(work, id, contacts))
  await journal(work, { verb: 'person.corrected', subject: { word: 'person', id }, details: { fields: Object.keys(correction) } })
  return get(work, id)
}

/** Adds a dated status to the file; the earlier ones stay. Problems: `forbidden`, `not-found`. */
export const addStatus = async (work: Work, id: string, status: Status): Promise<Person> => {
  await open(work, id)
  const mark = recorded(work, id, staffOf(work).organisationId)
  await store.insertStatuses(work, [{ ...status, ...mark() }])
  await journal(work, { verb: 'person.status-added', subject: { word: 'person', id } })
  return get(work, id)
}

/**
 * What an answer about sharing ends, at once: organisations that see the file only because it was shared cease to see it. Answers what had
 * been shared. The file is read before: it may be one's own sight that ends.
 */
const endSharing = async (work: Work, id: string, organisation: string | null): Promise<{ ended: string[]; shared: Share[] }> => {
  const before = await store.listShares(work, id, organisation)
  const ended = await store.endSharing(work, id, organisation)
  const shared = before.map((share) => (share.endedAt === null && ended.includes(share.organisation.id) ? { ...share, endedAt: work.now.toString() } : share))
  return { ended, shared }
}

/**
 * Writes down a consent, or a refusal, for one purpose. A refusal to share ends what is shared, at once, and the answer says what was.
 * Problems: `forbidden`, `not-found`.
 */
export const consent = async (work: Work, id: string, answer: Consent): Promise<AnsweredPerson> => {
  await open(work, id)
  const mark = recorded(work, id, staffOf(work).organisationId)
  await store.insertConsents(work, [{ ...answer, ...mark() }])
  const person = await get(work, id)
  const refused = answer.purpose === 'sharing' && !answer.given
  const { ended, shared } = refused ? await endSharing(work, id, answer.organisation) : { ended: [], shared: [] }
  await journal(work, {
    verb: 'person.consent-answered',
    subject: { word: 'person', id },
    details: { purpose: answer.purpose, given: answer.given, ...(refused && { ended }) },
  })
  return { ...person, shared }
}

/**
 * Withdraws a consent from now on: where it was taken, and the one to share at any counter that cares for the person. To withdraw the one to share ends what is shared, at once: of those who gave a service, each keeps its
 * own lines of the ledger and nothing else; the answer says what was shared. Problems: `forbidden`, `not-found`.
 */
export const withdraw = async (work: Work, id: string, consentId: string): Promise<AnsweredPerson> => {
  await open(work, id)
  const found = await store.findConsent(work, consentId)
  if (found?.personId !== id) throw new Problem('not-found')
  if (!access.mayWithdraw(work.actor, found)) throw new Problem('forbidden')
  await store.withdrawConsent(work, consentId)
  const person = await get(work, id)
  const { ended, shared } = found.purpose === 'sharing' ? await endSharing(work, id, found.organisationId) : { ended: [], shared: [] }
  const details = { consent: consentId, purpose: found.purpose, ...(found.purpose === 'sharing' && { ended }) }
  await journal(work, { verb: 'person.consent-withdrawn', subject: { word: 'person', id }, details })
  return { ...person, shared }
}

/**
 * With whom a file was shared, the latest first, as far as one may know: what one's organisation shared or was given, and all of it for who
 * registered the person and for the data-protection officer; of a referral to protection, only its two sides. That it was read is a line of
 * the journal. Problem: `not-found`.
 */
export const shares = async (work: Work, id: string): Promise<Share[]> => {
  await ensureSeen(work, id)
  const shared = await store.listShares(work, id, null)
  await journal(work, { verb: 'person.shares-read', subject: { word: 'person', id }, details: { count: shared.length } })
  return shared
}

/** The consent that allows sharing this file with an organisation, or `null` when there is none in force. */
export const sharingConsent = (work: Work, personId: string, organisationId: string): Promise<string | null> =>
  store.findSharingConsent(work, personId, organisationId)

/**
 * Writes down that a person opposes a purpose, for all organisations and from now on: a refusal, whoever writes it down. To oppose sharing
 * ends what is shared, at once; answers with whom. Problems: `forbidden`, `not-found`.
 */
export const oppose = async (work: Work, id: string, purpose: 'sharing' | 'statistics' | 'photo', language: string): Promise<string[]> => {
  if (!access.mayOppose(work.actor)) throw new Problem('forbidden')
  await ensureSeen(work, id)
  const mark = recorded(work, id, staffOf(work).organisationId)
  const refusal = { purpose, organisation: null, given: false, on: dayOf(work.now), manner: 'spoken' as const, language, wording: null }
  await store.insertConsents(work, [{ ...refusal, ...mark() }])
  const ended = purpose === 'sharing' ? (await endSharing(work, id, null)).ended : []
  const details = { purpose, given: false, ...(purpose === 'sharing' && { ended }) }
  await journal(work, { verb: 'person.consent-answered', subject: { word: 'person', id }, details })
  return ended
}

/** Whether a person refused, when last asked, that what is known of them be used for statistics. */
export const refusesStatistics = ({ consents }: Pick<Person, 'consents'>): boolean => {
  const last = consents.findLast(({ purpose }) => purpose === 'statistics')
  return last !== undefined && (!last.given || last.withdrawnAt !== null)
}

/**
 * What this word holds on a person, to be handed to them. `reader` is the organisation at whose counter that is done: it is given what its
 * worker may read; null, for the data-protection officer: everything, and how much even so is left out. Problem: `not-found`.
 */
export const heldOn = async (work: Work, id: string, reader: string | null): Promise<HeldOnPerson> => ({
  person: await get(work, id),
  documents: await held.listHeldDocuments(work, id),
  pieces: await held.listHeldPieces(work, id, reader),
  involvement: await held.listInvolvements(work, id, reader),
  shares: await held.listShares(work, id, reader),
  left: reader === null ? await held.countLeftOut(work, id) : null,
})

export { anonymise } from '#person/anonymising'
