import { recall, recalled, remember } from './device.ts'

const lifetime = 3 * 24 * 3_600_000
const keyOf = (owner: string, name: string) => `draft.${owner}.${name}`

/** What somebody began to write and did not send; null when there is none, or it is older than three days. */
export const readDraft = <T>(owner: string, name: string): T | null => {
  const text = recall(keyOf(owner, name))
  if (text === null) return null
  try {
    const { at, value } = JSON.parse(text) as { at: number; value: T }
    if (Date.now() - at < lifetime) return value
  } catch {
    // Unreadable is as good as absent.
  }
  eraseDraft(owner, name)
  return null
}

/** Keeps what is being written on this device, under the member of staff who writes it. */
export const keepDraft = (owner: string, name: string, value: unknown): void =>
  remember(keyOf(owner, name), JSON.stringify({ at: Date.now(), value }))

export const eraseDraft = (owner: string, name: string): void => remember(keyOf(owner, name), null)

/** Erases every draft on this device: when somebody signs out of a desk that others use. */
export const eraseDrafts = (): void => {
  for (const key of recalled('draft.')) remember(key, null)
}
