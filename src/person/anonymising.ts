import { Problem } from '#language/problem'
import * as access from '#person/access'
import { newCode } from '#person/code'
import { erasePieces } from '#person/pieces/store'
import * as store from '#person/store'
import { journal } from '#platform/journal'
import type { Work } from '#platform/work'

/**
 * Takes away for good what tells who a person was: names, contacts, statuses, documents, pieces (the disk lets go of them by
 * a job), involvements, hidden name, what was written of them when
 * access was asked or glass was broken. The row stays, so that the ledger goes on counting one person as one, and the code of the file,
 * which stands on papers, is exchanged. Each word above anonymises its own tables. Problems: `forbidden`, `not-found` (also: done already).
 */
export const anonymise = async (work: Work, id: string): Promise<void> => {
  if (!access.mayAnonymise(work.actor)) throw new Problem('forbidden')
  if (!(await store.anonymise(work, id, newCode()))) throw new Problem('not-found')
  const files = await erasePieces(work, id)
  if (files.length > 0) await journal(work, { verb: 'person.pieces-erased', subject: { word: 'person', id }, details: { files } })
  await journal(work, { verb: 'person.anonymised', subject: { word: 'person', id } })
}
