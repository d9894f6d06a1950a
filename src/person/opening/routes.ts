import { z } from 'zod'
import { pageOf } from '#language/page'
import { caseRoles } from '#organisation/model'
import * as Broken from '#person/opening/glass'
import { matches } from '#person/opening/matches'
import { AccessAnswer, AccessAsking, AccessFilter, AccessRequest, Glass, GlassBreaking, GlassFilter, GlassReview, Matches, MatchQuestion, Opening } from '#person/opening/model'
import * as Requests from '#person/opening/requests'
import { routesOf } from '#platform/route'

const { get, post } = routesOf('person')
const Reference = z.object({ id: z.uuid() })
const reviewers = ['supervisor', 'data-protection-officer']

/** How a file is opened to an organisation that does not see it: by hearing of a match, by asking, and in need by breaking the glass. */
export const routes = [
  post('/v1/persons/matches', { summary: 'Whether somebody may be known elsewhere; masked.', guard: caseRoles, body: MatchQuestion, reply: Matches, status: 200, reads: true }, (work, { body }) =>
    matches(work, body),
  ),
  get('/v1/access-requests', { summary: 'Requests for access, received or sent.', guard: caseRoles, query: AccessFilter, reply: pageOf(AccessRequest) }, (work, { query }) =>
    Requests.list(work, query),
  ),
  post('/v1/access-requests', { summary: 'Asks those who know a person for access.', guard: caseRoles, body: AccessAsking, reply: AccessRequest }, (work, { body }) =>
    Requests.ask(work, body),
  ),
  get('/v1/access-requests/{id}', { summary: 'One request for access.', guard: caseRoles, params: Reference, reply: AccessRequest, reads: true }, (work, { params }) => Requests.read(work, params.id)),
  post('/v1/access-requests/{id}/answer', { summary: 'Grants access, or refuses it with a reason.', guard: caseRoles, params: Reference, body: AccessAnswer, reply: AccessRequest, status: 200 }, (work, { params, body }) =>
    Requests.answer(work, params.id, body),
  ),
  get('/v1/glass', { summary: 'Broken glass for which one answers.', guard: reviewers, query: GlassFilter, reply: pageOf(Glass) }, (work, { query }) => Broken.list(work, query)),
  post('/v1/glass', { summary: 'Opens a closed file for three hours, with a reason.', guard: ['counsellor', 'supervisor'], body: GlassBreaking, reply: Opening }, (work, { body }) =>
    Broken.breakGlass(work, body),
  ),
  post('/v1/glass/{id}/review', { summary: 'Says whether broken glass was justified.', guard: reviewers, params: Reference, body: GlassReview, reply: Glass, status: 200 }, (work, { params, body }) =>
    Broken.review(work, params.id, body),
  ),
]
