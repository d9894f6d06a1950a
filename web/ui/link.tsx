import type { ReactNode, Ref } from 'react'
import { Link as AriaLink, type LinkProps as AriaLinkProps } from 'react-aria-components/Link'
import { Icon, type IconName } from './icon.tsx'
import type { Tone } from './button.tsx'
import './link.css'
import './button.css'

type Base = Omit<AriaLinkProps, 'children' | 'className'> & { children: ReactNode; ref?: Ref<HTMLAnchorElement> }

/** Goes somewhere. `quiet` takes the colour of the text around it. Inside the house use `Link` of app/link.tsx, which knows the pages. */
export const PlainLink = ({ quiet, children, ...rest }: Base & { quiet?: boolean }) => (
  <AriaLink {...rest} className="link" {...(quiet ? { 'data-quiet': '' } : {})}>
    {children}
  </AriaLink>
)

/** Goes somewhere and looks like a button: for the one next step of a page. */
export const PlainButtonLink = ({
  tone = 'secondary',
  icon,
  iconAfter,
  children,
  ...rest
}: Base & { tone?: Tone; icon?: IconName; iconAfter?: IconName }) => (
  <AriaLink {...rest} className="button" data-tone={tone}>
    {icon && <Icon name={icon} />}
    <span>{children}</span>
    {iconAfter && <Icon name={iconAfter} />}
  </AriaLink>
)
