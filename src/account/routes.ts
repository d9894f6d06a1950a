import { z } from 'zod'
import * as Account from '#account/actions'
import { Directory, DirectoryReference, DirectorySetting, RenewalOffer, StaffAccess } from '#account/model'
import { routesOf } from '#platform/route'

const { get, post, put, remove } = routesOf('account')
const keepers = ['organisation-administrator']
const technicians = ['system-administrator']
const Reference = z.object({ id: z.uuid() })

/** What is done with the accounts of others. What somebody does with their own touches their cookie, and is served at the door. */
export const routes = [
  get('/v1/staff/access', { summary: 'How the accounts of one’s own staff stand.', guard: keepers, reply: z.object({ items: z.array(StaffAccess) }) }, async (work) => ({
    items: await Account.staffAccess(work),
  })),
  post('/v1/staff/{id}/unlocking', { summary: 'Opens the locked account of a colleague.', guard: keepers, params: Reference, status: 204 }, (work, { params }) =>
    Account.unlock(work, params.id),
  ),
  post('/v1/staff/{id}/renewal', { summary: 'Sends a colleague a link for a new password.', guard: keepers, params: Reference, body: RenewalOffer, status: 204 }, (work, { params, body }) =>
    Account.offerRenewal(work, params.id, body),
  ),
  post(
    '/v1/staff/{id}/renewal/link',
    { summary: 'The link for a new password whose letter has not gone out.', guard: keepers, params: Reference, reply: z.object({ path: z.string() }), keeps: false },
    (work, { params }) => Account.handRenewal(work, params.id),
  ),
  get('/v1/directories', { summary: 'The directories by which people may sign in.', guard: technicians, reply: z.object({ items: z.array(Directory) }) }, async (work) => ({
    items: await Account.directories(work),
  })),
  put('/v1/directories/{id}', { summary: 'Writes down or changes a directory.', guard: technicians, params: DirectoryReference, body: DirectorySetting, reply: Directory, keeps: false }, (work, { params, body }) =>
    Account.setDirectory(work, params.id, body),
  ),
  remove('/v1/directories/{id}', { summary: 'Closes a directory.', guard: technicians, params: DirectoryReference, status: 204 }, (work, { params }) =>
    Account.closeDirectory(work, params.id),
  ),
]
