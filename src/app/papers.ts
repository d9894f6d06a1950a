import { customs } from '#app/customs'
import { demonstrationAccounts, roleIdOf } from '#app/demonstration/accounts'
import { ready } from '#app/sealed'
import * as Organisation from '#organisation/actions'
import * as Documents from '#person/documents/actions'
import * as Pieces from '#person/pieces/actions'
import { openHouse } from '#platform/house'
import type { Settings } from '#platform/settings'
import { maintain, staffOf, transact, type Work } from '#platform/work'

/** A page with nothing on it: what it would be, its name says, and that it is invented. */
const blank = '%PDF-1.4\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Kids[3 0 R]/Count 1>>endobj\n3 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n'
const content = Buffer.from(blank).toString('base64')

/** Numbers that nobody could take for one of a real paper. */
const shown = [
  { kind: 'passport', number: 'FICTIF-000101', country: null, validUntil: null },
  { kind: 'consular_card', number: 'FICTIF-000102', country: null, validUntil: null },
  { kind: 'registration_card', number: 'FICTIF-000103', country: 'MA', validUntil: null },
] as const

/** Through the verbs, as a worker of the demonstration does it: sealed, seen by whom it should be, and in the journal. Twice changes nothing. */
const write = async (work: Work): Promise<void> => {
  const own = work.db.selectFrom('person').select('id').where('registeredBy', '=', staffOf(work).organisationId)
  const persons = await own.where('synthetic', '=', true).where('protected', '=', false).orderBy('code').limit(shown.length).execute()
  for (const { id } of persons) if ((await Documents.all(work, id)).length > 0) return
  for (const [place, { id }] of persons.entries()) await Documents.show(work, id, shown[place]!)
  for (const { id } of persons.slice(0, 2)) await Pieces.attach(work, id, { name: 'attestation fictive (démonstration).pdf', kind: 'certificate', compartment: 'social', content })
}

/** A few documents and pieces for the persons of the demonstration, all plainly invented. Only on a store that has its log-ins. */
export const ensurePapers = async (databaseUrl: string, { keys, files }: Pick<Settings, 'keys' | 'files'>): Promise<void> => {
  const worker = demonstrationAccounts[0]!
  const house = await openHouse(databaseUrl, customs, { connections: 1, jobs: false, logLevel: 'silent', keys, ...(files && { files }) })
  try {
    await ready(house, keys)
    const actor = await maintain(house, 'demonstration', (work) => Organisation.standIn(work, roleIdOf(worker, worker)))
    if (actor) await transact(house, actor, write)
  } finally {
    await house.close()
  }
}
