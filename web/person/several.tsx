import { useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { useMessages } from '../ui/messages.tsx'
import { ComboBox, type Option } from '../ui/select.tsx'
import './several.css'

type SeveralProps = FieldProps & { options: readonly Option[]; value: readonly string[]; onChange: (value: string[]) => void; nameOf: (key: string) => string }


/** Several of many, found by typing: those that are chosen stand above, each can be taken away. */
export const Several = ({ options, value, onChange, nameOf, ...field }: SeveralProps) => {
  const t = useMessages()
  // A fresh list after each choice: the field is empty again, ready for the next.
  const [round, setRound] = useState(0)
  const add = (key: string | null) => {
    if (key === null || value.includes(key)) return
    onChange([...value, key])
    setRound(round + 1)
  }
  return (
    <div className="several">
      <ComboBox key={round} {...field} {...(round > 0 ? { autoFocus: true } : {})} options={options.filter(({ key }) => !value.includes(key))} value={null} onChange={add} />
      {value.length > 0 && (
        <ul className="several-chosen" aria-label={field.label}>
          {value.map(key => (
            <li key={key}><bdi>{nameOf(key)}</bdi><IconButton icon="close" label={t('person.several.remove', { label: nameOf(key) })} onPress={() => onChange(value.filter(one => one !== key))} /></li>
          ))}
        </ul>
      )}
    </div>
  )
}
