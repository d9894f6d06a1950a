import { Button as AriaButton } from 'react-aria-components/Button'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { NumberField as AriaNumberField } from 'react-aria-components/NumberField'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import './button.css'

type NumberFieldProps = FieldProps & {
  value: number | null
  onChange: (value: number | null) => void
  min?: number
  max?: number
  step?: number
  format?: Intl.NumberFormatOptions
}

/** A number, typed or stepped; empty is `null`, never zero. */
export const NumberField = ({ value, onChange, min, max, step, format, ...field }: NumberFieldProps) => (
  <AriaNumberField
    {...ariaFieldProps(field)}
    value={value ?? Number.NaN}
    onChange={(number) => onChange(Number.isNaN(number) ? null : number)}
    formatOptions={{ numberingSystem: 'latn', ...format }}
    {...(min === undefined ? {} : { minValue: min })}
    {...(max === undefined ? {} : { maxValue: max })}
    {...(step === undefined ? {} : { step })}
  >
    <FieldLabel {...field} />
    <Group className="input-group">
      <AriaButton slot="decrement" className="button" data-tone="quiet" data-icon-only="">
        <Icon name="minus" />
      </AriaButton>
      <Input className="input numeric" dir="ltr" />
      <AriaButton slot="increment" className="button" data-tone="quiet" data-icon-only="">
        <Icon name="plus" />
      </AriaButton>
    </Group>
    <FieldNotes {...field} />
  </AriaNumberField>
)
