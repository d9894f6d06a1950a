import { type Insertable, sql } from 'kysely'
import type { PersonDocument as DocumentTable } from '#platform/schema'
import type { Work } from '#platform/work'

export const insertDocument = (work: Work, document: Insertable<DocumentTable>) => work.db.insertInto('personDocument').values(document).execute()

export const listDocuments = (work: Work, personId: string) =>
  work.db.selectFrom('personDocument').selectAll().where('personId', '=', personId).orderBy('recordedAt').orderBy('id').execute()

export const findDocument = (work: Work, personId: string, id: string) =>
  work.db.selectFrom('personDocument').selectAll().where('personId', '=', personId).where('id', '=', id).executeTakeFirst()

/** Whether the file has the document already, under any of the values that may stand for its number. */
export const hasDocument = async (work: Work, personId: string, kind: string, blinds: string[]): Promise<boolean> =>
  (await work.db
    .selectFrom('personDocument')
    .select('id')
    .where('personId', '=', personId)
    .where('kind', '=', kind)
    .where('numberIndex', 'in', blinds)
    .executeTakeFirst()) !== undefined

export const deleteDocument = (work: Work, id: string) => work.db.deleteFrom('personDocument').where('id', '=', id).execute()

/** Takes away every document of a person; answers how many there were. */
export const eraseDocuments = async (work: Work, personId: string): Promise<number> => {
  const { rows } = await sql<{ erased: number }>`select person_erase_documents(${personId}) as erased`.execute(work.db)
  return rows[0]?.erased ?? 0
}
