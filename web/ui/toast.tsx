import type { ReactNode } from 'react'
import {
  UNSTABLE_Toast as Toast, UNSTABLE_ToastContent as ToastContent, UNSTABLE_ToastQueue as ToastQueue, UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { Text } from 'react-aria-components/Text'
import { Button, IconButton } from './button.tsx'
import { directionOf, useLanguage } from './language.tsx'
import { useMessages } from './messages.tsx'
import './toast.css'

type Notice = { words: ReactNode; undo?: () => void }

const notices = new ToastQueue<Notice>({ maxVisibleToasts: 3 })

/** Says that something was done; with `undo`, for ten seconds it can be taken back. Never for faults: those stand where they happened. */
export const notify = (words: ReactNode, undo?: () => void): void => {
  notices.add(undo ? { words, undo } : { words }, { timeout: undo ? 10_000 : 6_000 })
}

/** Where notices appear: once, in the frame. */
export const Notices = () => {
  const t = useMessages()
  const language = useLanguage()
  return (
    <ToastRegion queue={notices} className="toasts no-print" aria-label={t('ui.notices')} lang={language} dir={directionOf(language)}>
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-words"><Text slot="title">{toast.content.words}</Text></ToastContent>
          {toast.content.undo && (
            <Button tone="quiet" icon="undo" onPress={() => { toast.content.undo?.(); notices.close(toast.key) }}>{t('ui.undo')}</Button>
          )}
          <IconButton slot="close" icon="close" label={t('ui.close')} />
        </Toast>
      )}
    </ToastRegion>
  )
}
