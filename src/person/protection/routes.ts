import { caseRoles } from '#organisation/model'
import { Hiding, PersonReference, Protecting, Protection } from '#person/model'
import * as Protections from '#person/protection/actions'
import { routesOf } from '#platform/route'

const { get, put, remove } = routesOf('person')

export const routes = [
  get('/v1/persons/{id}/protection', { summary: 'Who guards a case whose name is hidden.', guard: caseRoles, params: PersonReference, reply: Protection, reads: true }, (work, { params }) =>
    Protections.read(work, params.id),
  ),
  put('/v1/persons/{id}/protection', { summary: 'Hides a name from all but those who guard the case.', guard: caseRoles, params: PersonReference, body: Protecting, reply: Hiding }, (work, { params, body }) =>
    Protections.protect(work, params.id, body),
  ),
  remove('/v1/persons/{id}/protection', { summary: 'Shows a hidden name again.', guard: caseRoles, params: PersonReference, reply: Hiding }, (work, { params }) =>
    Protections.unprotect(work, params.id),
  ),
]
