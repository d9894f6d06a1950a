import { useState } from 'react'
import { type Account, Confirmation, RecoveryCodes } from '#account/model'
import { post } from '../../app/api.ts'
import { FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { confirmation, PasswordAgain } from './confirming.tsx'
import { ShownCodes } from './recovery-codes.tsx'

type FormProps = { account: Account; done: (codes: readonly string[]) => void; close: () => void }

const RenewForm = ({ account, done, close }: FormProps) => {
  const t = useMessages()
  const fields = useFields({ start: { password: '' } })
  const sending = useSending(fields, {
    schema: Confirmation,
    input: ({ password }) => confirmation(account, password),
    send: (body) => post('/v1/account/recovery-codes', RecoveryCodes, { body }),
    touches: [['account']],
    done: ({ recoveryCodes }) => done(recoveryCodes ?? []),
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.recovery.renew.what')}</p>
      <PasswordAgain of={fields} account={account} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.recovery.renew')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** The codes with which one comes in when the device is lost. */
export const RecoveryCard = ({ account }: { account: Account }) => {
  const t = useMessages()
  const [isOpen, setOpen] = useState(false)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setOpen(false)
    setCodes(null)
  }
  return (
    <Card title={t('organisation.recovery')} {...(account.recoveryCodes <= 2 ? { tone: 'attention' as const } : {})}>
      <p>{t('organisation.recovery.left', { count: account.recoveryCodes })}</p>
      <p className="quiet">{t('organisation.recovery.what')}</p>
      <div className="account-acts">
        <Button onPress={() => setOpen(true)}>{t('organisation.recovery.renew')}</Button>
      </div>
      <Dialog title={t('organisation.recovery')} isOpen={isOpen} onOpenChange={(open) => !open && close()}>
        {codes ? <ShownCodes codes={codes} close={close} /> : <RenewForm account={account} done={setCodes} close={close} />}
      </Dialog>
    </Card>
  )
}
