import { z } from 'zod'
import * as Intake from '#intake/actions'
import * as Forms from '#intake/forms'
import { Answered, Answering, Form, FormDetail, FormMapping, Import, ImportDetail, ImportReference, ImportRow, importerRoles, Mapping, ReadingChange, RowListing, Running } from '#intake/model'
import { pageOf } from '#language/page'
import { Language } from '#language/text'
import { frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'

const { get, post, put } = routesOf('intake')
const guard = importerRoles
const one = { guard, params: ImportReference }
const mostBytes = 512 * 1024 * 1024
const mostFormBytes = 16 * 1024 * 1024

export const routes = [
  post('/v1/intake/imports', { summary: 'Takes a file of people in, and says how it is understood.', guard, takes: mostBytes, reply: ImportDetail }, (work, { file }) =>
    Intake.upload(work, file),
  ),
  get('/v1/intake/imports', { summary: 'The files that one’s organisation brought in.', guard, reply: z.object({ items: z.array(Import) }) }, async (work) => ({
    items: await Intake.list(work),
  })),
  get('/v1/intake/imports/{id}', { summary: 'A file with its columns, and what they mean.', ...one, reply: ImportDetail }, (work, { params }) => Intake.get(work, params.id)),
  put('/v1/intake/imports/{id}/reading', { summary: 'Says how the file is to be read.', ...one, body: ReadingChange, reply: ImportDetail }, (work, { params, body }) =>
    Intake.reread(work, params.id, body),
  ),
  put('/v1/intake/imports/{id}/mapping', { summary: 'Says what columns and words mean.', ...one, body: Mapping, reply: ImportDetail }, (work, { params, body }) =>
    Intake.map(work, params.id, body),
  ),
  post('/v1/intake/imports/{id}/check', { summary: 'Tries the whole file without registering anybody.', ...one, reply: Import, status: 200 }, (work, { params }) =>
    Intake.check(work, params.id),
  ),
  post('/v1/intake/imports/{id}/run', { summary: 'Registers those who are new.', ...one, body: Running, reply: Import, status: 200 }, (work, { params, body }) =>
    Intake.run(work, params.id, body),
  ),
  post('/v1/intake/imports/{id}/stop', { summary: 'Stops after the rows in hand.', ...one, reply: Import, status: 200 }, (work, { params }) => Intake.stop(work, params.id)),
  post('/v1/intake/imports/{id}/resume', { summary: 'Goes on where it was.', ...one, reply: Import, status: 200 }, (work, { params }) => Intake.resume(work, params.id)),
  get('/v1/intake/imports/{id}/rows', { summary: 'The rows, and what becomes of each.', ...one, query: RowListing, reply: pageOf(ImportRow), reads: true }, (work, { params, query }) =>
    Intake.rows(work, params.id, query),
  ),
  get(
    '/v1/intake/imports/{id}/returned',
    { summary: 'The rows that were refused or left aside, with the reasons, as CSV.', ...one, query: z.object({ language: Language.default('fr') }), reply: 'file', writes: true },
    (work, { params, query }) => Intake.returned(work, params.id, query.language),
  ),
  post('/v1/intake/forms', { summary: 'Takes a partner’s form in (XLSForm), and names what is not known.', guard, takes: mostFormBytes, reply: FormDetail }, (work, { file }) =>
    Forms.bring(work, file),
  ),
  get('/v1/intake/forms', { summary: 'The forms of one’s organisation.', guard: frontRoles, reply: z.object({ items: z.array(Form) }) }, async (work) => ({
    items: await Forms.forms(work),
  })),
  get('/v1/intake/forms/{id}', { summary: 'A form with its questions.', guard: frontRoles, params: ImportReference, reply: FormDetail }, (work, { params }) => Forms.form(work, params.id)),
  put('/v1/intake/forms/{id}/mapping', { summary: 'Says which questions are about the person.', ...one, body: FormMapping, reply: FormDetail }, (work, { params, body }) =>
    Forms.mapForm(work, params.id, body),
  ),
  post('/v1/intake/forms/{id}/publish', { summary: 'Asks the form from now on.', ...one, reply: FormDetail, status: 200 }, (work, { params }) => Forms.publish(work, params.id)),
  post('/v1/intake/forms/{id}/close', { summary: 'Asks the form no more.', ...one, reply: FormDetail, status: 200 }, (work, { params }) => Forms.close(work, params.id)),
  post('/v1/intake/forms/{id}/answers', { summary: 'Keeps what was answered.', guard: frontRoles, params: ImportReference, body: Answering, reply: Answered }, (work, { params, body }) =>
    Forms.answer(work, params.id, body),
  ),
]
