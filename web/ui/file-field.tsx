import { useId, useState } from 'react'
import { FileTrigger } from 'react-aria-components/FileTrigger'
import { Button } from './button.tsx'
import { Fault, Optional, type FieldProps } from './field.tsx'
import './field.css'

/** A file that was chosen: its name, and what is in it. */
export type Chosen = { name: string; base64: string }

type FileFieldProps = FieldProps & {
  value: Chosen | null
  onChange: (file: Chosen | null) => void
  /** What the button says: "Choose a file". */
  choose: string
  accept: string[]
}

const read = (file: File): Promise<Chosen> =>
  new Promise((resolve, reject) => {
    const reader = new FileReader()
    reader.onload = () => resolve({ name: file.name, base64: String(reader.result).split(',', 2)[1] ?? '' })
    reader.onerror = () => reject(new Error('the file cannot be read'))
    reader.readAsDataURL(file)
  })

/** One file of this device. It is read here, and goes with the rest of the form. */
export const FileField = ({ label, help, error, optional, isDisabled, value, onChange, choose, accept }: FileFieldProps) => {
  const id = useId()
  const [isReading, setReading] = useState(false)
  const take = async (file: File | undefined) => {
    setReading(true)
    const chosen = file ? await read(file).catch(() => null) : null
    setReading(false)
    onChange(chosen)
  }
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={`${id}-notes`}>
      <span id={`${id}-label`} className="field-label">{label}{optional && <Optional />}</span>
      <span className="cluster">
        <FileTrigger acceptedFileTypes={accept} onSelect={files => void take(files?.[0])}>
          <Button isPending={isReading} isDisabled={isDisabled ?? false}>{choose}</Button>
        </FileTrigger>
        {value && <bdi translate="no">{value.name}</bdi>}
      </span>
      <span id={`${id}-notes`}>
        {help !== undefined && <span className="field-help">{help}</span>}
        {error !== undefined && <span className="field-error" role="alert"><Fault>{error}</Fault></span>}
      </span>
    </div>
  )
}
