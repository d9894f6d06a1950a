import { PgBoss } from 'pg-boss'
import type { Logger } from 'pino'

/** Tried again after 2, 4, 8, 16, 32 seconds; then the job rests as failed, for all to see, until somebody tries it again. */
const retries = { retryLimit: 5, retryDelay: 2, retryBackoff: true, retryDelayMax: 600, expireInSeconds: 300 }
const quarter = 90 * 24 * 3600

/** Requests enqueue in their own transaction, under the restricted role, which may leave a job and read none. */
const grants = 'select platform_open_queues()'

const makeQueues = async (jobs: PgBoss, queues: string[]): Promise<void> => {
  const known = new Set((await jobs.getQueues()).map((queue) => queue.name))
  const missing = queues.filter((name) => !known.has(name))
  for (const name of missing) await jobs.createQueue(name, { ...retries, deleteAfterSeconds: quarter })
  if (missing.length > 0) await jobs.getDb().executeSql(grants)
}

/** Stops working the queues off; what is being worked on is finished first. */
export const endJobs = (jobs: PgBoss | null): Promise<void> => jobs?.stop({ graceful: true, timeout: 5_000 }) ?? Promise.resolve()

/** Opens the queues, on connections of their own. Their tables were made by the migration. */
export const openJobs = async (url: string, queues: string[], log: Logger): Promise<PgBoss> => {
  const jobs = new PgBoss({ connectionString: url, schema: 'jobs', max: 3, migrate: false, supervise: true, schedule: false })
  jobs.on('error', (error: Error) => log.warn({ reason: error.message }, 'jobs'))
  await jobs.start()
  await makeQueues(jobs, queues)
  return jobs
}
