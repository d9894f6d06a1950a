import { useState } from 'react'
import { z } from 'zod'
import { type Account, passwordLength, PasswordChange } from '#account/model'
import { put } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { T } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'

type Values = { password: string; next: string; again: string }

// That both are the same is judged here: the second is never sent.
const Twice = PasswordChange.extend({ again: z.string() }).refine(({ next, again }) => next === again, { message: 'differs', path: ['again'] })

const ChangeForm = ({ close }: { close: () => void }) => {
  const t = useMessages()
  const fields = useFields<Values>({ start: { password: '', next: '', again: '' } })
  const sending = useSending(fields, {
    schema: Twice,
    send: ({ password, next }) => put('/v1/account/password', z.unknown(), { body: { password, next } }),
    touches: [['account']],
    done: () => {
      notify(t('organisation.password.changed'))
      close()
    },
  })
  const hidden = { type: 'password', dir: 'ltr' } as const
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="password" label={t('organisation.password.yours')}>
        {(field) => <TextField {...field} {...hidden} autoComplete="current-password" />}
      </Field>
      <Field of={fields} name="next" label={t('organisation.password.new')} help={t('organisation.password.help', { least: passwordLength.least })}>
        {(field) => <TextField {...field} {...hidden} autoComplete="new-password" />}
      </Field>
      <Field of={fields} name="again" label={t('organisation.password.again')}>
        {(field) => <TextField {...field} {...hidden} autoComplete="new-password" />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.password.change')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** One's password, or the directory that keeps it. */
export const PasswordCard = ({ account }: { account: Account }) => {
  const t = useMessages()
  const [isOpen, setOpen] = useState(false)
  const mayChange = account.password && !account.demonstration
  return (
    <Card title={t('organisation.password')}>
      {account.directory && (
        <p>
          {t('organisation.password.directory')} <T text={account.directory} />
        </p>
      )}
      {account.password && <p className="quiet">{t('organisation.password.what')}</p>}
      {mayChange && (
        <div className="account-acts">
          <Button onPress={() => setOpen(true)}>{t('organisation.password.change')}</Button>
        </div>
      )}
      <Dialog title={t('organisation.password.change')} isOpen={isOpen} onOpenChange={setOpen}>
        <ChangeForm close={() => setOpen(false)} />
      </Dialog>
    </Card>
  )
}
