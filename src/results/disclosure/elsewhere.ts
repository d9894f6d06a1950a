import { once } from 'node:events'
import { Worker } from 'node:worker_threads'
import type { Protected } from '#results/disclosure/protect'
import type { Table } from '#results/disclosure/table'
import type { Answer } from '#results/disclosure/worker'

/** Decides tables in a thread of its own; `null` where no decision protects. */
export type Deciding = (table: Table) => Promise<Protected | null>

/**
 * Runs `body` with somebody who decides tables one after the other, elsewhere: a large programme takes seconds, and requests are answered
 * meanwhile.
 */
export const decidingElsewhere = async <V>(body: (decide: Deciding) => Promise<V>): Promise<V> => {
  let worker: Worker | undefined
  const decide: Deciding = async (table) => {
    worker ??= new Worker(new URL('./worker.ts', import.meta.url))
    worker.postMessage(table)
    const [answer] = (await once(worker, 'message')) as [Answer]
    if ('fault' in answer) throw new Error(answer.fault)
    return answer.decided
  }
  try {
    return await body(decide)
  } finally {
    await worker?.terminate()
  }
}
