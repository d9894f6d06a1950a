import { useWatch } from 'react-hook-form'
import { sexes } from '#person/model'
import { Field, type Fields } from '../app/fields.tsx'
import { Button } from '../ui/button.tsx'
import { FormPart, FormRow } from '../ui/form.tsx'
import { useMessages } from '../ui/messages.tsx'
import { PartialDateField } from '../ui/partial-date-field.tsx'
import { PhoneField } from '../ui/phone-field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import { ComboBox } from '../ui/select.tsx'
import { TextField } from '../ui/text-field.tsx'
import { useCountries } from './countries.ts'
import { usePlaces } from './places.ts'
import type { Filled } from './registration.ts'
import { Several } from './several.tsx'
import { useTongues } from './tongues.ts'

type Of = { of: Fields<Filled> }

/** The second row is for Arabic letters, whatever the language of the page. */
const arabicRow = 1
const mostNames = 6

const useTitle = () => {
  const t = useMessages()
  return (row: number) => t(row === 0 ? 'person.names.first' : row === arabicRow ? 'person.names.arabic' : 'person.names.other')
}

const NameRow = ({ of, row }: Of & { row: number }) => {
  const t = useMessages()
  const title = useTitle()
  const isArabic = row === arabicRow
  const script = isArabic ? { dir: 'rtl' as const, lang: 'ar' } : {}
  const suffix = isArabic ? '.arabic' : row > arabicRow ? '.other' : ''
  return (
    <FormPart title={title(row)}>
      <FormRow>
        <Field of={of} name={`names.${row}.given`} label={t(`person.given${suffix}`)} optional={row > 0} {...(row === 0 ? { help: t('person.given.help') } : {})}>
          {field => <TextField {...field} {...script} maxLength={120} />}
        </Field>
        <Field of={of} name={`names.${row}.family`} label={t(`person.family${suffix}`)} optional>
          {field => <TextField {...field} {...script} maxLength={120} />}
        </Field>
      </FormRow>
    </FormPart>
  )
}

/** Names as they were given: in the letters that the person uses, in Arabic letters where known, and as other papers have them. */
export const NamesFields = ({ of }: Of) => {
  const t = useMessages()
  const names = useWatch({ control: of.form.control, name: 'names' })
  const add = () => of.form.setValue('names', [...of.form.getValues('names'), { given: '', family: '' }])
  return (
    <div className="stack">
      {[...names.keys()].map(row => <NameRow key={`name ${row}`} of={of} row={row} />)}
      {names.length < mostNames && <div><Button tone="quiet" icon="plus" onPress={add}>{t('person.names.add')}</Button></div>}
    </div>
  )
}

/** How the person can be reached. */
export const ContactFields = ({ of }: Of) => {
  const t = useMessages()
  return (
    <FormRow>
      <Field of={of} name="phone" label={t('person.phone')} optional>{field => <PhoneField {...field} />}</Field>
      <Field of={of} name="email" label={t('person.email')} optional>{field => <TextField {...field} type="email" inputMode="email" dir="ltr" maxLength={200} />}</Field>
    </FormRow>
  )
}

/** Who the person is, as far as they wish to say. */
export const PersonFields = ({ of }: Of) => {
  const t = useMessages()
  const countries = useCountries()
  const tongues = useTongues()
  const places = usePlaces()
  return (
    <>
      <Field of={of} name="birth" label={t('person.birth')} help={t('person.birth.help')} optional>{field => <PartialDateField {...field} mayBeAbout />}</Field>
      <Field of={of} name="sex" label={t('person.sex')} optional>
        {field => <RadioGroup {...field} row options={sexes.map(sex => ({ key: sex, label: t(`person.sex.${sex}`) }))} />}
      </Field>
      <Field of={of} name="nationalities" label={t('person.nationalities')} help={t('person.nationalities.help')} optional>
        {field => <Several {...field} options={countries.options} nameOf={countries.nameOf} />}
      </Field>
      <Field of={of} name="languages" label={t('person.languages')} help={t('person.languages.help')} optional>
        {field => <Several {...field} options={tongues.options} nameOf={tongues.nameOf} />}
      </Field>
      <Field of={of} name="residence" label={t('person.residence')} help={t('person.residence.help')} optional>
        {field => <ComboBox {...field} options={places.options} />}
      </Field>
    </>
  )
}
