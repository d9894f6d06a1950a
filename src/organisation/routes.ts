import { z } from 'zod'
import * as Organisation from '#organisation/actions'
import { Acting, Organisation as Named, Session, Site } from '#organisation/model'
import { routesOf } from '#platform/route'

const { get, put } = routesOf('organisation')

export const routes = [
  get('/v1/session', { summary: 'Who is signed in.', guard: 'signed-in', reply: Session }, (work) => Organisation.session(work)),
  put('/v1/session/acting', { summary: 'Acts in another role.', guard: 'signed-in', body: Acting, reply: Session }, (work, { body }) =>
    Organisation.actAs(work, body.role),
  ),
  get('/v1/organisations', { summary: 'The organisations by their names.', guard: 'signed-in', reply: z.object({ items: z.array(Named) }) }, async (work) => ({
    items: await Organisation.list(work),
  })),
  get('/v1/sites', { summary: 'The sites that are open.', guard: 'signed-in', reply: z.object({ items: z.array(Site) }) }, async (work) => ({
    items: await Organisation.sites(work),
  })),
]
