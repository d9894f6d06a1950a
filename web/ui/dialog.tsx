import type { ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { IconButton } from './button.tsx'
import { directionOf, useLanguage } from './language.tsx'
import { useMessages } from './messages.tsx'
import './dialog.css'

export { DialogTrigger }

type DialogProps = {
  title: ReactNode
  /** What it holds; a function receives `close`. */
  children: ReactNode | ((close: () => void) => ReactNode)
  /** Given together, the page opens it; without them it belongs to the `DialogTrigger` around it. */
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** A pane at an edge instead of a sheet in the middle. */
  pane?: 'start' | 'end'
  wide?: boolean
  role?: 'dialog' | 'alertdialog'
}

/** Stands before the page until it is answered or closed; the focus returns where it was. */
export const Dialog = ({ title, children, isOpen, onOpenChange, pane, wide, role = 'dialog' }: DialogProps) => {
  const t = useMessages()
  const language = useLanguage()
  return (
    <ModalOverlay
      className="veil"
      isDismissable={role === 'dialog'}
      {...(pane ? { 'data-pane': pane } : {})}
      {...(isOpen === undefined ? {} : { isOpen })}
      {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Modal className="modal" lang={language} dir={directionOf(language)} {...(wide ? { 'data-wide': '' } : {})}>
        <AriaDialog className="dialog" role={role}>
          {({ close }) => (
            <>
              <div className="dialog-head">
                <Heading slot="title" level={2}>
                  {title}
                </Heading>
                {role === 'dialog' && <IconButton icon="close" label={t('ui.close')} onPress={close} />}
              </div>
              {typeof children === 'function' ? children(close) : children}
            </>
          )}
        </AriaDialog>
      </Modal>
    </ModalOverlay>
  )
}

/** The buttons at the foot of a dialog. */
export const DialogFoot = ({ children }: { children: ReactNode }) => <div className="dialog-foot">{children}</div>
