import { useQueryClient, type QueryClient, type QueryKey } from '@tanstack/react-query'
import { useSyncExternalStore, type ReactNode } from 'react'
import { z } from 'zod'
import { notices } from '../ui/notify.ts'
import { newKey, post } from './api.ts'

/** How long a write that the server cannot take back waits on this device; the notice beside it offers to undo it for as long. */
const grace = 8_000
/** More than these at once, and the oldest goes out: its notice would no longer be in view. */
const most = 3

/** One write that waits: on what it is about (`id`), and the request. */
type DelayedRequest = { id: string; path: string; body: unknown }

export type Delaying = {
  /** The folder whose lists these rows stand in: it shows what came back refused. */
  word: string
  requests: readonly DelayedRequest[]
  /** What is about to be done, for the notice: "3 orientations acceptées". */
  words: ReactNode
  touches: readonly QueryKey[]
}

/** What came back refused: it stands in its list again, and the page says why. */
export type Refused = { word: string; id: string; error: unknown }

type KeyedRequest = DelayedRequest & { key: string }

/** `unsent` shrinks as answers come; `finish` sends or keeps, once, whoever asks. */
type Batch = Delaying & { unsent: Set<KeyedRequest>; finish: (how: 'send' | 'keep') => Promise<void> }

const batches = new Set<Batch>()
const listeners = new Set<() => void>()
let seen: { waiting: ReadonlySet<string>; refused: readonly Refused[] } = { waiting: new Set(), refused: [] }

const tell = (next: Partial<typeof seen>) => {
  seen = { ...seen, ...next }
  for (const listener of listeners) listener()
}

const hide = (ids: readonly string[]) =>
  tell({ waiting: new Set([...seen.waiting, ...ids]), refused: seen.refused.filter(({ id }) => !ids.includes(id)) })
const show = (ids: readonly string[]) => tell({ waiting: new Set([...seen.waiting].filter((id) => !ids.includes(id))) })

const sendAll = async ({ word, unsent, touches }: Batch, queries: QueryClient): Promise<void> => {
  const refused: Refused[] = []
  for (const request of unsent) {
    const { id, path, body, key } = request
    await post(path, z.unknown(), { body, key }).catch((error: unknown) => refused.push({ word, id, error }))
    unsent.delete(request)
  }
  // What is shown again must be true: the rows come back only after the new answers.
  await Promise.all(touches.map((queryKey) => queries.invalidateQueries({ queryKey }).catch(() => undefined)))
  tell({ refused: [...seen.refused, ...refused] })
}

/** Begins to wait. The ids leave their lists at once; the notice sends when it goes, and keeps when it is undone. */
export const delay = (delaying: Delaying, queries: QueryClient): void => {
  const ids = delaying.requests.map(({ id }) => id)
  let finished: Promise<void> | undefined
  const settle = async (how: 'send' | 'keep') => {
    notices.close(notice)
    if (how === 'send') await sendAll(batch, queries)
    else batch.unsent.clear()
    batches.delete(batch)
    show(ids)
  }
  const batch: Batch = {
    ...delaying,
    unsent: new Set(delaying.requests.map((request) => ({ ...request, key: newKey() }))),
    // A moment later, so that the closing of the notice, which asks again, finds it under way.
    finish: (how) => (finished ??= Promise.resolve().then(() => settle(how))),
  }
  const [oldest] = batches
  if (oldest && batches.size >= most) void oldest.finish('send')
  batches.add(batch)
  hide(ids)
  const notice = notices.add(
    { words: delaying.words, undo: () => void batch.finish('keep') },
    { timeout: grace, onClose: () => void batch.finish('send') },
  )
}

/** Sends now what waits: before somebody signs out, or acts in another role. */
export const sendDelayed = async (): Promise<void> => {
  await Promise.all([...batches].map((batch) => batch.finish('send')))
}

/** The page is being closed: what was done must not be lost, and its keys keep it from counting twice. */
const sendWhileLeaving = () => {
  for (const { path, body, key } of [...batches].flatMap((batch) => [...batch.unsent])) {
    const headers = { 'content-type': 'application/json', 'idempotency-key': key }
    void fetch(path, { method: 'POST', keepalive: true, headers, body: JSON.stringify(body) })
  }
}
if (typeof document !== 'undefined') addEventListener('pagehide', sendWhileLeaving)

/** What waits and what was refused now. */
export const delayedNow = (): typeof seen => seen

const listen = (listener: () => void) => {
  listeners.add(listener)
  return () => listeners.delete(listener)
}

/**
 * For what the server cannot take back: it waits for some seconds, with a notice that undoes it, and leaves its list at once.
 * `waiting` holds the ids to leave out of lists; `refused` those of this word that the server did not accept, until `forget`.
 */
export const useDelayed = (word: string) => {
  const queries = useQueryClient()
  const { waiting, refused } = useSyncExternalStore(listen, delayedNow)
  return {
    waiting,
    refused: refused.filter((each) => each.word === word),
    delay: (delaying: Omit<Delaying, 'word'>) => delay({ word, ...delaying }, queries),
    forget: () => tell({ refused: seen.refused.filter((each) => each.word !== word) }),
  }
}
