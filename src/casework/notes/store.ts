import { type Insertable, sql } from 'kysely'
import type { Note } from '#casework/model'
import type { CaseworkNote } from '#platform/schema'
import type { Work } from '#platform/work'

export const insertNote = (work: Work, note: Insertable<CaseworkNote>) => work.db.insertInto('caseworkNote').values(note).execute()

/** Who may read a note of protection beside its author, from now on. */
export const setReaders = async (work: Work, noteId: string, author: string, readers: readonly string[]): Promise<void> => {
  await work.db.deleteFrom('caseworkNoteReader').where('noteId', '=', noteId).execute()
  if (readers.length === 0) return
  const rows = readers.map((staffId) => ({ noteId, staffId, assignedBy: author, assignedAt: work.now.toString() }))
  await work.db.insertInto('caseworkNoteReader').values(rows).execute()
}

/** A note as it is kept. */
export type SealedNote = Omit<Note, 'text'> & { sealed: string }

const notes = (staffId: string) => sql`
    select n.id, n.compartment, n.sealed, jsonb_build_object('id', s.id, 'name', s.name) as author, n.at, n.author_id = ${staffId} as mine,
           coalesce((select jsonb_agg(jsonb_build_object('id', r.id, 'name', r.name) order by r.name, r.id)
              from casework_note_reader c join organisation_staff r on r.id = c.staff_id
             where c.note_id = n.id and n.author_id = ${staffId}), '[]') as readers
      from casework_note n
      join organisation_staff s on s.id = n.author_id`

/** The notes about a person that the reader may read, the latest first; sealed ones still sealed. */
export const listNotes = async (work: Work, personId: string, staffId: string): Promise<SealedNote[]> => {
  const { rows } = await sql<SealedNote>`${notes(staffId)} where n.person_id = ${personId} order by n.at desc, n.id limit 500`.execute(work.db)
  return rows
}

export const findNote = async (work: Work, id: string, staffId: string): Promise<SealedNote | undefined> => {
  const { rows } = await sql<SealedNote>`${notes(staffId)} where n.id = ${id}`.execute(work.db)
  return rows[0]
}

export const personOf = async (work: Work, id: string): Promise<string | null> =>
  (await work.db.selectFrom('caseworkNote').select('personId').where('id', '=', id).executeTakeFirst())?.personId ?? null
