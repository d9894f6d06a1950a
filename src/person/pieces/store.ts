import { type Insertable, sql } from 'kysely'
import type { Piece } from '#person/pieces/model'
import type { PersonPiece } from '#platform/schema'
import type { Work } from '#platform/work'

export const insertPiece = (work: Work, piece: Insertable<PersonPiece>) => work.db.insertInto('personPiece').values(piece).execute()

type Kept = Piece & { fileId: string }

const pieces = sql`
  select p.id, p.kind, p.compartment, p.name, f.media_type, f.bytes, organisation_staff_name(p.staff_id) as added_by, p.added_at, p.file_id
    from person_piece p
    join platform_file f on f.id = p.file_id`

/** The pieces of a person that one may read, the latest first. */
export const listPieces = async (work: Work, personId: string): Promise<Kept[]> => {
  const { rows } = await sql<Kept>`${pieces} where p.person_id = ${personId} order by p.added_at desc, p.id limit 200`.execute(work.db)
  return rows
}

export const findPiece = async (work: Work, personId: string, id: string): Promise<Kept | undefined> => {
  const { rows } = await sql<Kept>`${pieces} where p.person_id = ${personId} and p.id = ${id}`.execute(work.db)
  return rows[0]
}

/** Takes a piece away; false where it is not one's own to take. */
export const deletePiece = async (work: Work, id: string): Promise<boolean> =>
  (await work.db.deleteFrom('personPiece').where('id', '=', id).executeTakeFirst()).numDeletedRows > 0n

/** Takes away every piece of a person; answers their files. */
export const erasePieces = async (work: Work, personId: string): Promise<string[]> => {
  const { rows } = await sql<{ files: string[] }>`select person_erase_pieces(${personId}) as files`.execute(work.db)
  return rows[0]?.files ?? []
}
