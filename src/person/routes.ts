import { z } from 'zod'
import { frontRoles } from '#organisation/model'
import * as Persons from '#person/actions'
import { AnsweredPerson, Consent, Correction, Person, PersonListing, PersonReference, PersonRow, PersonSearch, Registration, Share, Status } from '#person/model'
import { routes as documents } from '#person/documents/routes'
import { routes as exports } from '#person/exports/routes'
import { routes as pieces } from '#person/pieces/routes'
import { routes as opening } from '#person/opening/routes'
import { routes as protection } from '#person/protection/routes'
import { routesOf } from '#platform/route'
import { pageOf } from '#language/page'

const { get, post, patch, remove } = routesOf('person')
const readers = [...frontRoles, 'data-protection-officer']
const Withdrawal = z.object({ id: z.uuid(), consent: z.uuid() })

export const routes = [
  get('/v1/persons', { summary: 'The persons one may see, a page at a time.', guard: readers, query: PersonListing, reply: pageOf(PersonRow) }, (work, { query }) =>
    Persons.list(work, query),
  ),
  post('/v1/persons', { summary: 'Registers a person.', guard: frontRoles, body: Registration, reply: Person }, (work, { body }) =>
    Persons.register(work, body),
  ),
  post(
    '/v1/persons/search',
    { summary: 'Finds persons by name, phone, code or document.', guard: readers, body: PersonSearch, reply: z.object({ items: z.array(PersonRow) }), status: 200, reads: true },
    async (work, { body }) => ({ items: await Persons.search(work, body.text, body.limit) }),
  ),
  get('/v1/persons/{id}', { summary: 'A person’s file.', guard: readers, params: PersonReference, reply: Person, reads: true }, (work, { params }) =>
    Persons.read(work, params.id),
  ),
  patch('/v1/persons/{id}', { summary: 'Corrects a file.', guard: frontRoles, params: PersonReference, body: Correction, reply: Person }, (work, { params, body }) =>
    Persons.correct(work, params.id, body),
  ),
  post('/v1/persons/{id}/statuses', { summary: 'Adds a dated status.', guard: frontRoles, params: PersonReference, body: Status, reply: Person }, (work, { params, body }) =>
    Persons.addStatus(work, params.id, body),
  ),
  post('/v1/persons/{id}/consents', { summary: 'Writes down a consent or a refusal.', guard: frontRoles, params: PersonReference, body: Consent, reply: AnsweredPerson }, (work, { params, body }) =>
    Persons.consent(work, params.id, body),
  ),
  remove('/v1/persons/{id}/consents/{consent}', { summary: 'Withdraws a consent.', guard: frontRoles, params: Withdrawal, reply: AnsweredPerson }, (work, { params }) =>
    Persons.withdraw(work, params.id, params.consent),
  ),
  get('/v1/persons/{id}/shares', { summary: 'With whom a file was shared.', guard: readers, params: PersonReference, reply: z.object({ items: z.array(Share) }), reads: true }, async (work, { params }) => ({
    items: await Persons.shares(work, params.id),
  })),
  ...documents,
  ...exports,
  ...pieces,
  ...opening,
  ...protection,
]
