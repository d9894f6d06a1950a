import { Text } from 'react-aria-components/Text'
import {
  UNSTABLE_Toast as Toast,
  UNSTABLE_ToastContent as ToastContent,
  UNSTABLE_ToastRegion as ToastRegion,
} from 'react-aria-components/Toast'
import { Button, IconButton } from './button.tsx'
import { directionOf, useLanguage } from './language.tsx'
import { useMessages } from './messages.tsx'
import { notices } from './notify.ts'
import './notices.css'

/**
 * Where notices appear: once, in the frame. The region is named by React Aria with their number: a name that never changed would keep it
 * from being found by F6, the key that leads to it.
 */
export const Notices = () => {
  const t = useMessages()
  const language = useLanguage()
  return (
    <ToastRegion queue={notices} className="toasts no-print" lang={language} dir={directionOf(language)}>
      {({ toast }) => (
        <Toast toast={toast} className="toast">
          <ToastContent className="toast-words">
            <Text slot="title">{toast.content.words}</Text>
          </ToastContent>
          {toast.content.undo && (
            <Button
              tone="quiet"
              icon="undo"
              onPress={() => {
                toast.content.undo?.()
                notices.close(toast.key)
              }}
            >
              {t('ui.undo')}
            </Button>
          )}
          <IconButton slot="close" icon="close" label={t('ui.close')} />
        </Toast>
      )}
    </ToastRegion>
  )
}
