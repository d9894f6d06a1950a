import type { Role } from '#organisation/model'
import { aPdf, aPerson, consentToShare } from '#test/build'
import type { Client, Reply, Service } from '#test/service'

/** What an organisation has in front of it: a worker, a person whom nobody else knows, and one thing of each kind about that person. */
export type Party = {
  organisation: string
  offer: string
  worker: Client
  /** A name that stands nowhere else, so that a leak can be recognised. */
  mark: string
  person: { id: string; code: string }
  consent: string
  delivery: string
  appointment: string
  referral: string
  note: string
  document: string
  piece: string
  request: string
}

/**
 * `shared` is known to MS2 by the referral `received` from the CRM. Of the CRM's person somebody of ANAPEC `asked` for access, and then opened
 * the file in an emergency (`broken`).
 */
export type World = { ms2: Party; crm: Party; anapec: Party; shared: { id: string; code: string }; received: string; asked: string; broken: string }

const places = {
  ms2: { site: 'cellule-al-andalous', offer: 'cellule-al-andalous-ecoute', compartments: ['social', 'health', 'protection'], phone: '0611000001' },
  crm: { site: 'crm-oujda', offer: 'crm-oujda-panier', compartments: ['social'], phone: '0611000002' },
  anapec: { site: 'anapec-oujda', offer: 'anapec-oujda-accompagnement', compartments: ['employment'], phone: '0611000003' },
} as const
export type Place = keyof typeof places

/** An organisation to which everybody refers, and where nobody works. */
const afar = { organisation: 'fondation-orient-occident', offer: 'foo-oujda-ecoute' }

const made = ({ status, body }: Reply): { id: string } => {
  if (status !== 201) throw new Error(`the world could not be made: ${status} ${JSON.stringify(body)}`)
  return body as { id: string }
}

/** A member of staff of one of the three organisations, in any role. */
export const workerOf = (service: Service, place: Place, role: Role = 'counsellor'): Promise<Client> =>
  service.signIn({ organisation: place, site: places[place].site, role, compartments: [...places[place].compartments] })

/** A person of one organisation alone, with a thing of each kind. */
export const partyOf = async (worker: Client, organisation: Place): Promise<Party> => {
  const { offer, phone } = places[organisation]
  const mark = `Marque${organisation}`
  const person = await aPerson(worker, {
    names: [{ given: mark, family: `Famille${organisation}`, script: 'latin' }],
    contacts: [{ kind: 'phone', value: phone }],
    consents: [consentToShare(afar.organisation)],
  })
  const { id: delivery } = made(await worker.post('/v1/deliveries', { person: person.id, offer, on: '2026-02-03' }, `key-of-${person.id}`))
  const { id: appointment } = made(await worker.post('/v1/appointments', { person: person.id, offer, startsAt: '2026-03-03T09:00:00Z', note: `Note${mark}` }))
  const { id: referral } = made(await worker.post('/v1/referrals', { person: person.id, to: afar.offer, reason: `Motif${mark}` }))
  const { id: note } = made(await worker.post(`/v1/persons/${person.id}/notes`, { compartment: places[organisation].compartments[0], text: `Note${mark}` }))
  const { id: request } = made(await worker.post(`/v1/persons/${person.id}/rights-requests`, { kind: 'access', asked: `Voeu${mark}`, language: 'fr', on: '2026-02-05' }))
  const { body } = await worker.get(`/v1/persons/${person.id}`)
  const { id: document } = made(await worker.post(`/v1/persons/${person.id}/documents`, { kind: 'passport', number: `Numero${mark}1` }))
  const attaching = { name: `Piece ${mark}.pdf`, kind: 'document', compartment: places[organisation].compartments[0], content: aPdf(mark) }
  const { id: piece } = made(await worker.post(`/v1/persons/${person.id}/pieces`, attaching))
  return { document, piece, organisation, offer, worker, mark, person, delivery, appointment, referral, note, request, consent: body.consents[0].id }
}

/** Somebody of ANAPEC asks for a file that another organisation keeps, and opens it in an emergency. */
const openAFile = async (service: Service, phone: string): Promise<{ asked: string; broken: string }> => {
  const cleared = await service.signIn({ organisation: 'anapec', role: 'counsellor', compartments: ['health'] })
  const { handle } = (await cleared.post('/v1/persons/matches', { phone })).body.items[0]
  const { id: asked } = made(await cleared.post('/v1/access-requests', { handle, reason: 'Suivie ici aussi' }))
  const { id: broken } = made(await cleared.post('/v1/glass', { handle, reason: 'Malaise au guichet' }))
  return { asked, broken }
}

/** Three organisations that know nothing of one another's persons, but for one: `shared`, whom the CRM registered, served and referred to MS2. */
export const buildWorldOfThree = async (service: Service): Promise<World> => {
  const [ms2, crm, anapec] = [
    await partyOf(await workerOf(service, 'ms2'), 'ms2'),
    await partyOf(await workerOf(service, 'crm'), 'crm'),
    await partyOf(await workerOf(service, 'anapec'), 'anapec'),
  ]
  const shared = await aPerson(crm.worker, { names: [{ given: 'Partagée', family: 'Connue', script: 'latin' }], contacts: [], consents: [consentToShare('ms2')] })
  made(await crm.worker.post('/v1/deliveries', { person: shared.id, offer: crm.offer, on: '2026-02-04' }))
  const { id: received } = made(await crm.worker.post('/v1/referrals', { person: shared.id, to: ms2.offer, reason: 'Écoute' }))
  return { ms2, crm, anapec, shared, received, ...(await openAFile(service, places.crm.phone)) }
}
