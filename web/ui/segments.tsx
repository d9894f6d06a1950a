import { ToggleButton } from 'react-aria-components/ToggleButton'
import { ToggleButtonGroup } from 'react-aria-components/ToggleButtonGroup'
import type { Option } from './select.tsx'
import './segments.css'

type SegmentsProps<K extends string> = {
  label: string
  options: readonly (Option<K> & { lang?: string })[]
  value: K
  onChange: (value: K) => void
}

/** One of two to four ways of looking at the same thing; takes effect at once. */
export const Segments = <K extends string>({ label, options, value, onChange }: SegmentsProps<K>) => (
  <ToggleButtonGroup
    className="segments"
    aria-label={label}
    selectionMode="single"
    disallowEmptySelection
    selectedKeys={[value]}
    onSelectionChange={(keys) => {
      for (const key of keys) onChange(key as K)
    }}
  >
    {options.map((option) => (
      <ToggleButton key={option.key} id={option.key} className="segment" {...(option.lang ? { lang: option.lang } : {})}>
        {option.label}
      </ToggleButton>
    ))}
  </ToggleButtonGroup>
)
