import type { ReactNode } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu as AriaMenu, MenuItem as AriaMenuItem, MenuSection as AriaMenuSection, MenuTrigger } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { Icon, type IconName } from './icon.tsx'
import { directionOf, useLanguage } from './language.tsx'
import './popover.css'

type MenuProps = {
  /** The button that opens it. */
  trigger: ReactNode
  /** Named for screen readers where the button is only a drawing. */
  label?: string
  children: ReactNode
  /** Keys that are ticked: a menu that chooses rather than does. */
  selected?: string
  onAction?: (key: string) => void
}

/** A button that opens a short list of things to do, or of things to choose from. */
export const Menu = ({ trigger, label, children, selected, onAction }: MenuProps) => {
  const language = useLanguage()
  return (
    <MenuTrigger>
      {trigger}
      <Popover className="popover" lang={language} dir={directionOf(language)}>
        <AriaMenu
          className="options"
          {...(label ? { 'aria-label': label } : {})}
          {...(onAction ? { onAction: (key) => onAction(String(key)) } : {})}
          {...(selected === undefined
            ? {}
            : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
        >
          {children}
        </AriaMenu>
      </Popover>
    </MenuTrigger>
  )
}

type ItemProps = {
  id: string
  label: string
  note?: ReactNode
  icon?: IconName
  danger?: boolean
  isDisabled?: boolean
  href?: string
  lang?: string
}

export const MenuItem = ({ id, label, note, icon, danger, isDisabled, href, lang }: ItemProps) => (
  <AriaMenuItem
    id={id}
    textValue={label}
    className="option"
    isDisabled={isDisabled ?? false}
    {...(href ? { href } : {})}
    {...(danger ? { 'data-tone': 'danger' } : {})}
  >
    {({ isSelected, selectionMode }) => (
      <>
        {icon && <Icon name={icon} />}
        <span className="option-words" {...(lang ? { lang } : {})}>
          {label}
          {note && <span className="option-note">{note}</span>}
        </span>
        {selectionMode !== 'none' && <span className="option-tick">{isSelected && <Icon name="check" />}</span>}
      </>
    )}
  </AriaMenuItem>
)

/** A part of a menu under its own title; with `selected`, one of its items is ticked. */
export const MenuSection = ({ title, children, selected }: { title: string; children: ReactNode; selected?: string }) => (
  <AriaMenuSection
    {...(selected === undefined ? {} : { selectionMode: 'single' as const, selectedKeys: [selected], disallowEmptySelection: true })}
  >
    <Header className="options-title">{title}</Header>
    {children}
  </AriaMenuSection>
)
