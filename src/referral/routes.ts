import { z } from 'zod'
import { Appointment } from '#casework/model'
import { frontRoles } from '#organisation/model'
import { routesOf } from '#platform/route'
import { pageOf } from '#language/page'
import * as Referrals from '#referral/actions'
import { Advance, Booking, Referral, ReferralFile, ReferralFilter, Sending } from '#referral/model'

const { get, post } = routesOf('referral')
const Reference = z.object({ id: z.uuid() })

export const routes = [
  get('/v1/referrals', { summary: 'The queue of referrals.', guard: frontRoles, query: ReferralFilter, reply: pageOf(Referral) }, (work, { query }) => Referrals.list(work, query)),
  post('/v1/referrals', { summary: 'Refers a person to an offer.', guard: frontRoles, body: Sending, reply: ReferralFile }, (work, { body }) => Referrals.send(work, body)),
  get('/v1/referrals/{id}', { summary: 'A referral with its history.', guard: frontRoles, params: Reference, reply: ReferralFile, reads: true }, (work, { params }) =>
    Referrals.read(work, params.id),
  ),
  post('/v1/referrals/{id}/state', { summary: 'Answers a referral or moves it on.', guard: frontRoles, params: Reference, body: Advance, reply: ReferralFile, status: 200 }, (work, { params, body }) =>
    Referrals.advance(work, params.id, body),
  ),
  post('/v1/referrals/{id}/appointments', { summary: 'Books a date for an accepted referral.', guard: frontRoles, params: Reference, body: Booking, reply: Appointment }, (work, { params, body }) =>
    Referrals.book(work, params.id, body),
  ),
  get('/v1/persons/{id}/referrals', { summary: 'The referrals of a person.', guard: frontRoles, params: Reference, reply: z.object({ items: z.array(Referral) }), reads: true }, async (work, { params }) => ({
    items: await Referrals.ofPerson(work, params.id),
  })),
]
