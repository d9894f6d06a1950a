import { useQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { useState } from 'react'
import { caseRoles } from '#organisation/model'
import { ExportAsking, exportFormats, PersonExport } from '#person/exports/model'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending } from '../../app/fields.tsx'
import { useMay } from '../../app/session.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import type { Listing } from '../queries.ts'
import { exportsQuery } from './queries.ts'

type Filled = { reason: string; format: (typeof exportFormats)[number] }
type Filters = Pick<Listing, 'sex' | 'nationality'>

const AskingForm = ({ filters: { sex, nationality }, close }: { filters: Filters; close: () => void }) => {
  const t = useMessages()
  const language = useLanguage()
  const navigate = useNavigate()
  const { data } = useQuery(exportsQuery)
  const fields = useFields<Filled>({ start: { reason: '', format: 'xlsx' } })
  const sending = useSending(fields, {
    schema: ExportAsking,
    input: values => ({ ...values, language, filters: { ...(sex && { sex }), ...(nationality && { nationality }) } }),
    send: (input, key) => post('/v1/person-exports', PersonExport, { body: input, key }),
    touches: [exportsQuery.queryKey],
    done: () => {
      notify(t('person.export.asked'))
      close()
      void navigate({ to: '/exports' })
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <p>{t('person.export.what')}</p>
      {data && <Band tone="information">{t('person.export.four-eyes', { threshold: data.threshold })}</Band>}
      <Field of={fields} name="reason" label={t('person.export.reason')} help={t('person.export.reason.help')}>
        {field => <TextArea {...field} rows={3} maxLength={500} />}
      </Field>
      <Field of={fields} name="format" label={t('person.export.format')}>
        {field => <RadioGroup {...field} options={exportFormats.map(key => ({ key, label: t(`person.export.format.${key}`) }))} />}
      </Field>
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.export.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Asks for the list at hand, with its filters, as a file. Nothing for who may not. */
export const ExportButton = ({ filters }: { filters: Filters }) => {
  const t = useMessages()
  const may = useMay(caseRoles)
  const [isAsking, setAsking] = useState(false)
  if (!may) return null
  return (
    <span className="no-print">
      <Button icon="download" onPress={() => setAsking(true)}>{t('person.export')}</Button>
      {isAsking && (
        <Dialog title={t('person.export.new')} isOpen onOpenChange={setAsking}>
          <AskingForm filters={filters} close={() => setAsking(false)} />
        </Dialog>
      )}
    </span>
  )
}
