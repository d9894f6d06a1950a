import type { ReactNode } from 'react'
import { Button as AriaButton, type ButtonProps as AriaButtonProps } from 'react-aria-components/Button'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './button.css'

export type Tone = 'primary' | 'secondary' | 'quiet' | 'danger'

export type ButtonProps = Omit<AriaButtonProps, 'children' | 'className'> & {
  tone?: Tone
  icon?: IconName
  iconAfter?: IconName
  children: ReactNode
}

const Turning = () => {
  const t = useMessages()
  return <span className="button-turning" role="img" aria-label={t('ui.pending')} />
}

/** Does something here. One `primary` in a page; `danger` only where something is lost. `isPending` keeps its width and its focus. */
export const Button = ({ tone = 'secondary', icon, iconAfter, children, ...rest }: ButtonProps) => (
  <AriaButton {...rest} className="button" data-tone={tone}>
    {rest.isPending ? <Turning /> : icon && <Icon name={icon} />}
    <span>{children}</span>
    {iconAfter && <Icon name={iconAfter} />}
  </AriaButton>
)

type IconButtonProps = Omit<AriaButtonProps, 'children' | 'className' | 'aria-label'> & { icon: IconName; label: string }

/** A button that is only a drawing; its label is said by screen readers and shown on hover. */
export const IconButton = ({ icon, label, ...rest }: IconButtonProps) => (
  <AriaButton
    {...rest}
    className="button"
    data-tone="quiet"
    data-icon-only=""
    aria-label={label}
    render={(props) => <button {...props} title={label} />}
  >
    <Icon name={icon} />
  </AriaButton>
)
