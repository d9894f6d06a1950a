import type { ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { Disclosure as AriaDisclosure, DisclosurePanel } from 'react-aria-components/Disclosure'
import { Heading } from 'react-aria-components/Heading'
import { Icon } from './icon.tsx'
import './disclosure.css'

type DisclosureProps = {
  title: ReactNode
  children: ReactNode
  isOpen?: boolean
  onOpenChange?: (isOpen: boolean) => void
  startsOpen?: boolean
  level?: 2 | 3 | 4
}

/** What most readers do not need at once: one line that opens. */
export const Disclosure = ({ title, children, isOpen, onOpenChange, startsOpen, level = 3 }: DisclosureProps) => (
  <AriaDisclosure
    className="disclosure"
    defaultExpanded={startsOpen ?? false}
    {...(isOpen === undefined ? {} : { isExpanded: isOpen })}
    {...(onOpenChange ? { onExpandedChange: onOpenChange } : {})}
  >
    <Heading level={level} className="disclosure-title">
      <AriaButton slot="trigger" className="disclosure-button">
        <Icon name="end" />
        {title}
      </AriaButton>
    </Heading>
    <DisclosurePanel className="disclosure-panel">{children}</DisclosurePanel>
  </AriaDisclosure>
)
