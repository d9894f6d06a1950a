import type { House } from '#platform/house'
import { type Actor, transact, type Work } from '#platform/work'

/** A job's work: the same hand as any verb, in a transaction of its own. Throwing means: try again later. */
export type Worker = (work: Work, data: Record<string, unknown>) => Promise<void>

/** Runs a verb in a transaction of its own, as whoever is named. */
export type Step = <V>(actor: Actor, verb: (work: Work) => Promise<V>) => Promise<V>

/**
 * The work of a long job: as many transactions as it takes, each whole by itself. Killed between two, it goes on where it was.
 * `isLast`: nobody tries again.
 */
export type LongWorker = (step: Step, data: Record<string, unknown>, isLast: boolean) => Promise<void>

type Taken = (data: Record<string, unknown>, isLast: boolean) => Promise<void>

const polling = { pollingIntervalSeconds: 1, includeMetadata: true } as const

const workQueue = async (house: House, queue: string, take: Taken): Promise<void> => {
  await house.jobs?.work<Record<string, unknown>, void, typeof polling>(queue, polling, async ([job]) => {
    if (job) await take(job.data, job.retryCount >= job.retryLimit)
  })
}

/** Begins to work off the queues. A worker runs as the product itself. */
export const workJobs = async (house: House, workers: Record<string, Worker>, long: Record<string, LongWorker> = {}): Promise<void> => {
  for (const [queue, worker] of Object.entries(workers)) {
    await workQueue(house, queue, (data) => transact(house, { kind: 'system', name: queue }, (work) => worker(work, data)))
  }
  const step: Step = (actor, verb) => transact(house, actor, verb)
  for (const [queue, worker] of Object.entries(long)) await workQueue(house, queue, (data, isLast) => worker(step, data, isLast))
}
