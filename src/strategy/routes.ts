import { z } from 'zod'
import { routesOf } from '#platform/route'
import * as Strategies from '#strategy/actions'
import { Document, Inconsistency, Indicator, Strategy } from '#strategy/model'

const { get } = routesOf('strategy')

export const routes = [
  get('/v1/strategy', { summary: 'The strategy as promised.', guard: 'signed-in', reply: Strategy }, (work) => Strategies.get(work)),
  get('/v1/indicators', { summary: 'The indicators, with what they count.', guard: 'signed-in', reply: z.object({ items: z.array(Indicator) }) }, async (work) => ({
    items: await Strategies.indicators(work),
  })),
  get('/v1/documents', { summary: 'The documents behind the facts.', guard: 'signed-in', reply: z.object({ items: z.array(Document) }) }, async (work) => ({
    items: await Strategies.documents(work),
  })),
  get('/v1/inconsistencies', { summary: 'Where the sources disagree.', guard: 'signed-in', reply: z.object({ items: z.array(Inconsistency) }) }, async (work) => ({
    items: await Strategies.inconsistencies(work),
  })),
]
