import { z } from 'zod'
import { caseRoles } from '#organisation/model'
import { PersonReference } from '#person/model'
import * as Held from '#person/pieces/actions'
import { Attaching, PieceReference, Pieces } from '#person/pieces/model'
import { routesOf } from '#platform/route'

const { get, post, remove } = routesOf('person')

export const routes = [
  get('/v1/persons/{id}/pieces', { summary: 'The pieces of a person that one may read.', guard: caseRoles, params: PersonReference, reply: Pieces, reads: true }, (work, { params }) =>
    Held.list(work, params.id),
  ),
  post(
    '/v1/persons/{id}/pieces',
    { summary: 'Adds a file to a person: a scan, a signed consent.', guard: caseRoles, params: PersonReference, body: Attaching, reply: z.object({ id: z.uuid() }), carries: true },
    (work, { params, body }) => Held.attach(work, params.id, body),
  ),
  get('/v1/persons/{id}/pieces/{piece}/file', { summary: 'The file of a piece.', guard: caseRoles, params: PieceReference, reply: 'file', reads: true }, (work, { params }) =>
    Held.open(work, params.id, params.piece),
  ),
  remove('/v1/persons/{id}/pieces/{piece}', { summary: 'Takes a piece out of the file.', guard: caseRoles, params: PieceReference, status: 204 }, (work, { params }) =>
    Held.remove(work, params.id, params.piece),
  ),
]
