import { z } from 'zod'
import { routesOf } from '#platform/route'
import * as Projects from '#project/actions'
import { Project } from '#project/model'

const { get } = routesOf('project')

export const routes = [
  get('/v1/projects', { summary: 'The projects: who pays, who does what, for which promise.', guard: 'signed-in', reply: z.object({ items: z.array(Project) }) }, async (work) => ({
    items: await Projects.list(work),
  })),
]
