import { useQuery } from '@tanstack/react-query'
import { useWatch } from 'react-hook-form'
import { Invitation, Inviting, type Role } from '#organisation/model'
import { type Language, languages } from '#language/text'
import { post } from '../../app/api.ts'
import { Field, type Fields, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { useActing } from '../../app/session.ts'
import { Button } from '../../ui/button.tsx'
import { DialogFoot } from '../../ui/dialog.tsx'
import { ownNameOf, useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox } from '../../ui/select.tsx'
import { useText } from '../../ui/text.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { organisationNamesQuery } from '../queries.ts'
import { CompartmentChoice, meetsPersons, noPost, postOf, type PostValues, RoleSelect, SiteSelect } from './post-fields.tsx'

type Values = PostValues & { email: string; language: Language; organisation: string | null }

const OrganisationField = ({ of }: { of: Fields<Values> }) => {
  const t = useMessages()
  const text = useText()
  const { data: organisations = [] } = useQuery(organisationNamesQuery)
  return (
    <Field of={of} name="organisation" label={t('organisation.invitation.organisation')}>
      {(field) => <ComboBox {...field} options={organisations.map(({ id, name, short }) => ({ key: id, label: text(name), ...(short ? { note: short } : {}) }))} />}
    </Field>
  )
}

const PostFields = ({ of, roles }: { of: Fields<Values>; roles: readonly Role[] }) => {
  const t = useMessages()
  const [organisation, role] = useWatch({ control: of.form.control, name: ['organisation', 'role'] })
  return (
    <>
      <Field of={of} name="role" label={t('organisation.role')}>
        {(field) => <RoleSelect {...field} roles={roles} />}
      </Field>
      {organisation && (
        <Field of={of} name="site" label={t('organisation.site')} help={t('organisation.site.help')}>
          {(field) => <SiteSelect {...field} organisation={organisation} />}
        </Field>
      )}
      {meetsPersons(role) && (
        <Field of={of} name="compartments" label={t('organisation.clearances')} help={t('organisation.clearances.help')} optional>
          {(field) => <CompartmentChoice {...field} />}
        </Field>
      )}
    </>
  )
}

/** Asks somebody by letter to join. The system administrator names the organisation; everybody else invites into their own. */
export const InvitingForm = ({ roles, close }: { roles: readonly Role[]; close: () => void }) => {
  const t = useMessages()
  const acting = useActing()
  const anywhere = acting.role === 'system-administrator'
  const language = useLanguage()
  const fields = useFields<Values>({ start: { ...noPost, email: '', language, organisation: anywhere ? null : acting.organisation.id } })
  const sending = useSending(fields, {
    schema: Inviting.extend({ organisation: Inviting.shape.organisation.unwrap().unwrap() }),
    input: (values) => ({ ...postOf(values), email: values.email.trim(), language: values.language, organisation: values.organisation }),
    send: (body, key) => post('/v1/invitations', Invitation, { body, key }),
    touches: [['invitations']],
    done: () => {
      notify(t('organisation.invited'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('organisation.invite.what')}</p>
      <Field of={fields} name="email" label={t('organisation.email')}>
        {(field) => <TextField {...field} type="email" dir="ltr" maxLength={200} />}
      </Field>
      <Field of={fields} name="language" label={t('organisation.letter.language')}>
        {(field) => <RadioGroup {...field} row options={languages.map((key) => ({ key, label: ownNameOf[key] }))} />}
      </Field>
      {anywhere && <OrganisationField of={fields} />}
      <PostFields of={fields} roles={roles} />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>
          {t('organisation.invite')}
        </Button>
      </DialogFoot>
    </FieldsForm>
  )
}
