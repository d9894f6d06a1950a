import { useEffect, useState } from 'react'
import { IconButton } from '../ui/button.tsx'
import type { FieldProps } from '../ui/field.tsx'
import { useMessages } from '../ui/messages.tsx'
import { ComboBox, type Option } from '../ui/select.tsx'
import './several.css'

type SeveralProps = FieldProps & { options: readonly Option[]; value: readonly string[]; onChange: (value: string[]) => void; nameOf: (key: string) => string }

/** Several of many, found by typing: those that are chosen stand above, each can be taken away. */
export const Several = ({ options, value, onChange, nameOf, ...field }: SeveralProps) => {
  const t = useMessages()
  const [picked, setPicked] = useState<string | null>(null)
  // What was picked moves to the list at once: the field closes, is empty again, and keeps the focus for the next.
  useEffect(() => {
    if (picked === null) return
    const timer = setTimeout(() => setPicked(null))
    return () => clearTimeout(timer)
  }, [picked])
  const add = (key: string | null) => {
    if (key === null || value.includes(key)) return
    setPicked(key)
    onChange([...value, key])
  }
  return (
    <div className="several">
      <ComboBox {...field} options={options.filter(({ key }) => !value.includes(key))} value={picked} onChange={add} />
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
