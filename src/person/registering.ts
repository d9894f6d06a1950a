import type { Insertable } from 'kysely'
import { newId } from '#language/id'
import { newCode } from '#person/code'
import type { Registration } from '#person/model'
import { displayName, normaliseContact, searchText, sortName } from '#person/names'
import * as store from '#person/store'
import type { Person as PersonTable } from '#platform/schema'
import type { Work } from '#platform/work'

/** For whom persons are written down: the organisation, where, and by whom. */
export type Registrar = { organisationId: string; siteId: string | null; staffId: string | null }

type Entry = { id: string; registration: Registration; names: ReturnType<typeof named> }

/** What lists and searches read of a person's names. */
export const named = (registration: Pick<Registration, 'names'>) => ({
  displayName: displayName(registration.names),
  sortName: sortName(registration.names),
  searchText: searchText(registration.names),
})

export const nameRows = (personId: string, names: Registration['names']) => names.map((name, number) => ({ personId, number, ...name }))

export const contactRows = (work: Work, personId: string, contacts: Registration['contacts']) =>
  contacts.map((contact) => ({
    id: newId(),
    personId,
    kind: contact.kind,
    value: contact.value,
    normalised: normaliseContact(contact),
    recordedAt: work.now.toString(),
  }))

/** The mark of what is recorded over time: whose file, by which organisation, when. */
export const recorded = (work: Work, personId: string, organisationId: string) => () => ({
  id: newId(),
  personId,
  recordedBy: organisationId,
  recordedAt: work.now.toString(),
})

const personRow = (work: Work, { id, registration, names }: Entry, registrar: Registrar): Insertable<PersonTable> => ({
  id,
  code: newCode(),
  ...names,
  sex: registration.sex,
  birthValue: registration.birth?.value ?? null,
  birthPrecision: registration.birth?.precision ?? null,
  nationalities: registration.nationalities,
  languages: registration.languages,
  residenceCode: registration.residence,
  circumstances: registration.circumstances,
  registeredBy: registrar.organisationId,
  registeredSite: registrar.siteId,
  registeredStaff: registrar.staffId,
  registeredAt: work.now.toString(),
  synthetic: false,
})

/**
 * Writes new files, one or thousands, in as many statements as there are tables: the organisation's involvement first, for before it
 * nobody sees the row that it points to. Answers the ids in the order of the registrations.
 */
export const enter = async (work: Work, registrations: readonly Registration[], registrar: Registrar): Promise<string[]> => {
  const entries = registrations.map((registration) => ({ id: newId(), registration, names: named(registration) }))
  const mark = (id: string) => recorded(work, id, registrar.organisationId)
  await store.involveFirst(work, registrar.organisationId, entries.map(({ id, names }) => ({ id, sortName: names.sortName })))
  await store.insertPersons(work, entries.map((entry) => personRow(work, entry, registrar)))
  await store.insertNames(work, entries.flatMap(({ id, registration }) => nameRows(id, registration.names)))
  await store.insertContacts(work, entries.flatMap(({ id, registration }) => contactRows(work, id, registration.contacts)))
  await store.insertStatuses(work, entries.flatMap(({ id, registration }) => registration.statuses.map((status) => ({ ...status, ...mark(id)() }))))
  await store.insertConsents(work, entries.flatMap(({ id, registration }) => registration.consents.map((consent) => ({ ...consent, ...mark(id)() }))))
  return entries.map(({ id }) => id)
}
