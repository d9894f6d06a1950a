import { useState, type ReactNode } from 'react'
import { Dialog as AriaDialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Heading } from 'react-aria-components/Heading'
import { Modal, ModalOverlay } from 'react-aria-components/Modal'
import { Button, IconButton } from './button.tsx'
import { directionOf, useLanguage } from './language.tsx'
import { useMessages } from './messages.tsx'
import { TextArea } from './text-field.tsx'
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
      className="veil" isDismissable={role === 'dialog'} {...(pane ? { 'data-pane': pane } : {})}
      {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}
    >
      <Modal className="modal" lang={language} dir={directionOf(language)} {...(wide ? { 'data-wide': '' } : {})}>
        <AriaDialog className="dialog" role={role}>
          {({ close }) => (
            <>
              <div className="dialog-head">
                <Heading slot="title" level={2}>{title}</Heading>
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

type ConfirmProps = {
  title: string
  /** What will happen, to how many, and whether it can be undone. */
  children: ReactNode
  /** The verb on the button: never "OK". */
  confirm: string
  danger?: boolean
  reason?: 'required' | 'optional'
  reasonLabel?: string
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  /** Does it; the dialog stays open, pending, until this settles, and open with the fault when it fails. */
  onConfirm: (reason: string) => void | Promise<void>
  /** The sentence of a failure, from the page. */
  error?: string | undefined
}

const Confirming = ({ close, ...props }: Omit<ConfirmProps, 'title'> & { close: () => void }) => {
  const t = useMessages()
  const [reason, setReason] = useState('')
  const [pending, setPending] = useState(false)
  const [missing, setMissing] = useState(false)
  const confirm = async () => {
    if (props.reason === 'required' && reason.trim() === '') return setMissing(true)
    setPending(true)
    try {
      await props.onConfirm(reason.trim())
      close()
    } finally {
      setPending(false)
    }
  }
  return (
    <>
      <div className="stack" data-gap="small">{props.children}</div>
      {props.reason && (
        <TextArea
          label={props.reasonLabel ?? t('ui.reason')} optional={props.reason === 'optional'} value={reason} rows={3}
          onChange={text => { setReason(text); setMissing(false) }} error={missing ? t('ui.reason-missing') : undefined}
        />
      )}
      {props.error && <p className="field-error" role="alert">{props.error}</p>}
      <DialogFoot>
        <Button onPress={close} isDisabled={pending}>{t('ui.cancel')}</Button>
        <Button tone={props.danger ? 'danger' : 'primary'} isPending={pending} onPress={() => void confirm().catch(() => undefined)}>{props.confirm}</Button>
      </DialogFoot>
    </>
  )
}

/** Asks before something that is destructive or public: names what it will do and to how many, and a reason where one is owed. */
export const ConfirmDialog = ({ title, isOpen, onOpenChange, ...props }: ConfirmProps) => (
  <Dialog role="alertdialog" title={title} {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
    {close => <Confirming {...props} close={close} />}
  </Dialog>
)
