import { z } from 'zod'
import { documentKinds, Showing } from '#person/documents/model'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { Button } from '../../ui/button.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { DialogFoot } from '../../ui/dialog.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { ComboBox, Select } from '../../ui/select.tsx'
import { TextField } from '../../ui/text-field.tsx'
import { useCountries } from '../countries.ts'

type Filled = { kind: (typeof documentKinds)[number] | null; number: string; country: string | null; validUntil: string | null }

/** Writes down a document that the person shows. Nothing of it is kept on this device. */
export const DocumentForm = ({ person, close }: { person: string; close: () => void }) => {
  const t = useMessages()
  const { options } = useCountries()
  const fields = useFields<Filled>({ start: { kind: null, number: '', country: null, validUntil: null } })
  const sending = useSending(fields, {
    schema: Showing,
    input: ({ kind, ...rest }) => ({ kind: kind ?? undefined, ...rest }),
    send: (input, key) => post(`/v1/persons/${person}/documents`, z.object({ id: z.uuid() }), { body: input, key }),
    touches: [['documents', person]],
    done: () => {
      notify(t('person.document.added'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="kind" label={t('person.document.kind')}>
        {field => <Select {...field} options={documentKinds.map(key => ({ key, label: t(`person.document.${key}`) }))} />}
      </Field>
      <Field of={fields} name="number" label={t('person.document.number')} help={t('person.document.number.help')}>
        {field => <TextField {...field} dir="ltr" maxLength={60} />}
      </Field>
      <Field of={fields} name="country" label={t('person.document.country')} optional>
        {field => <ComboBox {...field} options={options} />}
      </Field>
      <Field of={fields} name="validUntil" label={t('person.document.until.label')} optional>
        {field => <DayField {...field} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.document.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}
