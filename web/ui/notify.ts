import type { ReactNode } from 'react'
import { ToastQueue } from 'react-stately/useToastState'

type Notice = { words: ReactNode; undo?: () => void }

/** The notices that are in view; `Notices` shows them. */
export const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 })

/** Says that something was done; with `undo`, for ten seconds it can be taken back. Never for faults: those stand where they happened. */
export const notify = (words: ReactNode, undo?: () => void): void => {
  notices.add(undo ? { words, undo } : { words }, { timeout: undo ? 10_000 : 6_000 })
}
