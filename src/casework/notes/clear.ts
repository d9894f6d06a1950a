import { sql } from 'kysely'
import type { SealedColumn } from '#platform/keys'
import { unseal } from '#platform/secret'
import { placeOf } from '#platform/vault'
import type { Work } from '#platform/work'

/** What the keys seal here. */
export const sealed: readonly SealedColumn[] = [{ table: 'casework_note', column: 'sealed' }]

type Old = { id: string; compartment: string; text: string }

/** Notes that were written before all of them were sealed with the keys, some at a time; they are locked until the end of the transaction. */
export const findOld = async (work: Work, limit: number): Promise<Old[]> => {
  const { rows } = await sql<Old>`
    select id, compartment, text from casework_note where sealed is null order by id limit ${sql.lit(limit)} for update`.execute(work.db)
  return rows
}

/** Seals one of them. Those of protection were sealed with the secret of the installation. */
export const sealOld = async (work: Work, { id, compartment, text }: Old): Promise<void> => {
  const clear = compartment === 'protection' ? unseal(work.keyFor('casework: note'), text, id) : text
  const now = work.vault.seal(clear, placeOf('casework_note', 'sealed', id))
  await work.db.updateTable('caseworkNote').set({ sealed: now, text: null }).where('id', '=', id).execute()
}
