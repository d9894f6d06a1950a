import type { ReactNode } from 'react'
import { FieldError as AriaFieldError } from 'react-aria-components/FieldError'
import { Label as AriaLabel } from 'react-aria-components/Label'
import { Text as AriaText } from 'react-aria-components/Text'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './field.css'

/** What every field takes: its label above, its help below, the sentence of its fault, and whether it may stay empty. */
export type FieldProps = {
  label: string
  help?: ReactNode
  error?: string | undefined
  optional?: boolean
  isDisabled?: boolean
  onBlur?: () => void
  autoFocus?: boolean
}

/** The properties that React Aria's own fields want for the same. Required is the rule; faults are ours to say, not the browser's. */
export const ariaFieldProps = ({ error, optional, isDisabled, onBlur, autoFocus }: FieldProps) => ({
  className: 'field',
  isInvalid: error !== undefined,
  isRequired: !optional,
  isDisabled: isDisabled ?? false,
  validationBehavior: 'aria' as const,
  ...(onBlur ? { onBlur } : {}),
  ...(autoFocus ? { autoFocus } : {}),
})

export const Optional = () => {
  const t = useMessages()
  return <span className="field-optional"> {t('ui.optional')}</span>
}

/** The label above a field. */
export const FieldLabel = ({ label, optional }: Pick<FieldProps, 'label' | 'optional'>) => (
  <AriaLabel className="field-label">
    {label}
    {optional && <Optional />}
  </AriaLabel>
)

/** The sentence of a fault, with its sign: colour is never alone. */
export const Fault = ({ children }: { children: ReactNode }) => (
  <>
    <Icon name="attention" />
    <span>{children}</span>
  </>
)

/** Help and fault below a field, tied to it for screen readers. */
export const FieldNotes = ({ help, error }: Pick<FieldProps, 'help' | 'error'>) => (
  <>
    {help !== undefined && (
      <AriaText slot="description" className="field-help">
        {help}
      </AriaText>
    )}
    <AriaFieldError className="field-error">
      <Fault>{error}</Fault>
    </AriaFieldError>
  </>
)
