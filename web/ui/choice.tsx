import type { ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { RadioButton, RadioField, RadioGroup as AriaRadioGroup } from 'react-aria-components/RadioGroup'
import { SwitchButton, SwitchField } from 'react-aria-components/Switch'
import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Option } from './select.tsx'
import './choice.css'

type Ticked = FieldProps & { value: boolean; onChange: (value: boolean) => void }

const Words = ({ label, note }: { label: ReactNode; note?: ReactNode }) => (
  <span>{label}{note !== undefined && <span className="choice-note">{note}</span>}</span>
)

/** Yes or no to one sentence. */
export const Checkbox = ({ value, onChange, isIndeterminate, ...field }: Ticked & { isIndeterminate?: boolean }) => (
  <CheckboxField {...ariaFieldProps({ ...field, optional: true })} className="choice" isSelected={value} onChange={onChange} isIndeterminate={isIndeterminate ?? false}>
    <CheckboxButton className="choice-button">
      {({ isSelected, isIndeterminate: some }) => (
        <>
          <span className="choice-box">{some ? <Icon name="minus" /> : isSelected && <Icon name="check" />}</span>
          <Words label={field.label} />
        </>
      )}
    </CheckboxButton>
    <FieldNotes {...field} />
  </CheckboxField>
)

/** Turns something on at once, without a form to send. */
export const Switch = ({ value, onChange, ...field }: Ticked) => (
  <SwitchField {...ariaFieldProps({ ...field, optional: true })} className="choice" isSelected={value} onChange={onChange}>
    <SwitchButton className="choice-button">
      <span className="switch-track" />
      <Words label={field.label} />
    </SwitchButton>
    <FieldNotes {...field} />
  </SwitchField>
)

type Several<K extends string> = FieldProps & { options: readonly Option<K>[]; value: readonly K[]; onChange: (value: K[]) => void; row?: boolean }

/** Any number of a few. */
export const CheckboxGroup = <K extends string>({ options, value, onChange, row, ...field }: Several<K>) => (
  <AriaCheckboxGroup {...ariaFieldProps(field)} value={[...value]} onChange={keys => onChange(keys as K[])}>
    <FieldLabel {...field} />
    <div className="choice-list" {...(row ? { 'data-row': '' } : {})}>
      {options.map(option => (
        <CheckboxField key={option.key} value={option.key} className="choice" isDisabled={option.isDisabled ?? false}>
          <CheckboxButton className="choice-button">
            {({ isSelected }) => (
              <>
                <span className="choice-box">{isSelected && <Icon name="check" />}</span>
                <Words label={option.label} note={option.note} />
              </>
            )}
          </CheckboxButton>
        </CheckboxField>
      ))}
    </div>
    <FieldNotes {...field} />
  </AriaCheckboxGroup>
)

type OneOf<K extends string> = FieldProps & { options: readonly Option<K>[]; value: K | null; onChange: (value: K) => void; row?: boolean }

/** One of a few, all in view: up to seven. */
export const RadioGroup = <K extends string>({ options, value, onChange, row, ...field }: OneOf<K>) => (
  <AriaRadioGroup {...ariaFieldProps(field)} value={value} onChange={key => onChange(key as K)}>
    <FieldLabel {...field} />
    <div className="choice-list" {...(row ? { 'data-row': '' } : {})}>
      {options.map(option => (
        <RadioField key={option.key} value={option.key} className="choice" isDisabled={option.isDisabled ?? false}>
          <RadioButton className="choice-button">
            <span className="choice-box" data-round="" />
            <Words label={option.label} note={option.note} />
          </RadioButton>
        </RadioField>
      ))}
    </div>
    <FieldNotes {...field} />
  </AriaRadioGroup>
)

type SegmentsProps<K extends string> = {
  label: string
  options: readonly (Option<K> & { lang?: string })[]
  value: K
  onChange: (value: K) => void
}

/** One of two to four ways of looking at the same thing; takes effect at once. */
export const Segments = <K extends string>({ label, options, value, onChange }: SegmentsProps<K>) => (
  <ToggleButtonGroup
    className="segments" aria-label={label} selectionMode="single" disallowEmptySelection
    selectedKeys={[value]} onSelectionChange={keys => { for (const key of keys) onChange(key as K) }}
  >
    {options.map(option => (
      <ToggleButton key={option.key} id={option.key} className="segment" {...(option.lang ? { lang: option.lang } : {})}>{option.label}</ToggleButton>
    ))}
  </ToggleButtonGroup>
)

