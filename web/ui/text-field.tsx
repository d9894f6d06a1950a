import type { HTMLInputTypeAttribute, InputHTMLAttributes, Ref } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Input } from 'react-aria-components/Input'
import { SearchField as AriaSearchField } from 'react-aria-components/SearchField'
import { TextArea as AriaTextArea } from 'react-aria-components/TextArea'
import { TextField as AriaTextField } from 'react-aria-components/TextField'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Group } from 'react-aria-components/Group'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './button.css'

type Written = FieldProps & {
  value: string
  onChange: (value: string) => void
  placeholder?: string
  maxLength?: number
}

type TextFieldProps = Written & {
  type?: HTMLInputTypeAttribute
  /** What the browser may fill in: `email`, `current-password`, `off`, … */
  autoComplete?: string
  inputMode?: InputHTMLAttributes<HTMLInputElement>['inputMode']
  /** `ltr` for codes, addresses of e-mail and numbers; `auto` (the default) follows what is typed. */
  dir?: 'ltr' | 'rtl' | 'auto'
  lang?: string
  inputRef?: Ref<HTMLInputElement>
}

/** One line of text. */
export const TextField = ({
  type = 'text',
  autoComplete = 'off',
  inputMode,
  dir = 'auto',
  lang,
  placeholder,
  maxLength,
  inputRef,
  ...field
}: TextFieldProps) => (
  <AriaTextField
    {...ariaFieldProps(field)}
    type={type}
    value={field.value}
    onChange={field.onChange}
    autoComplete={autoComplete}
    {...(inputMode ? { inputMode } : {})}
    {...(maxLength ? { maxLength } : {})}
  >
    <FieldLabel {...field} />
    <Input
      className="input"
      dir={dir}
      {...(lang ? { lang } : {})}
      {...(placeholder ? { placeholder } : {})}
      {...(inputRef ? { ref: inputRef } : {})}
    />
    <FieldNotes {...field} />
  </AriaTextField>
)

/** Several lines of text. */
export const TextArea = ({ placeholder, maxLength, rows = 4, ...field }: Written & { rows?: number }) => (
  <AriaTextField {...ariaFieldProps(field)} value={field.value} onChange={field.onChange} {...(maxLength ? { maxLength } : {})}>
    <FieldLabel {...field} />
    <AriaTextArea className="input" dir="auto" rows={rows} {...(placeholder ? { placeholder } : {})} />
    <FieldNotes {...field} />
  </AriaTextField>
)

type SearchProps = Omit<Written, 'optional'> & { onSubmit?: (value: string) => void; inputRef?: Ref<HTMLInputElement> }

/** A field that looks for something; Escape empties it. The key `/` leads here from anywhere in the page. */
export const SearchField = ({ placeholder, onSubmit, inputRef, maxLength, ...field }: SearchProps) => {
  const t = useMessages()
  return (
    <AriaSearchField
      {...ariaFieldProps({ ...field, optional: true })}
      value={field.value}
      onChange={field.onChange}
      {...(onSubmit ? { onSubmit } : {})}
      {...(maxLength ? { maxLength } : {})}
    >
      <FieldLabel label={field.label} />
      <Group className="input-group">
        <Icon name="search" />
        <Input
          className="input"
          dir="auto"
          data-search=""
          {...(placeholder ? { placeholder } : {})}
          {...(inputRef ? { ref: inputRef } : {})}
        />
        {field.value !== '' && (
          <AriaButton className="button" data-tone="quiet" data-icon-only="" aria-label={t('ui.clear')}>
            <Icon name="close" />
          </AriaButton>
        )}
      </Group>
      <FieldNotes {...field} />
    </AriaSearchField>
  )
}
