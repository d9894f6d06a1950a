import { sql } from 'kysely'
import { listDocuments } from '#person/documents/store'
import type { HeldDocument, HeldInvolvement, HeldPiece, HeldShare, LeftOut } from '#person/model'
import { placeOf } from '#platform/vault'
import type { Work } from '#platform/work'

/*
 * What is handed to the person. `reader` is the organisation at whose counter that is done: row visibility leaves it what its worker may
 * read, and of that nothing which others do in protection. Null: the data-protection officer, who makes the whole copy.
 */

/** Which organisations see the file or saw it, because of what, from when to when. */
export const listInvolvements = async (work: Work, personId: string, reader: string | null): Promise<HeldInvolvement[]> => {
  const { rows } = await sql<HeldInvolvement>`
    select o.name as organisation, i.reason, i.since, i.until
      from person_involvement i
      join organisation o on o.id = i.organisation_id
     where i.person_id = ${personId}
       ${reader === null ? sql`` : sql`and (i.compartments <> '{protection}' or i.organisation_id = ${reader})`}
     order by i.since, o.id`.execute(work.db)
  return rows
}

/** With whom the file was shared, by whom, because of what. */
export const listShares = async (work: Work, personId: string, reader: string | null): Promise<HeldShare[]> => {
  const { rows } = await sql<HeldShare>`
    select b.name as by, o.name as with, s.reason, s.shared_at as since, s.ended_at
      from person_share s
      join organisation o on o.id = s.organisation_id
      left join organisation b on b.id = s.by_organisation
     where s.person_id = ${personId}
       ${reader === null ? sql`` : sql`and (s.compartment is distinct from 'protection' or ${reader} in (s.by_organisation, s.organisation_id))`}
     order by s.shared_at, s.id`.execute(work.db)
  return rows
}

/** Every document that was shown, with its whole number, as far as the one who hands the file over may read it. */
export const listHeldDocuments = async (work: Work, personId: string): Promise<HeldDocument[]> =>
  (await listDocuments(work, personId)).map(({ id, kind, number, country, validUntil, recordedBy, recordedAt }) => ({
    kind, number: work.vault.open(number, placeOf('person_document', 'number', id)), country, validUntil, recordedBy, recordedAt,
  }))

/** Which copies of papers organisations keep, without what they show: each is asked of the organisation that keeps it. */
export const listHeldPieces = async (work: Work, personId: string, reader: string | null): Promise<HeldPiece[]> => {
  const { rows } = await sql<HeldPiece>`
    select o.name as organisation, p.compartment, p.kind, p.added_at
      from ${reader === null ? sql`person_pieces_kept(${personId})` : sql`person_piece`} p join organisation o on o.id = p.organisation_id
     ${reader === null ? sql`` : sql`where p.person_id = ${personId} and p.compartment <> 'protection'`}
     order by p.added_at, o.id`.execute(work.db)
  return rows
}

/** How much the whole copy does not show, for who makes it. */
export const countLeftOut = async (work: Work, personId: string): Promise<LeftOut> => {
  const { rows } = await sql<LeftOut>`select * from person_left_out(${personId})`.execute(work.db)
  return rows[0] ?? { names: 0, contacts: 0, documents: 0, pieces: 0 }
}
