import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { ChoiceWords } from './choice-words.tsx'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import type { Option } from './select.tsx'

type OneOf<K extends string> = FieldProps & {
  options: readonly Option<K>[]
  value: K | null
  onChange: (value: K) => void
  row?: boolean
}

/** One of a few, all in view: up to seven. */
export const RadioGroup = <K extends string>({ options, value, onChange, row, ...field }: OneOf<K>) => (
  <AriaRadioGroup {...ariaFieldProps(field)} value={value} onChange={(key) => onChange(key as K)}>
    <FieldLabel {...field} />
    <div className="choice-list" {...(row ? { 'data-row': '' } : {})}>
      {options.map((option) => (
        <RadioField key={option.key} value={option.key} className="choice" isDisabled={option.isDisabled ?? false}>
          <RadioButton className="choice-button">
            <span className="choice-box" data-round="" />
            <ChoiceWords label={option.label} note={option.note} />
          </RadioButton>
        </RadioField>
      ))}
    </div>
    <FieldNotes {...field} />
  </AriaRadioGroup>
)
