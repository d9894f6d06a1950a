import { useQuery } from '@tanstack/react-query'
import { useFieldArray } from 'react-hook-form'
import { Directory, DirectoryReference, DirectorySetting } from '#account/model'
import { put } from '../../app/api.ts'
import { Field, type Fields, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button, IconButton } from '../../ui/button.tsx'
import { Checkbox } from '../../ui/checkbox.tsx'
import { DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { ComboBox } from '../../ui/select.tsx'
import { useText } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { organisationNamesQuery } from '../queries.ts'
import { ReturnAddress } from './return-address.tsx'

type Values = {
  id: string
  name: { fr: string; ar: string; en: string }
  issuer: string
  clientId: string
  clientSecret: string
  vouchesForMail: boolean
  domains: { domain: string; organisation: string | null }[]
}

const startOf = (directory: Directory | null): Values => ({
  id: directory?.id ?? '',
  name: directory?.name ?? { fr: '', ar: '', en: '' },
  issuer: directory?.issuer ?? '',
  clientId: directory?.clientId ?? '',
  clientSecret: '',
  vouchesForMail: directory?.vouchesForMail ?? false,
  domains: directory?.domains.map(({ domain, organisation }) => ({ domain, organisation: organisation.id })) ?? [{ domain: '', organisation: null }],
})

const Setting = DirectorySetting.extend(DirectoryReference.shape)

const NameFields = ({ of }: { of: Fields<Values> }) => {
  const t = useMessages()
  return (
    <>
      <Field of={of} name="name.fr" label={t('organisation.directory.name.fr')}>
        {(field) => <TextField {...field} lang="fr" maxLength={120} />}
      </Field>
      <Field of={of} name="name.ar" label={t('organisation.directory.name.ar')}>
        {(field) => <TextField {...field} lang="ar" maxLength={120} />}
      </Field>
      <Field of={of} name="name.en" label={t('organisation.directory.name.en')}>
        {(field) => <TextField {...field} lang="en" maxLength={120} />}
      </Field>
    </>
  )
}

const ProtocolFields = ({ of, hasSecret }: { of: Fields<Values>; hasSecret: boolean }) => {
  const t = useMessages()
  return (
    <>
      <Field of={of} name="issuer" label={t('organisation.directory.issuer')} help={t('organisation.directory.issuer.help')}>
        {(field) => <TextField {...field} type="url" dir="ltr" maxLength={300} />}
      </Field>
      <Field of={of} name="clientId" label={t('organisation.directory.client')} help={t('organisation.directory.client.help')}>
        {(field) => <TextField {...field} dir="ltr" maxLength={300} />}
      </Field>
      <Field
        of={of}
        name="clientSecret"
        label={t('organisation.directory.secret')}
        help={hasSecret ? t('organisation.directory.secret.kept') : t('organisation.directory.secret.help')}
        optional
      >
        {(field) => <TextField {...field} type="password" autoComplete="off" dir="ltr" maxLength={500} />}
      </Field>
    </>
  )
}

const DomainFields = ({ of }: { of: Fields<Values> }) => {
  const t = useMessages()
  const text = useText()
  const { data: organisations = [] } = useQuery(organisationNamesQuery)
  const options = organisations.map(({ id, name, short }) => ({ key: id, label: text(name), ...(short ? { note: short } : {}) }))
  const { fields: rows, append, remove } = useFieldArray({ control: of.form.control, name: 'domains' })
  return (
    <fieldset className="stack directory-domains">
      <legend>{t('organisation.directory.domains')}</legend>
      <p className="quiet small">{t('organisation.directory.domains.help')}</p>
      {rows.map((row, at) => (
        <div key={row.id} className="directory-domain">
          <Field of={of} name={`domains.${at}.domain`} label={t('organisation.directory.domain', { number: at + 1 })}>
            {(field) => <TextField {...field} dir="ltr" maxLength={253} />}
          </Field>
          <Field of={of} name={`domains.${at}.organisation`} label={t('organisation.directory.organisation', { number: at + 1 })}>
            {(field) => <ComboBox {...field} options={options} />}
          </Field>
          {rows.length > 1 && <IconButton icon="remove" label={t('organisation.directory.domain.remove', { number: at + 1 })} onPress={() => remove(at)} />}
        </div>
      ))}
      <div>
        <Button icon="plus" tone="quiet" onPress={() => append({ domain: '', organisation: null })}>
          {t('organisation.directory.domain.add')}
        </Button>
      </div>
    </fieldset>
  )
}

/** Writes a directory down, or changes one. The secret that is kept is never shown, and stays where none is typed. */
export const SettingForm = ({ directory, close }: { directory: Directory | null; close: () => void }) => {
  const t = useMessages()
  const fields = useFields<Values>({ start: startOf(directory) })
  const sending = useSending(fields, {
    schema: Setting,
    input: ({ clientSecret, ...values }) => ({ ...values, clientSecret: clientSecret === '' ? null : clientSecret }),
    send: ({ id, ...body }) => put(`/v1/directories/${id}`, Directory, { body }),
    touches: [['directories'], ['session', 'ways']],
    done: () => {
      notify(t('organisation.directory.is-set'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <ReturnAddress />
      {!directory && (
        <Field of={fields} name="id" label={t('organisation.directory.id')} help={t('organisation.directory.id.help')}>
          {(field) => <TextField {...field} dir="ltr" maxLength={60} />}
        </Field>
      )}
      <NameFields of={fields} />
      <ProtocolFields of={fields} hasSecret={directory?.hasSecret === true} />
      <DomainFields of={fields} />
      <Field of={fields} name="vouchesForMail" label={t('organisation.directory.vouches')} help={t('organisation.directory.vouches.help')}>
        {(field) => <Checkbox {...field} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.directory.set')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}
