import { lazy, Suspense, useState } from 'react'
import { z } from 'zod'
import { type Account, CodeEntry, CodeSetting, Confirmation, RecoveryCodes } from '#account/model'
import { post, put } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useFormats } from '../../ui/format.ts'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Status } from '../../ui/status.tsx'
import { Code } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { confirmation, PasswordAgain } from './confirming.tsx'
import { ShownCodes } from './recovery-codes.tsx'

const QrCode = lazy(() => import('./qr.tsx').then((file) => ({ default: file.QrCode })))

type StepProps<R> = { account: Account; done: (result: R) => void; close: () => void }

const Begin = ({ account, done, close }: StepProps<CodeSetting>) => {
  const t = useMessages()
  const fields = useFields({ start: { password: '' } })
  const sending = useSending(fields, {
    schema: Confirmation,
    input: ({ password }) => confirmation(account, password),
    send: (body) => post('/v1/account/code', CodeSetting, { body }),
    done,
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.code.begin')}</p>
      <PasswordAgain of={fields} account={account} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.next')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** `JBSW Y3DP …`: in groups that an eye can follow. */
const grouped = (secret: string): string => secret.match(/.{1,4}/g)?.join(' ') ?? secret

const Show = ({ setting, done, close }: { setting: CodeSetting } & Omit<StepProps<RecoveryCodes>, 'account'>) => {
  const t = useMessages()
  const fields = useFields({ start: { code: '' } })
  const sending = useSending(fields, {
    schema: CodeEntry,
    send: (body) => put('/v1/account/code', RecoveryCodes, { body }),
    touches: [['account']],
    done,
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.code.scan')}</p>
      <Suspense fallback={<div className="account-qr" />}>
        <QrCode text={setting.address} />
      </Suspense>
      <p className="account-secret">
        {t('organisation.code.by-hand')} <Code>{grouped(setting.secret)}</Code>
      </p>
      <Field of={fields} name="code" label={t('organisation.code.first')} help={t('organisation.code.first.help')}>
        {(field) => <TextField {...field} autoComplete="one-time-code" inputMode="numeric" dir="ltr" maxLength={7} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.code.set')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const SetDialog = ({ account, isOpen, close }: { account: Account; isOpen: boolean; close: () => void }) => {
  const t = useMessages()
  const [setting, setSetting] = useState<CodeSetting | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const end = () => {
    setSetting(null)
    setCodes(null)
    close()
  }
  const finish = ({ recoveryCodes }: RecoveryCodes) => {
    // Codes that are shown say by themselves that it is done; a notice would stand before them.
    if (recoveryCodes) return setCodes(recoveryCodes)
    notify(t('organisation.code.is-set'))
    end()
  }
  return (
    <Dialog title={codes ? t('organisation.recovery') : t('organisation.code')} isOpen={isOpen} onOpenChange={(open) => !open && end()}>
      {codes ? (
        <ShownCodes codes={codes} close={end} />
      ) : setting ? (
        <Show setting={setting} done={finish} close={end} />
      ) : (
        <Begin account={account} done={setSetting} close={end} />
      )}
    </Dialog>
  )
}

const RemoveForm = ({ account, close }: { account: Account; close: () => void }) => {
  const t = useMessages()
  const fields = useFields({ start: { password: '' } })
  const sending = useSending(fields, {
    schema: Confirmation,
    input: ({ password }) => confirmation(account, password),
    send: (body) => post('/v1/account/code/removal', z.unknown(), { body }),
    touches: [['account']],
    done: () => {
      notify(t('organisation.code.removed'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.code.remove.what')}</p>
      <PasswordAgain of={fields} account={account} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="danger" isPending={sending.isPending}>
          {t('organisation.code.remove')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** The app on one's telephone that shows a code. */
export const CodeCard = ({ account }: { account: Account }) => {
  const t = useMessages()
  const { moment } = useFormats()
  const [open, setOpen] = useState<'set' | 'remove' | null>(null)
  const close = () => setOpen(null)
  return (
    <Card title={t('organisation.code')}>
      <p>{account.code ? <Status tone="done">{t('organisation.code.since', { moment: moment(account.code.since) })}</Status> : <Status tone="quiet">{t('organisation.code.none')}</Status>}</p>
      <p className="quiet">{t('organisation.code.what')}</p>
      <div className="account-acts">
        <Button onPress={() => setOpen('set')}>{account.code ? t('organisation.code.again') : t('organisation.code.set-up')}</Button>
        {account.code && (
          <Button tone="quiet" onPress={() => setOpen('remove')}>
            {t('organisation.code.remove')}
          </Button>
        )}
      </div>
      <SetDialog account={account} isOpen={open === 'set'} close={close} />
      <Dialog title={t('organisation.code.remove')} isOpen={open === 'remove'} onOpenChange={(isOpen) => !isOpen && close()}>
        <RemoveForm account={account} close={close} />
      </Dialog>
    </Card>
  )
}
