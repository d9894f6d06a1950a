import { z } from 'zod'
import { pageOf } from '#language/page'
import { routesOf } from '#platform/route'
import * as Rights from '#rights/actions'
import { Answer, Asking, Assignment, Authorisation, Handing, officer, Processing, Request, RequestFile, RequestFilter, requestRoles, Retention, TermChange, termRoles, TermSetting } from '#rights/model'

const { get, post, put } = routesOf('rights')
const Reference = z.object({ id: z.uuid() })
const Purpose = z.object({ purpose: z.string().max(40) })
const Changes = z.object({ items: z.array(TermChange) })
const Code = z.object({ code: z.string().max(40) })
/** A request after an answer; null where the answer ended one's own sight of the file. */
const Answered = z.object({ request: RequestFile.nullable() })

export const routes = [
  get('/v1/rights-requests', { summary: 'Requests of persons about their own file.', guard: requestRoles, query: RequestFilter, reply: pageOf(Request), reads: true }, (work, { query }) =>
    Rights.list(work, query),
  ),
  get('/v1/rights-requests/{id}', { summary: 'One request of a person about their file.', guard: requestRoles, params: Reference, reply: RequestFile, reads: true }, (work, { params }) =>
    Rights.read(work, params.id),
  ),
  post('/v1/rights-requests/{id}/answer', { summary: 'Takes a request in hand, grants, refuses or withdraws it.', guard: requestRoles, params: Reference, body: Answer, reply: Answered, status: 200 }, async (work, { params, body }) => ({
    request: await Rights.answer(work, params.id, body),
  })),
  post('/v1/rights-requests/{id}/organisation', { summary: 'Sends a request to the organisation that it concerns.', guard: [officer], params: Reference, body: Assignment, reply: RequestFile, status: 200 }, (work, { params, body }) =>
    Rights.assign(work, params.id, body.organisation),
  ),
  post('/v1/rights-requests/{id}/file', { summary: 'Hands everything that is held to its person.', guard: requestRoles, params: Reference, body: Handing, reply: 'file', status: 200, keeps: false }, (work, { params, body }) =>
    Rights.hand(work, params.id, body),
  ),
  get('/v1/persons/{id}/rights-requests', { summary: 'The requests of one person.', guard: requestRoles, params: Reference, reply: z.object({ items: z.array(Request) }), reads: true }, async (work, { params }) => ({
    items: await Rights.ofPerson(work, params.id),
  })),
  post('/v1/persons/{id}/rights-requests', { summary: 'Writes down what a person asks about their file.', guard: requestRoles, params: Reference, body: Asking, reply: RequestFile }, (work, { params, body }) =>
    Rights.ask(work, params.id, body),
  ),
  get('/v1/processings', { summary: 'The register of processings of personal data.', guard: 'signed-in', reply: z.object({ items: z.array(Processing) }) }, async (work) => ({
    items: await Rights.processings(work),
  })),
  put('/v1/processings/{code}', { summary: 'Writes down the number that the authority gave.', guard: [officer], params: Code, body: Authorisation, reply: z.object({ items: z.array(Processing) }) }, async (work, { params, body }) => ({
    items: await Rights.authorise(work, params.code, body),
  })),
  get('/v1/retention', { summary: 'Terms, and who would be anonymised by them.', guard: [officer], reply: Retention, reads: true }, (work) => Rights.retention(work)),
  put('/v1/retention/{purpose}', { summary: 'Proposes a term, with what it leans on.', guard: [officer], params: Purpose, body: TermSetting, reply: Changes }, async (work, { params, body }) => ({
    items: await Rights.proposeTerm(work, params.purpose, body),
  })),
  get('/v1/term-changes', { summary: 'Terms that wait for a second hand, or for their day.', guard: termRoles, reply: Changes }, async (work) => ({ items: await Rights.termChanges(work) })),
  post('/v1/term-changes/{id}/confirmation', { summary: 'Confirms a term that another proposed.', guard: termRoles, params: Reference, reply: Changes, status: 200 }, async (work, { params }) => ({
    items: await Rights.confirmTerm(work, params.id),
  })),
  post('/v1/term-changes/{id}/withdrawal', { summary: 'Takes the change of a term back before its day.', guard: termRoles, params: Reference, reply: Changes, status: 200 }, async (work, { params }) => ({
    items: await Rights.withdrawTerm(work, params.id),
  })),
]
