import * as Exports from '#person/exports/actions'
import { agreeingRoles, askingRoles, ExportAsking, ExportDecision, ExportReference, PersonExport, PersonExports } from '#person/exports/model'
import { routesOf } from '#platform/route'

const { get, post } = routesOf('person')

export const routes = [
  get('/v1/person-exports', { summary: 'The exports of persons that were asked for.', guard: askingRoles, reply: PersonExports }, (work) => Exports.list(work)),
  post('/v1/person-exports', { summary: 'Asks for the persons of one’s list as a file, for a reason.', guard: askingRoles, body: ExportAsking, reply: PersonExport }, (work, { body }) =>
    Exports.ask(work, body),
  ),
  post('/v1/person-exports/{id}/decision', { summary: 'Agrees to an export of somebody else, or refuses it.', guard: agreeingRoles, params: ExportReference, body: ExportDecision, reply: PersonExport, status: 200 }, (work, { params, body }) =>
    Exports.decide(work, params.id, body),
  ),
  post('/v1/person-exports/{id}/withdrawal', { summary: 'Takes back one’s own wish for an export that still waits.', guard: askingRoles, params: ExportReference, reply: PersonExport, status: 200 }, (work, { params }) =>
    Exports.withdraw(work, params.id),
  ),
  get('/v1/person-exports/{id}/file', { summary: 'The file of an export of one’s own.', guard: askingRoles, params: ExportReference, reply: 'file', reads: true }, (work, { params }) =>
    Exports.collect(work, params.id),
  ),
]
