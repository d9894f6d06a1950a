import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { Amount } from './text.tsx'
import './status.css'

export type StatusTone = 'plain' | 'done' | 'attention' | 'refusal' | 'information' | 'protection' | 'quiet'

const signs: Record<StatusTone, IconName | null> = {
  plain: null,
  done: 'check',
  attention: 'attention',
  refusal: 'no',
  information: 'information',
  protection: 'protection',
  quiet: null,
}

/** The state of a thing in a word, with a sign and a colour that say the same: colour is never alone. */
export const Status = ({ tone = 'plain', icon, children }: { tone?: StatusTone; icon?: IconName; children: ReactNode }) => {
  const sign = icon ?? signs[tone]
  return (
    <span className="badge" data-tone={tone}>
      {sign && <Icon name={sign} />}
      {children}
    </span>
  )
}

/** How many; beside the title of a queue. */
export const Count = ({ value }: { value: number }) => (
  <span className="count">
    <Amount value={value} />
  </span>
)
