import type { Key, ReactNode } from 'react'
import { Button as AriaButton } from 'react-aria-components/Button'
import { ComboBox as AriaComboBox } from 'react-aria-components/ComboBox'
import { Group } from 'react-aria-components/Group'
import { Input } from 'react-aria-components/Input'
import { ListBox, ListBoxItem } from 'react-aria-components/ListBox'
import { Popover } from 'react-aria-components/Popover'
import { Select as AriaSelect, SelectValue } from 'react-aria-components/Select'
import { ariaFieldProps, FieldLabel, FieldNotes, type FieldProps } from './field.tsx'
import { Icon } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './button.css'
import './popover.css'
import './select.css'

/** One thing to choose: its key, its words, a second line where that helps. */
export type Option<K extends string = string> = { key: K; label: string; note?: string; isDisabled?: boolean }

type Chosen<K extends string> = FieldProps & {
  options: readonly Option<K>[]
  value: K | null
  onChange: (value: K | null) => void
  placeholder?: string
}

const Choice = ({ option, ...rest }: { option: Option }) => (
  <ListBoxItem {...rest} id={option.key} textValue={option.label} className="option" isDisabled={option.isDisabled ?? false}>
    {({ isSelected }) => (
      <>
        <span className="option-words">
          {option.label}
          {option.note && <span className="option-note">{option.note}</span>}
        </span>
        <span className="option-tick">{isSelected && <Icon name="check" />}</span>
      </>
    )}
  </ListBoxItem>
)

const Choices = ({ options, empty }: { options: readonly Option[]; empty: ReactNode }) => (
  <Popover className="popover">
    <ListBox
      className="options"
      items={options.map((option) => ({ id: option.key, option }))}
      renderEmptyState={() => <p className="options-none">{empty}</p>}
    >
      {({ option }) => <Choice option={option} />}
    </ListBox>
  </Popover>
)

/** One of a few (up to some fifteen); for more, `ComboBox`. */
export const Select = <K extends string>({ options, value, onChange, placeholder, ...field }: Chosen<K>) => {
  const t = useMessages()
  return (
    <AriaSelect {...ariaFieldProps(field)} value={value} onChange={(key: Key | null) => onChange(key as K | null)}>
      <FieldLabel {...field} />
      <AriaButton className="input select-button">
        <SelectValue className="select-value">
          {({ isPlaceholder }) =>
            isPlaceholder ? (placeholder ?? t('ui.choose')) : options.find((option) => option.key === value)?.label
          }
        </SelectValue>
        <Icon name="down" />
      </AriaButton>
      <FieldNotes {...field} />
      <Choices options={options} empty={t('ui.none')} />
    </AriaSelect>
  )
}

type ComboBoxProps<K extends string> = Chosen<K> & {
  /** What is typed, when the options come from the server as one types; without it the options given are filtered here. */
  input?: string
  onInput?: (typed: string) => void
}

/** One of many, found by typing. */
export const ComboBox = <K extends string>({ options, value, onChange, placeholder, input, onInput, ...field }: ComboBoxProps<K>) => {
  const t = useMessages()
  const items = options.map((option) => ({ id: option.key, option }))
  return (
    <AriaComboBox
      {...ariaFieldProps(field)}
      value={value}
      onChange={(key: Key | null) => onChange(key as K | null)}
      allowsEmptyCollection
      menuTrigger="focus"
      {...(onInput ? { items, inputValue: input ?? '', onInputChange: onInput } : { defaultItems: items })}
    >
      <FieldLabel {...field} />
      <Group className="input-group">
        <Input className="input" dir="auto" placeholder={placeholder ?? t('ui.type-to-find')} />
        <AriaButton className="button" data-tone="quiet" data-icon-only="">
          <Icon name="down" />
        </AriaButton>
      </Group>
      <FieldNotes {...field} />
      <Popover className="popover">
        <ListBox className="options" renderEmptyState={() => <p className="options-none">{t('ui.none')}</p>}>
          {(item: { option: Option }) => <Choice option={item.option} />}
        </ListBox>
      </Popover>
    </AriaComboBox>
  )
}
