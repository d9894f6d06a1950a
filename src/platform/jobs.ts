import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'
import type { House } from '#platform/house'
import { transact, type Work } from '#platform/work'

/** The queue in which a job rests that failed at every try, until somebody looks at it and tries it again. */
export const deadLetters = 'dead-letters'

const retries = { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 300 }

const makeQueues = async (jobs: PgBoss, queues: string[]): Promise<void> => {
  const known = new Set((await jobs.getQueues()).map((queue) => queue.name))
  if (!known.has(deadLetters)) await jobs.createQueue(deadLetters, { retryLimit: 0, deleteAfterSeconds: 0 })
  for (const name of queues) if (!known.has(name)) await jobs.createQueue(name, { ...retries, deadLetter: deadLetters })
}

/** Opens the queues, on connections of their own. Their tables were made by the migration. */
export const openJobs = async (url: string, queues: string[], log: Logger): Promise<PgBoss> => {
  const jobs = new PgBoss({ connectionString: url, schema: 'jobs', max: 3, migrate: false, supervise: false, schedule: false })
  jobs.on('error', (error: Error) => log.warn({ reason: error.message }, 'jobs'))
  await jobs.start()
  await makeQueues(jobs, queues)
  return jobs
}

/** A job's work: the same hand as any verb, in a transaction of its own. Throwing means: try again later. */
export type Worker = (work: Work, data: Record<string, unknown>) => Promise<void>

/** Begins to work off the queues. A worker runs as the product itself. */
export const workJobs = async (house: House, workers: Record<string, Worker>): Promise<void> => {
  for (const [queue, worker] of Object.entries(workers)) {
    await house.jobs.work<Record<string, unknown>>(queue, { pollingIntervalSeconds: 1 }, async ([job]) => {
      if (job) await transact(house, { kind: 'system', name: queue }, (work) => worker(work, job.data))
    })
  }
}
