import { queryOptions, useSuspenseQuery } from '@tanstack/react-query'
import { useNavigate } from '@tanstack/react-router'
import { Suspense, useState } from 'react'
import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import type { Person } from '#person/model'
import { Asking, fields as parts, type Kind, kinds, opposed, Request, RequestFile, requestRoles } from '#rights/model'
import { get, post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending, type Fields } from '../../app/fields.tsx'
import { Part } from '../../app/part.tsx'
import { useMay } from '../../app/session.ts'
import { today } from '../../app/today.ts'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Card } from '../../ui/card.tsx'
import { DayField } from '../../ui/day-field.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { FormRow } from '../../ui/form.tsx'
import { localeOf, useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { Queue } from '../../ui/queue.tsx'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox, Select } from '../../ui/select.tsx'
import { Skeleton } from '../../ui/states.tsx'
import { TextArea } from '../../ui/text-field.tsx'
import { useRequestRow } from '../rows.tsx'
import { ProcessingNotice } from './notice.tsx'

type Filled = { kind: Kind | null; purpose: (typeof opposed)[number] | null; field: (typeof parts)[number] | null; asked: string; language: string; on: string | null }
type Of = { of: Fields<Filled> }

const Requests = z.object({ items: z.array(Request) })
const ofPersonQuery = (person: string) =>
  queryOptions({ queryKey: ['rights', 'person', person], queryFn: async ({ signal }) => (await get(`/v1/persons/${person}/rights-requests`, Requests, { signal })).items })

/** The languages of the person first, then those in which the file can be handed over. */
const useTongues = (person: Person) => {
  const language = useLanguage()
  const names = new Intl.DisplayNames([localeOf[language]], { type: 'language' })
  return [...new Set([...person.languages, 'fr', 'ar', 'en'])].map((key) => ({ key, label: names.of(key) ?? key }))
}

const What = ({ of }: Of) => {
  const t = useMessages()
  const kind = useWatch({ control: of.form.control, name: 'kind' })
  return (
    <>
      <Field of={of} name="kind" label={t('rights.what')}>
        {(field) => <RadioGroup {...field} options={kinds.map((key) => ({ key, label: t(`rights.kind.${key}`) }))} />}
      </Field>
      {kind && <Band tone="information">{t(`rights.say.${kind}`)}</Band>}
      {kind === 'rectification' && (
        <Field of={of} name="field" label={t('rights.field')}>
          {(field) => <Select {...field} options={parts.map((key) => ({ key, label: t(`rights.field.${key}`) }))} />}
        </Field>
      )}
      {kind === 'opposition' && (
        <Field of={of} name="purpose" label={t('rights.purpose')}>
          {(field) => <RadioGroup {...field} options={opposed.map((key) => ({ key, label: t(`rights.oppose.${key}`) }))} />}
        </Field>
      )}
      {kind !== null && kind !== 'access' && (
        <Field of={of} name="asked" label={t('rights.words')} help={t('rights.words.help')} {...(kind === 'opposition' ? { optional: true } : {})}>
          {(field) => <TextArea {...field} rows={3} maxLength={1000} />}
        </Field>
      )}
    </>
  )
}

const AskForm = ({ person, close }: { person: Person; close: () => void }) => {
  const t = useMessages()
  const tongues = useTongues(person)
  const fields = useFields<Filled>({ start: { kind: null, purpose: null, field: null, asked: '', language: tongues[0]?.key ?? 'fr', on: today() } })
  const sending = useSending(fields, {
    schema: Asking,
    input: ({ kind, purpose, field, asked, ...rest }) => ({
      ...rest, kind, purpose: kind === 'opposition' ? purpose : null, field: kind === 'rectification' ? field : null, asked: kind === 'access' ? null : asked.trim() || null,
    }),
    send: (input, key) => post(`/v1/persons/${person.id}/rights-requests`, RequestFile, { body: input, key }),
    touches: [['rights']],
    done: () => {
      notify(t('rights.done.asked'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <What of={fields} />
      <FormRow>
        <Field of={fields} name="language" label={t('rights.language')} help={t('rights.language.help')}>
          {(field) => <ComboBox {...field} onChange={(key) => field.onChange(key ?? '')} options={tongues} />}
        </Field>
        <Field of={fields} name="on" label={t('rights.asked-on')}>{(field) => <DayField {...field} max={today()} />}</Field>
      </FormRow>
      <ProcessingNotice form="registration" />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('rights.ask')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

const Asked = ({ person }: { person: Person }) => {
  const t = useMessages()
  const navigate = useNavigate()
  const row = useRequestRow({ ofPerson: true })
  const { data } = useSuspenseQuery(ofPersonQuery(person.id))
  if (data.length === 0) return <p className="quiet small">{t('rights.none')}</p>
  return <Queue label={t('rights.of-person')} items={data.map(row)} onOpen={(open) => void navigate({ to: '/rights', search: { open } })} />
}

/** What a person asked about their own file, and the way to write down what they ask now. */
export const RightsOfPerson = ({ person }: { person: Person }) => {
  const t = useMessages()
  const may = useMay(requestRoles)
  const [asking, setAsking] = useState(false)
  if (!may) return null
  return (
    <Card title={t('rights.of-person')} action={<Button tone="quiet" icon="plus" onPress={() => setAsking(true)}>{t('rights.new')}</Button>}>
      <Part>
        <Suspense fallback={<Skeleton rows={2} />}>
          <Asked person={person} />
        </Suspense>
      </Part>
      {asking && <Dialog title={t('rights.new.title')} isOpen onOpenChange={() => setAsking(false)}><AskForm person={person} close={() => setAsking(false)} /></Dialog>}
    </Card>
  )
}
