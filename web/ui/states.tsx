import type { ReactNode } from 'react'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './states.css'

type StateProps = { title: ReactNode; children?: ReactNode; actions?: ReactNode; icon?: IconName }

const State = ({ title, children, actions, icon, tone, role }: StateProps & { tone?: string; role?: 'alert' | 'status' }) => (
  <div className="state" {...(tone ? { 'data-tone': tone } : {})} {...(role ? { role } : {})}>
    {icon && <Icon name={icon} />}
    <p className="state-title">{title}</p>
    {children && (
      <div className="stack" data-gap="small">
        {children}
      </div>
    )}
    {actions && <div className="state-actions">{actions}</div>}
  </div>
)

/** Nothing here yet: what it is for, and the first step. */
export const EmptyState = (props: StateProps) => <State {...props} />

/** It failed: what happened (`title`), what is safe and what to do (`children`, `actions`). */
export const ErrorState = (props: StateProps) => <State icon="attention" {...props} tone="refusal" role="alert" />

/** Not for this role: whom to ask. */
export const NoRightState = (props: StateProps) => <State icon="lock" {...props} tone="attention" />

/** Not reachable now: what still works, what waits to be sent. */
export const OfflineState = (props: StateProps) => <State icon="offline" {...props} tone="attention" role="status" />

/** Keeps the space of what is loading: as many rows as will come, or lines of text. */
export const Skeleton = ({ rows = 3, shape = 'rows' }: { rows?: number; shape?: 'rows' | 'text' }) => {
  const t = useMessages()
  return (
    <div className="skeleton" data-shape={shape} role="status" aria-label={t('ui.loading')}>
      {Array.from({ length: rows }, (_, at) => (
        <span key={at} className="skeleton-line" />
      ))}
    </div>
  )
}
