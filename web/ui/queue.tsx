import { useRef, useState, type ReactNode } from 'react'
import { CheckboxButton, CheckboxField } from 'react-aria-components/Checkbox'
import { GridList, GridListItem } from 'react-aria-components/GridList'
import { Button } from './button.tsx'
import { Icon, type IconName } from './icon.tsx'
import { useMessages } from './messages.tsx'
import './choice.css'
import './queue.css'

/** One thing that waits: who or what, a line about it, and at its end its age, deadline or state. */
export type QueueItem = {
  key: string
  title: ReactNode
  /** The same in plain words, for screen readers and for finding by typing. */
  name: string
  note?: ReactNode
  side?: ReactNode
  isDisabled?: boolean
}

/** What can be done to several at once. */
export type QueueAction = { label: string; icon?: IconName; danger?: boolean; run: (keys: string[]) => void }

type QueueProps = {
  label: string
  items: readonly QueueItem[]
  /** Enter, a click or a tap on a row. */
  onOpen: (key: string) => void
  actions?: readonly QueueAction[]
  /** What stands here when nothing waits. */
  empty?: ReactNode
}

const Tick = () => (
  <span className="queue-check">
    <CheckboxField slot="selection">
      <CheckboxButton className="choice-button">
        {({ isSelected }) => <span className="choice-box">{isSelected && <Icon name="check" />}</span>}
      </CheckboxButton>
    </CheckboxField>
  </span>
)

const Row = ({ item, ticks }: { item: QueueItem; ticks: boolean }) => (
  <GridListItem id={item.key} textValue={item.name} className="queue-row" isDisabled={item.isDisabled ?? false}>
    {ticks && <Tick />}
    <div className="queue-words">
      <div className="queue-title">{item.title}</div>
      {item.note && <div className="queue-note">{item.note}</div>}
    </div>
    {item.side && <div className="queue-side">{item.side}</div>}
  </GridListItem>
)

const Actions = ({ keys, actions, clear }: { keys: string[]; actions: readonly QueueAction[]; clear: () => void }) => {
  const t = useMessages()
  return (
    <div className="queue-actions no-print" role="status">
      {keys.length === 0 ? (
        <span className="quiet small">{t('ui.queue.hint')}</span>
      ) : (
        <>
          <strong>{t('ui.queue.selected', { count: keys.length })}</strong>
          {actions.map((action) => (
            <Button
              key={action.label}
              tone={action.danger ? 'danger' : 'secondary'}
              {...(action.icon ? { icon: action.icon } : {})}
              onPress={() => {
                action.run(keys)
                clear()
              }}
            >
              {action.label}
            </Button>
          ))}
          <Button tone="quiet" onPress={clear}>
            {t('ui.queue.clear')}
          </Button>
        </>
      )}
    </div>
  )
}

/** What waits, in its order: arrows move, Enter opens, Space ticks, Shift with arrows ticks several. */
export const Queue = ({ label, items, onOpen, actions = [], empty }: QueueProps) => {
  const [selected, setSelected] = useState<ReadonlySet<string>>(new Set())
  const ticks = actions.length > 0
  const keys = items.map(({ key }) => key).filter((key) => selected.has(key))
  const list = useRef<HTMLDivElement>(null)
  // The button that was pressed goes with what was ticked: whoever works by keyboard goes on in the list.
  const clear = () => {
    setSelected(new Set())
    list.current?.focus()
  }
  return (
    <div>
      {ticks && items.length > 0 && <Actions keys={keys} actions={actions} clear={clear} />}
      <GridList
        ref={list}
        className="queue"
        aria-label={label}
        items={items.map((item) => ({ id: item.key, item }))}
        dependencies={[ticks]}
        selectionMode={ticks ? 'multiple' : 'none'}
        selectedKeys={keys}
        onAction={(key) => onOpen(String(key))}
        onSelectionChange={(chosen) => setSelected(new Set(chosen === 'all' ? items.map(({ key }) => key) : [...chosen].map(String)))}
        {...(empty === undefined ? {} : { renderEmptyState: () => empty })}
      >
        {({ item }) => <Row item={item} ticks={ticks} />}
      </GridList>
    </div>
  )
}
