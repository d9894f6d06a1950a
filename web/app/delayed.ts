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

type Batch = Delaying & { requests: readonly (DelayedRequest & { key: string })[]; finish: (how: 'send' | 'keep') => Promise<void> }

const batches = new Set<Batch>()
const listeners = new Set<() => void>()
let seen: { waiting: ReadonlySet<string>; refused: readonly Refused[] } = { waiting: new Set(), refused: [] }

const tell = (next: Partial<typeof seen>) => {
  seen = { ...seen, ...next }
  for (const listener of listeners) listener()
}

const hide = (ids: readonly string[]) => tell({ waiting: new Set([...seen.waiting, ...ids]), refused: seen.refused.filter(({ id }) => !ids.includes(id)) })
const show = (ids: readonly string[]) => tell({ waiting: new Set([...seen.waiting].filter(id => !ids.includes(id))) })

const sendAll = async (batch: Batch, queries: QueryClient): Promise<void> => {
  const refused: Refused[] = []
  for (const { id, path, body, key } of batch.requests) {
    await post(path, z.unknown(), { body, key }).catch((error: unknown) => refused.push({ word: batch.word, id, error }))
  }
  // What is shown again must be true: the rows come back only after the new answers.
  await Promise.all(batch.touches.map(queryKey => queries.invalidateQueries({ queryKey }).catch(() => undefined)))
  tell({ refused: [...seen.refused, ...refused] })
}

const begin = ({ requests, words, ...delaying }: Delaying, queries: QueryClient): void => {
  const ids = requests.map(({ id }) => id)
  const finish: Batch['finish'] = async how => {
    if (!batches.delete(batch)) return
    notices.close(notice)
    if (how === 'send') await sendAll(batch, queries)
    show(ids)
  }
  const batch: Batch = { ...delaying, words, requests: requests.map(request => ({ ...request, key: newKey() })), finish }
  const [oldest] = batches
  if (oldest && batches.size >= most) void oldest.finish('send')
  batches.add(batch)
  hide(ids)
  const notice = notices.add({ words, undo: () => void finish('keep') }, { timeout: grace, onClose: () => void finish('send') })
}

/** Sends now what waits: before somebody signs out, or acts in another role. */
export const sendDelayed = async (): Promise<void> => { await Promise.all([...batches].map(batch => batch.finish('send'))) }

/** The page is being closed: what was done must not be lost, and its keys keep it from counting twice. */
const sendWhileLeaving = () => {
  for (const { path, body, key } of [...batches].flatMap(batch => batch.requests)) {
    void fetch(path, { method: 'POST', keepalive: true, headers: { 'content-type': 'application/json', 'idempotency-key': key }, body: JSON.stringify(body) })
  }
}
globalThis.addEventListener('pagehide', sendWhileLeaving)

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
  const { waiting, refused } = useSyncExternalStore(listen, () => seen)
  return {
    waiting,
    refused: refused.filter(each => each.word === word),
    delay: (delaying: Omit<Delaying, 'word'>) => begin({ word, ...delaying }, queries),
    forget: () => tell({ refused: seen.refused.filter(each => each.word !== word) }),
  }
}
