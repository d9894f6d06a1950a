import { z } from 'zod'
import * as Outreach from '#outreach/actions'
import { Event } from '#outreach/model'
import { routesOf } from '#platform/route'

const { get } = routesOf('outreach')

export const routes = [
  get('/v1/events', { summary: 'The events, with what each source says of them.', guard: 'signed-in', reply: z.object({ items: z.array(Event) }) }, async (work) => ({
    items: await Outreach.events(work),
  })),
]
