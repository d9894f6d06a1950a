import { proofs, statusKinds } from '#person/model'
import { Field, type Fields } from '../app/fields.tsx'
import { DayField } from '../ui/day-field.tsx'
import { FormRow } from '../ui/form.tsx'
import { useMessages } from '../ui/messages.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { Select } from '../ui/select.tsx'
import type { FilledStatus } from './registration.ts'
import { dayOfToday } from './today.ts'

/** What may be written down: no rule asks for the lack of a title, so no form does. */
export const askedKinds = statusKinds.filter(kind => kind !== 'irregular')

type WithStatuses = { statuses: FilledStatus[] }

/** One status: which, since when, and whether its paper was shown or it is as the person says. */
export const StatusFields = <V extends WithStatuses>({ of, at }: { of: Fields<V>; at: number }) => {
  const t = useMessages()
  // Statuses stand alike in every form that holds some; the generic form does not know it.
  const fields = of as unknown as Fields<WithStatuses>
  const today = dayOfToday()
  return (
    <div className="stack">
      <Field of={fields} name={`statuses.${at}.kind`} label={t('person.status')}>
        {field => <Select {...field} options={askedKinds.map(kind => ({ key: kind, label: t(`person.status.${kind}`) }))} />}
      </Field>
      <FormRow>
        <Field of={fields} name={`statuses.${at}.from`} label={t('person.status.from')} optional>{field => <DayField {...field} />}</Field>
        <Field of={fields} name={`statuses.${at}.to`} label={t('person.status.to')} optional>{field => <DayField {...field} />}</Field>
      </FormRow>
      <Field of={fields} name={`statuses.${at}.proof`} label={t('person.status.proof')}>
        {field => <RadioGroup {...field} options={proofs.map(proof => ({ key: proof, label: t(`person.proof.${proof}`), note: t(`person.proof.${proof}.note`) }))} />}
      </Field>
      <Field of={fields} name={`statuses.${at}.knownOn`} label={t('person.status.known-on')} help={t('person.status.known-on.help')}>
        {field => <DayField {...field} onChange={day => field.onChange(day ?? '')} max={today} />}
      </Field>
    </div>
  )
}
