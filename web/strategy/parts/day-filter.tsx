import { useState } from 'react'
import type { Day } from '#language/date'
import { DayField } from '../../ui/day-field.tsx'
import { firstYear } from './period.ts'

const today = () => Temporal.Now.plainDateISO('Africa/Casablanca').toString()

type DayFilterProps = { label: string; value: Day | undefined; onChange: (day: Day | undefined) => void }

/** A day by which a list is narrowed: a year that is still being typed narrows nothing. */
export const DayFilter = ({ label, value, onChange }: DayFilterProps) => {
  const [typed, setTyped] = useState<Day | null>(value ?? null)
  const [known, setKnown] = useState(value)
  if (known !== value) {
    setKnown(value)
    setTyped(value ?? null)
  }
  const type = (day: Day | null) => {
    setTyped(day)
    if (day === null) onChange(undefined)
    else if (day >= `${firstYear - 1}-01-01` && day <= today()) onChange(day)
  }
  return <DayField label={label} value={typed} onChange={type} max={today()} optional />
}
