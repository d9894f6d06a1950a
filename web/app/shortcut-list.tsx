import { Dialog } from '../ui/dialog.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Switch } from '../ui/switch.tsx'
import { turnShortcuts, useShortcutsOn } from './shortcut-switch.ts'
import type { Shortcut } from './shortcuts.tsx'
import './shortcuts.css'

const Row = ({ keys, label }: { keys: string; label: string }) => (
  <div className="shortcut">
    <dt>{label}</dt>
    <dd dir="ltr">
      {keys.split(' ').map((key) => (
        <kbd key={key}>{key}</kbd>
      ))}
    </dd>
  </div>
)

/** Every key that does something now, and the switch that turns them all off. */
export const ShortcutList = ({ shortcuts, close }: { shortcuts: Shortcut[]; close: () => void }) => {
  const t = useMessages()
  return (
    <Dialog title={t('app.shortcuts')} isOpen onOpenChange={close}>
      <dl className="shortcuts">
        <Row keys="?" label={t('app.shortcut.list')} />
        <Row keys="/" label={t('app.shortcut.search')} />
        {shortcuts.map(({ keys, label }) => (
          <Row key={keys} keys={keys} label={t(label)} />
        ))}
      </dl>
      <Switch label={t('app.shortcut.on')} value={useShortcutsOn()} onChange={turnShortcuts} />
    </Dialog>
  )
}
