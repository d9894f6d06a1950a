import { useState, type ReactNode } from 'react'
import { Button } from './button.tsx'
import { Dialog, DialogFoot } from './dialog.tsx'
import { useMessages } from './messages.tsx'
import { TextArea } from './text-field.tsx'

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

type ConfirmingProps = Omit<ConfirmProps, 'title'> & { close: () => void }

const useConfirming = ({ close, ...props }: ConfirmingProps) => {
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
  const write = (text: string) => {
    setReason(text)
    setMissing(false)
  }
  return { reason, write, pending, missing, confirm: () => void confirm().catch(() => undefined) }
}

const Confirming = (props: ConfirmingProps) => {
  const t = useMessages()
  const { reason, write, pending, missing, confirm } = useConfirming(props)
  return (
    <>
      <div className="stack" data-gap="small">
        {props.children}
      </div>
      {props.reason && (
        <TextArea
          label={props.reasonLabel ?? t('ui.reason')}
          optional={props.reason === 'optional'}
          value={reason}
          rows={3}
          onChange={write}
          error={missing ? t('ui.reason-missing') : undefined}
        />
      )}
      {props.error && (
        <p className="field-error" role="alert">
          {props.error}
        </p>
      )}
      <DialogFoot>
        <Button onPress={props.close} isDisabled={pending}>
          {t('ui.cancel')}
        </Button>
        <Button tone={props.danger ? 'danger' : 'primary'} isPending={pending} onPress={confirm}>
          {props.confirm}
        </Button>
      </DialogFoot>
    </>
  )
}

/** Asks before something that is destructive or public: names what it will do and to how many, and a reason where one is owed. */
export const ConfirmDialog = ({ title, isOpen, onOpenChange, ...props }: ConfirmProps) => (
  <Dialog role="alertdialog" title={title} {...(isOpen === undefined ? {} : { isOpen })} {...(onOpenChange ? { onOpenChange } : {})}>
    {(close) => <Confirming {...props} close={close} />}
  </Dialog>
)
