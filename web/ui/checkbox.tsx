import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { CheckboxGroup as AriaCheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { ChoiceWords } from './choice-words.tsx'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import type { Option } from './select.tsx'

type CheckboxProps = FieldProps & { value: boolean; onChange: (value: boolean) => void; isIndeterminate?: boolean }

/** Yes or no to one sentence. */
export const Checkbox = ({ value, onChange, isIndeterminate, ...field }: CheckboxProps) => (
  <CheckboxField
    {...ariaFieldProps({ ...field, optional: true })}
    className="choice"
    isSelected={value}
    onChange={onChange}
    isIndeterminate={isIndeterminate ?? false}
  >
    <CheckboxButton className="choice-button">
      {({ isSelected, isIndeterminate: some }) => (
        <>
          <span className="choice-box">{some ? <Icon name="minus" /> : isSelected && <Icon name="check" />}</span>
          <ChoiceWords label={field.label} />
        </>
      )}
    </CheckboxButton>
    <FieldNotes {...field} />
  </CheckboxField>
)

type Several<K extends string> = FieldProps & {
  options: readonly Option<K>[]
  value: readonly K[]
  onChange: (value: K[]) => void
  row?: boolean
}

/** Any number of a few. */
export const CheckboxGroup = <K extends string>({ options, value, onChange, row, ...field }: Several<K>) => (
  <AriaCheckboxGroup {...ariaFieldProps(field)} value={[...value]} onChange={(keys) => onChange(keys as K[])}>
    <FieldLabel {...field} />
    <div className="choice-list" {...(row ? { 'data-row': '' } : {})}>
      {options.map((option) => (
        <CheckboxField key={option.key} value={option.key} className="choice" isDisabled={option.isDisabled ?? false}>
          <CheckboxButton className="choice-button">
            {({ isSelected }) => (
              <>
                <span className="choice-box">{isSelected && <Icon name="check" />}</span>
                <ChoiceWords label={option.label} note={option.note} />
              </>
            )}
          </CheckboxButton>
        </CheckboxField>
      ))}
    </div>
    <FieldNotes {...field} />
  </AriaCheckboxGroup>
)
