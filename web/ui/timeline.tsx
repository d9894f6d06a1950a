import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import './timeline.css'

type Happening = {
  icon: IconName
  title: ReactNode
  /** When: `<DayText>`, `<Since>` or `<Dated>`. */
  when: ReactNode
  /** By whom, where. */
  by?: ReactNode
  tone?: 'done' | 'attention' | 'refusal' | 'protection'
  children?: ReactNode
}

/** One thing that happened. */
export const TimelineItem = ({ icon, title, when, by, tone, children }: Happening) => (
  <li className="timeline-item" {...(tone ? { 'data-tone': tone } : {})}>
    <span className="timeline-sign">
      <Icon name={icon} />
    </span>
    <div className="timeline-words">
      <div className="timeline-line">
        <span className="timeline-title">{title}</span>
        <span className="timeline-when">{when}</span>
      </div>
      {by && <div className="quiet small">{by}</div>}
      {children}
    </div>
  </li>
)

/** What happened, latest first. */
export const Timeline = ({ label, children }: { label: string; children: ReactNode }) => (
  <ol className="timeline" aria-label={label}>
    {children}
  </ol>
)
