import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './band.css'

export type BandTone = 'plain' | 'attention' | 'refusal' | 'information' | 'protection' | 'done'

const signs: Record<BandTone, IconName> = {
  plain: 'information',
  attention: 'attention',
  refusal: 'no',
  information: 'information',
  protection: 'protection',
  done: 'yes',
}

type BandProps = {
  tone?: BandTone
  icon?: IconName
  children: ReactNode
  action?: ReactNode
  slim?: boolean
  role?: 'status' | 'alert'
}

/** A sentence that concerns the whole page or the whole part below it. */
export const Band = ({ tone = 'plain', icon, children, action, slim, role }: BandProps) => (
  <div className="band" data-tone={tone} {...(slim ? { 'data-slim': '' } : {})} {...(role ? { role } : {})}>
    <Icon name={icon ?? signs[tone]} />
    <div className="band-words">{children}</div>
    {action}
  </div>
)
