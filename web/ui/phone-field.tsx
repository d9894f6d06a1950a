import { parsePhoneNumberFromString } from 'libphonenumber-js/min'
import { TextField } from './text-field.tsx'
import type { FieldProps } from './field.tsx'
import { useMessages } from './messages.tsx'
import { Code } from './text.tsx'

type PhoneFieldProps = FieldProps & {
  /** As typed until it is a number, then in the form of E.164: `+212600000000`. */
  value: string
  onChange: (value: string) => void
}

/** A phone number, Moroccan where it begins with a zero; what is understood is read back. */
export const PhoneField = ({ value, onChange, help, ...field }: PhoneFieldProps) => {
  const t = useMessages()
  const number = parsePhoneNumberFromString(value, 'MA')
  const read = number?.isPossible() ? number : null
  const settle = () => {
    if (read) onChange(read.number)
    field.onBlur?.()
  }
  return (
    <TextField
      {...field}
      type="tel"
      inputMode="tel"
      dir="ltr"
      value={value}
      onChange={onChange}
      onBlur={settle}
      help={
        read ? (
          <>
            {t('ui.phone.read')} <Code>{read.formatInternational()}</Code>
          </>
        ) : (
          (help ?? t('ui.phone.help'))
        )
      }
    />
  )
}
