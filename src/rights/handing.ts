import * as Casework from '#casework/actions'
import * as Deliveries from '#delivery/actions'
import * as Journal from '#journal/actions'
import { Problem } from '#language/problem'
import * as Organisations from '#organisation/actions'
import * as Persons from '#person/actions'
import { journal } from '#platform/journal'
import type { FileReply } from '#platform/route'
import { staffOf, type Work } from '#platform/work'
import * as Referrals from '#referral/actions'
import * as access from '#rights/access'
import type { Held } from '#rights/gathered'
import { layOut } from '#rights/held'
import type { HandedFile, Handing } from '#rights/model'
import { printFile } from '#rights/printing'
import * as Requests from '#rights/requests'
import * as store from '#rights/store'

/**
 * Gathers what is held on a person, word by word, as whoever hands it over may read it. `reader`: the organisation at whose counter that is
 * done; null for the data-protection officer, who reads every file and alone makes the whole copy.
 */
const gather = async (work: Work, id: string, reader: string | null): Promise<Held> => {
  const organisations = new Map((await Organisations.list(work)).map(({ id: key, name }) => [key, name]))
  const words = new Map((await store.listWords(work, id)).map((each) => [each.id, each]))
  return {
    ...(await Persons.heldOn(work, id, reader)),
    lines: await Deliveries.heldOn(work, id, reader),
    casework: await Casework.heldOn(work, id, reader),
    referrals: await Referrals.heldOn(work, id, reader),
    openings: await Journal.openings(work, id),
    requests: (await store.listOfPerson(work, id)).map((request) => ({ ...request, asked: words.get(request.id)?.asked ?? null, reason: words.get(request.id)?.reason ?? null })),
    organisations,
    atCounter: reader !== null,
    now: work.now,
  }
}

const dataOf = (file: HandedFile): Uint8Array => Buffer.from(`${JSON.stringify(file, null, 2)}\n`)

/**
 * Hands a person what is held on them, on paper or as data, in their language. The request must be theirs and for access; the first hand-over
 * grants it. To whom and how it was handed is kept, and a line of the journal. A counter hands over what its worker may read elsewhere too,
 * and says that others may hold more; the whole copy is the data-protection officer's to make. What a copy leaves out is said in it.
 * The organisation concerned, the one that registered the person and the officers are told.
 * Problems: `forbidden`, `not-found`, `transition-refused` (not a request for access, or refused).
 */
export const hand = async (work: Work, id: string, { format, reason }: Handing): Promise<FileReply> => {
  if (!access.mayRequest(work.actor)) throw new Problem('forbidden')
  const request = await Requests.get(work, id)
  await Requests.grantAccess(work, id)
  await Requests.noteHanding(work, request, reason, format)
  const reader = access.isOfficer(work.actor) ? null : staffOf(work).organisationId
  const held = await gather(work, request.person.id, reader)
  const told = { organisation: request.organisation.id, registering: held.person.registeredBy.id, whole: reader === null }
  await journal(work, { verb: 'rights.handed', subject: { word: 'rights', id }, person: request.person.id, details: { format, ...told } })
  const file = layOut(held, request.language)
  const name = `rawabit-${file.code}-${file.madeOn}-${file.language}.${format}`
  if (format === 'json') return { name, mediaType: 'application/json', bytes: dataOf(file) }
  return { name, mediaType: 'application/pdf', bytes: await printFile(file, held.person.synthetic) }
}
