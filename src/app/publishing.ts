import { setTimeout as pause } from 'node:timers/promises'
import { customs } from '#app/customs'
import { sentenceOf } from '#platform/failure'
import { type House, openHouse } from '#platform/house'
import { transact } from '#platform/work'
import * as Results from '#results/actions'

const hour = 60 * 60_000

const daily = (house: House) => transact(house, { kind: 'system', name: 'publication' }, (work) => Results.publishDaily(work))

/** Publishes the figures of a store that is about to be served, where that was not done today and lines were written since. */
export const ensurePublished = async (databaseUrl: string): Promise<void> => {
  const house = await openHouse(databaseUrl, customs, { connections: 1, jobs: false, logLevel: 'silent' })
  try {
    await daily(house)
  } finally {
    await house.close()
  }
}

/** Publishes once a day from now on; looks every hour. What fails is told and tried again. Answers how to stop. */
export const keepPublished = (house: House): { stop: () => Promise<void> } => {
  const stopping = new AbortController()
  const rounds = async () => {
    for (;;) {
      await pause(hour, undefined, { signal: stopping.signal, ref: false }).catch(() => undefined)
      if (stopping.signal.aborted) return
      await daily(house).catch((error: unknown) => house.log.warn({ reason: sentenceOf(error) }, 'the figures are not published'))
    }
  }
  const running = rounds()
  return {
    stop: async () => {
      stopping.abort()
      await running
    },
  }
}
