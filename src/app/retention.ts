import { retentionQueue } from '#app/reactions'
import { sentenceOf } from '#platform/failure'
import type { House } from '#platform/house'

/** The hour of the night in Morocco from which a day's run may begin, and how often the clock is looked at. */
const hour = 2
const often = 15 * 60_000

const send = async (house: House): Promise<void> => {
  const now = house.clock().toZonedDateTimeISO('Africa/Casablanca')
  if (now.hour < hour) return
  const day = now.toPlainDate().toString()
  await house.jobs?.send(retentionQueue, { day }, { singletonKey: day, singletonSeconds: 24 * 3600 })
}

/** Sends the job of retention once a day, from whichever process looks first after two in the night. */
export const keepRetention = (house: House): { stop: () => void } => {
  const look = () => void send(house).catch((error: unknown) => house.log.warn({ reason: sentenceOf(error) }, 'retention'))
  const timer = setInterval(look, often)
  timer.unref()
  return { stop: () => clearInterval(timer) }
}
