import type { ReactNode } from 'react'
import './choice.css'

/** What stands beside a box: its sentence, and a note below it. */
export const ChoiceWords = ({ label, note }: { label: ReactNode; note?: ReactNode }) => (
  <span>
    {label}
    {note !== undefined && <span className="choice-note">{note}</span>}
  </span>
)
