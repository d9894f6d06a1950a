import { z } from 'zod'
import * as Deliveries from '#delivery/actions'
import { Declaration, LedgerFilter, LedgerLine, PersonLine, Recording, Reversal } from '#delivery/model'
import { exactRoles, frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import { pageOf } from '#language/page'

const { get, post } = routesOf('delivery')
const Reference = z.object({ id: z.uuid() })
const Identified = z.object({ id: z.uuid() })
const readers = [...exactRoles, ...frontRoles]

export const routes = [
  post('/v1/deliveries', { summary: 'Records a service given: one line in the ledger.', guard: frontRoles, body: Recording, reply: Identified }, (work, { body }) =>
    Deliveries.record(work, body),
  ),
  post('/v1/deliveries/{id}/reversal', { summary: 'Reverses a line that was a mistake.', guard: frontRoles, params: Reference, body: Reversal, reply: Identified }, (work, { params, body }) =>
    Deliveries.correct(work, params.id, body.reason),
  ),
  get('/v1/ledger', { summary: 'Lines of the ledger, without persons.', guard: readers, query: LedgerFilter, reply: pageOf(LedgerLine) }, (work, { query }) =>
    Deliveries.lines(work, query),
  ),
  get('/v1/ledger/{id}', { summary: 'One line of the ledger, without its person.', guard: readers, params: Reference, reply: LedgerLine }, (work, { params }) =>
    Deliveries.line(work, params.id),
  ),
  get('/v1/persons/{id}/deliveries', { summary: 'The services given to a person.', guard: [...frontRoles, 'data-protection-officer'], params: Reference, reply: z.object({ items: z.array(PersonLine) }), reads: true }, async (work, { params }) => ({
    items: await Deliveries.ofPerson(work, params.id),
  })),
  get('/v1/declarations', { summary: 'The declared figures.', guard: 'signed-in', reply: z.object({ items: z.array(Declaration) }) }, async (work) => ({
    items: await Deliveries.declarations(work),
  })),
]
