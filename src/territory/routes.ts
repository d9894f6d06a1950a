import { z } from 'zod'
import { routesOf } from '#platform/route'
import * as Territory from '#territory/actions'
import { Area, AreaFilter } from '#territory/model'

const { get } = routesOf('territory')

export const routes = [
  get('/v1/areas', { summary: 'Regions, provinces and cities.', guard: 'signed-in', query: AreaFilter, reply: z.object({ items: z.array(Area) }) }, async (work, { query }) => ({
    items: await Territory.find(work, query),
  })),
]
