import type { House } from '#platform/house'
import { transact, type Work } from '#platform/work'

/** A job's work: the same hand as any verb, in a transaction of its own. Throwing means: try again later. */
export type Worker = (work: Work, data: Record<string, unknown>) => Promise<void>

/** Begins to work off the queues. A worker runs as the product itself. */
export const workJobs = async (house: House, workers: Record<string, Worker>): Promise<void> => {
  for (const [queue, worker] of Object.entries(workers)) {
    await house.jobs?.work<Record<string, unknown>>(queue, { pollingIntervalSeconds: 1 }, async ([job]) => {
      if (job) await transact(house, { kind: 'system', name: queue }, (work) => worker(work, job.data))
    })
  }
}
