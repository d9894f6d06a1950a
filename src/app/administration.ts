import { sql } from 'kysely'
import { z } from 'zod'
import { Job, JobFilter } from '#app/model'
import { Problem } from '#language/problem'
import { journal } from '#platform/journal'
import { routesOf } from '#platform/route'
import type { Work } from '#platform/work'

const JobReference = z.object({ id: z.uuid() })

const states = { waiting: ['created', 'retry', 'active'], failed: ['failed'], completed: ['completed'] }

/** The jobs in a state, the newest first, at most 200. */
const list = async (work: Work, state: keyof typeof states): Promise<Job[]> => {
  const { rows } = await sql<Job>`select * from platform_list_jobs(${states[state]}::text[])`.execute(work.db)
  return rows
}

/** Tries a job again that rests as failed. Problem: `not-found`. */
const retry = async (work: Work, id: string): Promise<void> => {
  const { rows } = await sql<{ retried: boolean }>`select platform_retry_job(${id}) as retried`.execute(work.db)
  if (!rows[0]?.retried) throw new Problem('not-found')
  await journal(work, { verb: 'job.retried', subject: { word: 'job', id } })
}

const { get, post } = routesOf('administration')
const guard = ['system-administrator']

export const routes = [
  get('/v1/jobs', { summary: 'Jobs that wait, failed or are done.', guard, query: JobFilter, reply: z.object({ items: z.array(Job) }) }, async (work, { query }) => ({
    items: await list(work, query.state),
  })),
  post('/v1/jobs/{id}/retry', { summary: 'Tries a failed job again.', guard, params: JobReference, status: 204 }, (work, { params }) => retry(work, params.id)),
]
