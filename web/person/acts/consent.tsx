import { useWatch } from 'react-hook-form'
import { z } from 'zod'
import { wordingNow, wordings } from '#person/consent/model'
import { Consent, manners, Person, purposes } from '#person/model'
import { post } from '../../app/api.ts'
import { Field, FieldsForm, useFields, useSending, type Fields } from '../../app/fields.tsx'
import { ProcessingNotice } from '../../rights/parts/notice.tsx'
import { Band } from '../../ui/band.tsx'
import { Button } from '../../ui/button.tsx'
import { Dialog, DialogFoot } from '../../ui/dialog.tsx'
import { FormRow } from '../../ui/form.tsx'
import { useLanguage } from '../../ui/language.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { notify } from '../../ui/notify.ts'
import { RadioGroup } from '../../ui/radio-group.tsx'
import { ComboBox, Select } from '../../ui/select.tsx'
import { useOrganisations } from '../organisations.ts'
import { dayOfToday } from '../today.ts'
import { useTongues } from '../tongues.ts'
import type { ActProps } from './act.ts'
import { useKeepPerson } from './writes.ts'

/** How an answer was asked for. */
export type Asking = { manner: Consent['manner']; language: string | null }
type Filled = Asking & { purpose: Consent['purpose'] | null; organisation: string | null; answer: 'given' | 'refused' | null }

const Filling = z.object({
  purpose: z.enum(purposes), organisation: z.string().nullable(), answer: z.enum(['given', 'refused']),
  manner: Consent.shape.manner, language: Consent.shape.language,
})

const partners = 'partners'

/** In which manner and in which language: of every form in which an answer is written down. */
export const AskingFields = <V extends Asking>({ of }: { of: Fields<V> }) => {
  const t = useMessages()
  const tongues = useTongues()
  // The two names stand in every form that holds an asking; the generic form does not know it.
  const fields = of as unknown as Fields<Asking>
  return (
    <FormRow>
      <Field of={fields} name="manner" label={t('person.manner')}>
        {field => <Select {...field} onChange={manner => { if (manner) field.onChange(manner) }} options={manners.map(manner => ({ key: manner, label: t(`person.manner.${manner}`) }))} />}
      </Field>
      <Field of={fields} name="language" label={t('person.consent.language')}>{field => <ComboBox {...field} options={tongues.options} />}</Field>
    </FormRow>
  )
}

const With = ({ of }: { of: Fields<Filled> }) => {
  const t = useMessages()
  const organisations = useOrganisations()
  return (
    <Field of={of} name="organisation" label={t('person.sharing.with')}>
      {field => (
        <ComboBox
          {...field} value={field.value ?? partners} onChange={key => field.onChange(key === partners ? null : key)}
          options={[{ key: partners, label: t('person.sharing.any') }, ...organisations.options]}
        />
      )}
    </Field>
  )
}

const ConsentForm = ({ person, close }: ActProps) => {
  const t = useMessages()
  const keep = useKeepPerson()
  const language = useLanguage()
  const fields = useFields<Filled>({
    start: { purpose: null, organisation: null, answer: null, manner: 'spoken', language }, draft: `person.consent.${person.id}`,
  })
  const purpose = useWatch({ control: fields.form.control, name: 'purpose' })
  const sending = useSending(fields, {
    schema: Filling,
    send: ({ answer, ...consent }, key) => {
      const organisation = consent.purpose === 'sharing' ? consent.organisation : null
      return post(`/v1/persons/${person.id}/consents`, Person, { body: { ...consent, organisation, given: answer === 'given', on: dayOfToday(), wording: { version: wordingNow, language } }, key })
    },
    touches: [['shares', person.id]],
    done: changed => {
      keep(changed)
      notify(t('person.consent.noted'))
      close()
    },
  })
  return (
    <FieldsForm of={fields} sending={sending}>
      <Field of={fields} name="purpose" label={t('person.consent.purpose')}>
        {field => <RadioGroup {...field} options={purposes.map(each => ({ key: each, label: t(`person.purpose.${each}`) }))} />}
      </Field>
      {purpose === 'sharing' && <With of={fields} />}
      {purpose && <Band tone="information">{t('person.consent.say', { words: wordings[wordingNow][purpose][language] })}</Band>}
      <Field of={fields} name="answer" label={t('person.consent.answer')} help={t('person.consent.blocks-nothing')}>
        {field => <RadioGroup {...field} row options={[{ key: 'given', label: t('person.consent.given') }, { key: 'refused', label: t('person.consent.refused') }]} />}
      </Field>
      <AskingFields of={fields} />
      <ProcessingNotice form="consent" />
      <DialogFoot>
        <Button onPress={close}>{t('ui.cancel')}</Button>
        <Button type="submit" tone="primary" isPending={sending.isPending}>{t('person.consent.do')}</Button>
      </DialogFoot>
    </FieldsForm>
  )
}

/** Writes down an answer, agreement or refusal, for one purpose. */
export const ConsentDialog = (props: ActProps) => {
  const t = useMessages()
  return <Dialog title={t('person.consent.ask')} isOpen onOpenChange={props.close}><ConsentForm {...props} /></Dialog>
}
