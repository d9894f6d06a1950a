import { sql } from 'kysely'
import type { Insertable } from 'kysely'
import { keptWording } from '#person/consent/wording'
import type { Consent, Person, PersonListing, PersonRow, Share, Status } from '#person/model'
import type { Person as PersonTable, PersonContact, PersonName } from '#platform/schema'
import { insertRows } from '#platform/rows'
import type { Work } from '#platform/work'

export const insertPersons = (work: Work, persons: Insertable<PersonTable>[]) => insertRows(work, 'person', persons)

export const insertNames = (work: Work, names: Insertable<PersonName>[]) => insertRows(work, 'personName', names)

export const deleteNames = (work: Work, personId: string) => work.db.deleteFrom('personName').where('personId', '=', personId).execute()

export const insertContacts = (work: Work, contacts: Insertable<PersonContact>[]) => insertRows(work, 'personContact', contacts)

export const updatePerson = (work: Work, id: string, change: Partial<Insertable<PersonTable>>) =>
  work.db.updateTable('person').set(change).where('id', '=', id).executeTakeFirst()

type Recorded<T> = T & { id: string; personId: string; recordedBy: string; recordedAt: string }

export const insertStatuses = (work: Work, statuses: Recorded<Status>[]) =>
  insertRows(work, 'personStatus', statuses.map(({ from, to, ...status }) => ({ ...status, validFrom: from, validTo: to })))

export const insertConsents = (work: Work, consents: Recorded<Consent>[]) =>
  insertRows(work, 'personConsent', consents.map(({ on, organisation, wording, ...consent }) => {
    const kept = wording && keptWording(consent.purpose, wording)
    const words = { wordingVersion: kept?.version ?? null, wordingLanguage: kept?.language ?? null, wordingHash: kept?.hash ?? null }
    return { ...consent, organisationId: organisation, givenOn: on, ...words }
  }))

/** What goes with an involvement: in which compartment, until when, by which consent, because of which thing of another word. */
export type Circumstance = {
  compartment?: string | null
  until?: string | null
  consent?: string | null
  origin?: { word: string; id: string } | null
}

/** Notes that an organisation is involved from now on; where it was before, only the time of the last contact moves. False: not the caller's to say. */
export const involve = async (
  work: Work,
  personId: string,
  { organisationId, reason }: { organisationId: string; reason: string },
  { compartment = null, until = null, consent = null, origin = null }: Circumstance,
): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`
    select person_involve(${personId}, ${organisationId}, ${reason}, ${work.now.toString()}, ${compartment}, ${until}, ${consent},
      ${origin?.word ?? null}, ${origin?.id ?? null}) as done`.execute(work.db)
  return rows[0]?.done ?? false
}

/** The first involvement, made with the person itself: before it, nobody sees the row it points to. */
export const involveFirst = (work: Work, organisationId: string, persons: { id: string; sortName: string }[]) => {
  const moment = work.now.toString()
  const rows = persons.map(({ id, sortName }) => ({ organisationId, personId: id, reason: 'registered', since: moment, lastAt: moment, sortName }))
  return insertRows(work, 'personInvolvement', rows)
}

const filters = (listing: PersonListing) => sql`
  ${listing.sex ? sql`and p.sex = ${listing.sex}` : sql``}
  ${listing.nationality ? sql`and p.nationalities @> array[${listing.nationality}]::text[]` : sql``}
  ${listing.residence ? sql`and p.residence_code = ${listing.residence}` : sql``}`

type Row = Omit<PersonRow, 'birth'> & { birthValue: string | null; birthPrecision: 'day' | null; sortName: string }

/** The birth as one may know it: of a name that is hidden from one, the year alone. The exact day would tell who it is. */
const hidden = sql`p.protected and not exists (select from person_protection q where q.person_id = p.id)`
export const shownBirth = sql`
  case when ${hidden} then left(p.birth_value, 4) else p.birth_value end as birth_value,
  case when ${hidden} and p.birth_precision in ('day', 'month') then 'year' else p.birth_precision end as birth_precision`

const head = sql`p.id, p.code, person_shown_name(p) as name, p.sex, ${shownBirth}, p.nationalities,
  p.residence_code as residence, p.protected, p.synthetic`

/** The sort values of the last row of the page before. */
export type Place = readonly [string, string]

/** Where a person stands in the order of names: in the list of one organisation, or of all. Nothing where the asking one may not see them. */
export const findPlaceByName = async (work: Work, organisationId: string | null, id: string): Promise<Place | undefined> => {
  const found = organisationId
    ? await work.db.selectFrom('personInvolvement').select('sortName').where('organisationId', '=', organisationId).where('personId', '=', id).executeTakeFirst()
    : await work.db.selectFrom('person').select('sortName').where('id', '=', id).executeTakeFirst()
  return found && [found.sortName, id]
}

/** The persons with whom one organisation is involved: the index of involvements gives the order, so that only the page is read. */
export const listInvolved = async (work: Work, organisationId: string, listing: PersonListing, after: Place | null) => {
  const byName = listing.sort === 'name'
  const place = byName
    ? sql`and (i.sort_name collate "C", i.person_id) > (${after?.[0]}, ${after?.[1]}::uuid)`
    : sql`and (i.last_at, i.person_id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  const { rows } = await sql<Row>`
    select ${head}, i.reason, i.until, i.last_at, i.sort_name
      from person_involvement i
      join person p on p.id = i.person_id
     where i.organisation_id = ${organisationId} ${after ? place : sql``} ${filters(listing)}
     order by ${byName ? sql`i.sort_name collate "C", i.person_id` : sql`i.last_at desc, i.person_id desc`}
     limit ${sql.lit(listing.limit + 1)}`.execute(work.db)
  return rows
}

/** Every person, for the only role that may see every file. */
export const listEvery = async (work: Work, listing: PersonListing, after: Place | null) => {
  const byName = listing.sort === 'name'
  const place = byName
    ? sql`and (p.sort_name collate "C", p.id) > (${after?.[0]}, ${after?.[1]}::uuid)`
    : sql`and (p.registered_at, p.id) < (${after?.[0]}::timestamptz, ${after?.[1]}::uuid)`
  const { rows } = await sql<Row>`
    select ${head}, null as reason, null as until, p.registered_at as last_at, p.sort_name
      from person p
     where p.anonymised_at is null ${after ? place : sql``} ${filters(listing)}
     order by ${byName ? sql`p.sort_name collate "C", p.id` : sql`p.registered_at desc, p.id desc`}
     limit ${sql.lit(listing.limit + 1)}`.execute(work.db)
  return rows
}

export const searchByName = async (work: Work, pattern: string, limit: number) => {
  const { rows } = await sql<Row>`
    select ${head}, null as reason, null as until, p.registered_at as last_at, p.sort_name
      from person_search(${pattern}, ${limit}) found
      join person p on p.id = found.person_id
     order by found.rank desc, p.id`.execute(work.db)
  return rows
}

export const searchByContact = async (work: Work, normalised: string, limit: number) => {
  const { rows } = await sql<Row>`
    select ${head}, null as reason, null as until, p.registered_at as last_at, p.sort_name
      from person p
     where p.id in (select c.person_id from person_contact c where c.normalised = ${normalised} limit ${limit})
     order by p.id`.execute(work.db)
  return rows
}

/** Persons with a document whose number is one of these, blind. */
export const searchByDocument = async (work: Work, blinds: string[], limit: number) => {
  if (blinds.length === 0) return []
  const { rows } = await sql<Row>`
    select ${head}, null as reason, null as until, p.registered_at as last_at, p.sort_name
      from person p
     where p.id in (select d.person_id from person_document d where d.number_index = any (${blinds}) limit ${limit})
     order by p.id`.execute(work.db)
  return rows
}

export const searchByCode = async (work: Work, code: string) => {
  const { rows } = await sql<Row>`
    select ${head}, null as reason, null as until, p.registered_at as last_at, p.sort_name from person p where p.code = ${code} and p.anonymised_at is null`.execute(work.db)
  return rows
}

type PersonHead = Omit<Person, 'birth'> & { birthValue: string | null; birthPrecision: 'day' | null }

/** The whole head of a file in one query; nothing when it does not exist or is not visible. */
export const findPerson = async (work: Work, id: string): Promise<PersonHead | undefined> => {
  const { rows } = await sql<PersonHead>`
    select p.id, p.code, p.sex, ${shownBirth}, p.nationalities, p.languages, p.circumstances, p.registered_at, p.synthetic,
      p.protected, ${hidden} as name_hidden,
      coalesce((select jsonb_agg(jsonb_build_object('given', n.given, 'family', n.family, 'script', n.script) order by n.number)
         from person_name n where n.person_id = p.id), jsonb_build_array(jsonb_build_object('given', p.display_name, 'family', '', 'script', 'other'))) as names,
      (select jsonb_build_object('code', a.code, 'name', a.name) from territory_area a where a.code = p.residence_code) as residence,
      coalesce((select jsonb_agg(jsonb_build_object('id', c.id, 'kind', c.kind, 'value', c.value) order by c.id)
         from person_contact c where c.person_id = p.id), '[]') as contacts,
      coalesce((select jsonb_agg(jsonb_build_object('id', s.id, 'kind', s.kind, 'from', s.valid_from, 'to', s.valid_to,
          'knownOn', s.known_on, 'proof', s.proof, 'recordedBy', s.recorded_by) order by s.known_on desc, s.id)
         from person_status s where s.person_id = p.id), '[]') as statuses,
      coalesce((select jsonb_agg(jsonb_build_object('id', t.id, 'purpose', t.purpose, 'organisation', t.organisation_id, 'given', t.given,
          'on', t.given_on, 'manner', t.manner, 'language', t.language,
          'wording', case when t.wording_version is null then null
            else jsonb_build_object('version', t.wording_version, 'language', t.wording_language, 'hash', t.wording_hash) end,
          'recordedBy', t.recorded_by, 'withdrawnAt', t.withdrawn_at) order by t.id)
         from person_consent t where t.person_id = p.id), '[]') as consents,
      coalesce((select jsonb_agg(jsonb_build_object('organisation', i.organisation_id, 'name', o.name, 'reason', i.reason, 'since', i.since, 'until', i.until, 'pending', i.pending) order by i.since)
         from person_involvement i join organisation o on o.id = i.organisation_id where i.person_id = p.id), '[]') as involvement,
      (select jsonb_build_object('id', o.id, 'name', o.name) from organisation o where o.id = p.registered_by) as registered_by
    from person p where p.id = ${id} and p.anonymised_at is null`.execute(work.db)
  return rows[0]
}

export const isSeen = async (work: Work, id: string): Promise<boolean> =>
  (await work.db.selectFrom('person').select('id').where('id', '=', id).where('anonymisedAt', 'is', null).executeTakeFirst()) !== undefined

export const findConsent = (work: Work, id: string) =>
  work.db.selectFrom('personConsent').selectAll().where('id', '=', id).executeTakeFirst()

export const withdrawConsent = (work: Work, id: string) =>
  work.db
    .updateTable('personConsent')
    .set({ withdrawnAt: work.now.toString() })
    .where('id', '=', id)
    .where('withdrawnAt', 'is', null)
    .executeTakeFirst()

/** The consent that allows sharing with an organisation: given to it by name or to partners at large; what was said last counts. */
export const findSharingConsent = async (work: Work, personId: string, organisationId: string): Promise<string | null> => {
  const { rows } = await sql<{ id: string | null }>`select person_sharing_consent(${personId}, ${organisationId}) as id`.execute(work.db)
  return rows[0]?.id ?? null
}

/** With whom the file was shared, the latest first; with one organisation, or with all. */
export const listShares = async (work: Work, personId: string, organisationId: string | null): Promise<Share[]> => {
  const { rows } = await sql<Share>`
    select jsonb_build_object('id', o.id, 'name', o.name, 'short', o.short_name) as organisation, s.reason, s.shared_at as since, s.ended_at,
           case when s.origin_id is null then null else jsonb_build_object('word', s.origin_word, 'id', s.origin_id) end as origin
      from person_share s
      join organisation o on o.id = s.organisation_id
     where s.person_id = ${personId} ${organisationId === null ? sql`` : sql`and s.organisation_id = ${organisationId}`}
     order by s.shared_at desc, s.id
     limit 200`.execute(work.db)
  return rows
}

/** Ends at once what is shared without a consent in force; answers the organisations that cease to see the file. */
export const endSharing = async (work: Work, personId: string, organisationId: string | null): Promise<string[]> => {
  const { rows } = await sql<{ ended: string[] }>`select person_end_sharing(${personId}, ${organisationId}, ${work.now.toString()}) as ended`.execute(work.db)
  return rows[0]?.ended ?? []
}

/** Empties the row of a person, and what hangs on it; false where there is nobody, or nobody any more. */
export const anonymise = async (work: Work, id: string, code: string): Promise<boolean> => {
  const { rows } = await sql<{ done: boolean }>`select person_anonymise(${id}, ${code}, ${work.now.toString()}) as done`.execute(work.db)
  return rows[0]?.done ?? false
}
