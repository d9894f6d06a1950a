import { Field, type FieldGiven, type Fields } from '../app/fields.tsx'
import { useMessages } from '../ui/messages.tsx'
import { NumberField } from '../ui/number-field.tsx'
import { RadioGroup } from '../ui/radio-group.tsx'
import type { Filled } from './registration.ts'

type Said = 'yes' | 'no' | 'unknown'
const saids = ['yes', 'no', 'unknown'] as const
const saidOf = (value: boolean | null | undefined): Said => (value === true ? 'yes' : value === false ? 'no' : 'unknown')

const YesNo = ({ value, onChange, ...field }: FieldGiven<boolean | null | undefined>) => {
  const t = useMessages()
  return (
    <RadioGroup
      {...field} row options={saids.map(said => ({ key: said, label: t(`person.said.${said}`) }))} value={saidOf(value)}
      onChange={said => onChange(said === 'unknown' ? null : said === 'yes')}
    />
  )
}

const yesOrNo = ['needy', 'ownsHome', 'taxDomicileInMorocco', 'unaccompaniedMinor'] as const

/** What a few rules ask, each with the reason why. */
export const CircumstancesFields = ({ of }: { of: Fields<Filled> }) => {
  const t = useMessages()
  return (
    <div className="stack">
      <Field of={of} name="circumstances.childrenInCharge" label={t('person.childrenInCharge')} help={t('person.childrenInCharge.why')} optional>
        {field => <NumberField {...field} value={field.value ?? null} min={0} max={30} />}
      </Field>
      {yesOrNo.map(name => (
        <Field key={name} of={of} name={`circumstances.${name}`} label={t(`person.${name}`)} help={t(`person.${name}.why`)} optional>{field => <YesNo {...field} />}</Field>
      ))}
      <Field of={of} name="circumstances.monthlyIncome" label={t('person.monthlyIncome')} help={t('person.monthlyIncome.why')} optional>
        {field => (
          <NumberField
            {...field} value={field.value ? field.value.minor / 100 : null} min={0} step={100}
            onChange={dirhams => field.onChange(dirhams === null ? null : { minor: Math.round(dirhams * 100), currency: 'MAD' as const })}
          />
        )}
      </Field>
    </div>
  )
}
