import type { ReactNode } from 'react'
import { Tab, TabList, TabPanel, Tabs as AriaTabs } from 'react-aria-components/Tabs'
import { Count } from './status.tsx'
import './tabs.css'

export type TabItem<K extends string> = { key: K; label: string; count?: number; content: ReactNode; isDisabled?: boolean }

type TabsProps<K extends string> = {
  label: string
  items: readonly TabItem<K>[]
  /** Given together they live in the address; without them, in the page. */
  value?: K
  onChange?: (key: K) => void
}

/** Several views of one thing, one at a time. Only the chosen one is rendered. */
export const Tabs = <K extends string>({ label, items, value, onChange }: TabsProps<K>) => (
  <AriaTabs
    className="tabs"
    {...(value === undefined ? {} : { selectedKey: value })}
    {...(onChange ? { onSelectionChange: (key) => onChange(key as K) } : {})}
  >
    <TabList className="tab-list" aria-label={label}>
      {items.map((item) => (
        <Tab key={item.key} id={item.key} className="tab" isDisabled={item.isDisabled ?? false}>
          {item.label}
          {item.count !== undefined && <Count value={item.count} />}
        </Tab>
      ))}
    </TabList>
    {items.map((item) => (
      <TabPanel key={item.key} id={item.key} className="tab-panel">
        {item.content}
      </TabPanel>
    ))}
  </AriaTabs>
)
