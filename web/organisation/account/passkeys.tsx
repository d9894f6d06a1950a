import { useState } from 'react'
import { z } from 'zod'
import { type Account, Confirmation, type Passkey, PasskeyOptions, RecoveryCodes } from '#account/model'
import { ApiProblem, post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Since } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { confirmation, PasswordAgain } from './confirming.tsx'
import { ShownCodes } from './recovery-codes.tsx'

const Making = Confirmation.extend({ name: z.string().trim().min(1).max(60) })

/** Asks the server what to make, the device to make it, and the server to keep it. */
const makePasskey = async ({ name, password }: z.output<typeof Making>): Promise<RecoveryCodes> => {
  const options = await post('/v1/account/passkeys/options', PasskeyOptions, { body: { password } })
  const { startRegistration } = await import('@simplewebauthn/browser')
  const response = await startRegistration({ optionsJSON: options as never }).catch(() => {
    throw new ApiProblem('passkey-stopped', 0)
  })
  return post('/v1/account/passkeys', RecoveryCodes, { body: { name, response } })
}

type FormProps = { account: Account; done: (codes: RecoveryCodes) => void; close: () => void }

const AddForm = ({ account, done, close }: FormProps) => {
  const t = useMessages()
  const fields = useFields({ start: { name: '', password: '' } })
  const sending = useSending(fields, {
    schema: Making,
    input: ({ name, password }) => ({ name, ...confirmation(account, password) }),
    send: makePasskey,
    touches: [['account']],
    done,
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.passkey.begin')}</p>
      <Field of={fields} name="name" label={t('organisation.passkey.name')} help={t('organisation.passkey.name.help')}>
        {(field) => <TextField {...field} maxLength={60} />}
      </Field>
      <PasswordAgain of={fields} account={account} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.passkey.add')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const RemoveForm = ({ account, passkey, close }: { account: Account; passkey: Passkey; close: () => void }) => {
  const t = useMessages()
  const fields = useFields({ start: { password: '' } })
  const sending = useSending(fields, {
    schema: Confirmation,
    input: ({ password }) => confirmation(account, password),
    send: (body) => post(`/v1/account/passkeys/${passkey.id}/removal`, z.unknown(), { body }),
    touches: [['account']],
    done: () => {
      notify(t('organisation.passkey.removed'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.passkey.remove.what', { name: passkey.name })}</p>
      <PasswordAgain of={fields} account={account} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="danger" isPending={sending.isPending}>
          {t('organisation.passkey.remove')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const Row = ({ passkey, remove }: { passkey: Passkey; remove: () => void }) => {
  const t = useMessages()
  return (
    <li className="account-row">
      <span className="account-row-words">
        <bdi>{passkey.name}</bdi>
        <span className="quiet small">
          {passkey.usedAt ? t('organisation.passkey.used') : t('organisation.passkey.made')} <Since moment={passkey.usedAt ?? passkey.createdAt} />
        </span>
      </span>
      <Button tone="quiet" aria-label={t('organisation.passkey.remove.of', { name: passkey.name })} onPress={remove}>
        {t('organisation.passkey.remove')}
      </Button>
    </li>
  )
}

const useDialogs = () => {
  const t = useMessages()
  const [open, setOpen] = useState<'add' | Passkey | null>(null)
  const [codes, setCodes] = useState<readonly string[] | null>(null)
  const close = () => {
    setOpen(null)
    setCodes(null)
  }
  const finish = ({ recoveryCodes }: RecoveryCodes) => {
    // Codes that are shown say by themselves that it is done; a notice would stand before them.
    if (recoveryCodes) return setCodes(recoveryCodes)
    notify(t('organisation.passkey.added'))
    close()
  }
  return { open, setOpen, codes, close, finish }
}

/** The keys that live in one's devices: a fingerprint, a face or a PIN opens them. */
export const PasskeysCard = ({ account }: { account: Account }) => {
  const t = useMessages()
  const { open, setOpen, codes, close, finish } = useDialogs()
  const mayAdd = account.passkeysPossible && 'PublicKeyCredential' in globalThis
  const removed = open !== null && open !== 'add' ? open : null
  return (
    <Card title={t('organisation.passkeys')}>
      {account.passkeys.length > 0 && (
        <ul className="account-list">
          {account.passkeys.map((passkey) => (
            <Row key={passkey.id} passkey={passkey} remove={() => setOpen(passkey)} />
          ))}
        </ul>
      )}
      <p className="quiet">{mayAdd ? t('organisation.passkeys.what') : t('organisation.passkeys.not-here')}</p>
      {mayAdd && (
        <div className="account-acts">
          <Button onPress={() => setOpen('add')}>{t('organisation.passkey.add')}</Button>
        </div>
      )}
      <Dialog title={codes ? t('organisation.recovery') : t('organisation.passkey.add')} isOpen={open === 'add'} onOpenChange={(isOpen) => !isOpen && close()}>
        {codes ? <ShownCodes codes={codes} close={close} /> : <AddForm account={account} done={finish} close={close} />}
      </Dialog>
      {removed && (
        <Dialog title={t('organisation.passkey.remove')} isOpen onOpenChange={(isOpen) => !isOpen && close()}>
          <RemoveForm account={account} passkey={removed} close={close} />
        </Dialog>
      )}
    </Card>
  )
}
