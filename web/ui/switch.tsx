import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { ChoiceWords } from './choice-words.tsx'
import { ariaFieldProps, FieldNotes, type FieldProps } from './field.tsx'

type SwitchProps = FieldProps & { value: boolean; onChange: (value: boolean) => void }

/** Turns something on at once, without a form to send. */
export const Switch = ({ value, onChange, ...field }: SwitchProps) => (
  <SwitchField {...ariaFieldProps({ ...field, optional: true })} className="choice" isSelected={value} onChange={onChange}>
    <SwitchButton className="choice-button">
      <span className="switch-track" />
      <ChoiceWords label={field.label} />
    </SwitchButton>
    <FieldNotes {...field} />
  </SwitchField>
)
