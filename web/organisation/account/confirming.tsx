import type { Account } from '#account/model'
import type { FieldPath } from 'react-hook-form'
import { Field, type Fields } from '../../app/fields.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { TextField } from '../../ui/text-field.tsx'

/** What opens or closes an account asks for the password again; who has none has signed in a moment ago. */
export const PasswordAgain = <V extends { password: string }>({ of, account }: { of: Fields<V>; account: Account }) => {
  const t = useMessages()
  if (!account.password) return null
  return (
    <Field of={of} name={'password' as FieldPath<V>} label={t('organisation.password.yours')}>
      {({ value, onChange, ...field }) => (
        <TextField {...field} value={value as string} onChange={onChange as (value: string) => void} type="password" autoComplete="current-password" dir="ltr" />
      )}
    </Field>
  )
}

/** What is sent of it: nothing where there is none. */
export const confirmation = (account: Account, password: string) => ({ password: account.password ? password : null })
