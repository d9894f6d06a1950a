import { z } from 'zod'
import { frontRoles } from '#organisation/model'
import * as Documents from '#person/documents/actions'
import { DocumentNumber, DocumentReference, PersonDocument, Showing } from '#person/documents/model'
import { PersonReference } from '#person/model'
import { routesOf } from '#platform/route'

const { get, post, remove } = routesOf('person')
const readers = [...frontRoles, 'data-protection-officer']

export const routes = [
  get('/v1/persons/{id}/documents', { summary: 'The documents of a person, without their numbers.', guard: readers, params: PersonReference, reply: z.object({ items: z.array(PersonDocument) }), reads: true }, async (work, { params }) => ({
    items: await Documents.list(work, params.id),
  })),
  post('/v1/persons/{id}/documents', { summary: 'Writes down a document that was shown.', guard: frontRoles, params: PersonReference, body: Showing, reply: z.object({ id: z.uuid() }), keeps: false }, (work, { params, body }) =>
    Documents.show(work, params.id, body),
  ),
  get('/v1/persons/{id}/documents/{document}/number', { summary: 'The whole number of a document.', guard: frontRoles, params: DocumentReference, reply: DocumentNumber, reads: true }, (work, { params }) =>
    Documents.reveal(work, params.id, params.document),
  ),
  remove('/v1/persons/{id}/documents/{document}', { summary: 'Takes a document out of the file.', guard: frontRoles, params: DocumentReference, status: 204 }, (work, { params }) =>
    Documents.remove(work, params.id, params.document),
  ),
]
