import { parentPort } from 'node:worker_threads'
import { protect, type Protected, Unprotectable } from '#results/disclosure/protect'
import type { Table } from '#results/disclosure/table'

/** What the other thread is told: the decision, that there is none, or what went wrong. */
export type Answer = { decided: Protected | null } | { fault: string }

const answer = async (table: Table): Promise<Answer> => {
  try {
    return { decided: await protect(table) }
  } catch (error) {
    if (error instanceof Unprotectable) return { decided: null }
    return { fault: error instanceof Error ? error.message : String(error) }
  }
}

parentPort?.on('message', (table: Table) => void answer(table).then((each) => parentPort?.postMessage(each)))
