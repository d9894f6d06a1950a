import { z } from 'zod'
import { Moment } from '#language/date'

/** A job as the administrator sees it: ids and codes only, never what it is about. Pure: the web reads it too. */
export const Job = z.object({
  id: z.uuid(),
  queue: z.string(),
  state: z.enum(['created', 'retry', 'active', 'completed', 'cancelled', 'failed']),
  tries: z.int(),
  createdAt: Moment,
  nextAt: Moment.nullable(),
  endedAt: Moment.nullable(),
  reason: z.string().nullable(),
})
export type Job = z.infer<typeof Job>

export const jobViews = ['waiting', 'failed', 'completed'] as const
export const JobFilter = z.object({ state: z.enum(jobViews).default('failed') })
