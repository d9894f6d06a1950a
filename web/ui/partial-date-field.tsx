import { useId, useState, type ClipboardEvent } from 'react'
import { PartialDate } from '#language/date'
import { Checkbox } from './checkbox.tsx'
import { Fault, type FieldProps } from './field.tsx'
import { useFormats } from './format.ts'
import { useMessages } from './messages.tsx'
import { digitsOf, partialOf, pastedOf, typedOf, type Typed } from './partial-date.ts'
import './partial-date-field.css'

type Part = 'day' | 'month' | 'year'
const parts = ['day', 'month', 'year'] as const

type PartialDateFieldProps = FieldProps & {
  value: PartialDate | null
  onChange: (value: PartialDate | null) => void
  /** Whether "about that year" may be said; it may for births, not for documents. */
  mayBeAbout?: boolean
}

type BoxProps = { part: Part; typed: Typed; set: (typed: Typed) => void; describedBy: string; field: FieldProps }

const Box = ({ part, typed, set, describedBy, field }: BoxProps) => {
  const t = useMessages()
  const paste = (event: ClipboardEvent) => {
    const pasted = pastedOf(event.clipboardData.getData('text'))
    if (!pasted) return
    event.preventDefault()
    set(pasted)
  }
  return (
    <label className="date-part" data-part={part}>
      {t(`ui.date.${part}`)}
      <input
        className="input numeric"
        dir="ltr"
        inputMode="numeric"
        autoComplete="off"
        maxLength={part === 'year' ? 4 : 2}
        value={typed[part]}
        aria-describedby={describedBy}
        aria-invalid={field.error !== undefined}
        disabled={field.isDisabled ?? false}
        onPaste={paste}
        onBlur={field.onBlur}
        onChange={(event) => set({ ...typed, [part]: digitsOf(event.target.value) })}
        {...(field.error !== undefined ? { 'data-invalid': '' } : {})}
      />
    </label>
  )
}

/** How the date was understood, or what may be written; and what is wrong with it. */
const Reading = ({ id, value, field }: { id: string; value: PartialDate | null; field: FieldProps }) => {
  const t = useMessages()
  const { partialDate } = useFormats()
  const known = PartialDate.safeParse(value)
  return (
    <div id={id} className="stack" data-gap="small">
      <span className="field-help">
        {known.success ? t('ui.date.reading', { date: partialDate(known.data) }) : (field.help ?? t('ui.date.help'))}
      </span>
      {field.error !== undefined && (
        <span className="field-error">
          <Fault>{field.error}</Fault>
        </span>
      )}
    </div>
  )
}

/** A date as far as it is known: typed in three boxes, of which only the year must be filled; a whole date may be pasted into any. */
export const PartialDateField = ({ value, onChange, mayBeAbout, ...field }: PartialDateFieldProps) => {
  const t = useMessages()
  const id = useId()
  const [typed, setTyped] = useState(() => typedOf(value))
  const current = JSON.stringify(partialOf(typed)) === JSON.stringify(value) ? typed : typedOf(value)
  const set = (next: Typed) => {
    setTyped(next)
    onChange(partialOf(next))
  }
  const yearOnly = current.year !== '' && current.month === '' && current.day === ''
  return (
    <fieldset className="field" aria-describedby={id}>
      <legend className="field-legend">
        {field.label}
        {field.optional && <span className="field-optional"> {t('ui.optional')}</span>}
      </legend>
      <div className="date-parts">
        {parts.map((part) => (
          <Box key={part} part={part} typed={current} set={set} describedBy={id} field={field} />
        ))}
      </div>
      {mayBeAbout && (
        <Checkbox
          label={t('ui.date.is-about')}
          isDisabled={!yearOnly}
          value={current.about && yearOnly}
          onChange={(about) => set({ ...current, about })}
        />
      )}
      <Reading id={id} value={value} field={field} />
    </fieldset>
  )
}
