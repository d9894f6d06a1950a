import { z } from 'zod'
import { routesOf } from '#platform/route'
import * as Services from '#service/actions'
import { Offer, OfferFilter } from '#service/model'

const { get } = routesOf('service')

export const routes = [
  get('/v1/offers', { summary: 'The catalogue: services at their sites.', guard: 'signed-in', query: OfferFilter, reply: z.object({ items: z.array(Offer) }) }, async (work, { query }) => ({
    items: await Services.offers(work, query),
  })),
]
