import { useNavigate } from '@tanstack/react-router'
import { useShortcut } from '../../app/shortcuts.tsx'
import { Button } from '../../ui/button.tsx'
import { Menu, MenuItem } from '../../ui/menu.tsx'
import { useMessages } from '../../ui/messages.tsx'
import type { Act } from '../words.ts'

/** What can be done with a file: one thing first, the rest a press away. */
export const ActButtons = ({ person, open }: { person: string; open: (act: Act) => void }) => {
  const t = useMessages()
  const navigate = useNavigate()
  const act = (key: string) => {
    if (key === 'print') window.print()
    else if (key === 'edit') void navigate({ to: '/persons/$id/edit', params: { id: person } })
    else open(key as Act)
  }
  useShortcut('o', 'person.refer.person', () => open('refer'))
  useShortcut('s', 'person.serve', () => open('serve'))
  return (
    <>
      <Menu label={t('person.acts')} trigger={<Button iconAfter="down">{t('person.acts')}</Button>} onAction={act}>
        <MenuItem id="book" icon="calendar" label={t('person.book')} />
        <MenuItem id="status" icon="document" label={t('person.status.add')} />
        <MenuItem id="consent" icon="check" label={t('person.consent.ask')} />
        <MenuItem id="edit" icon="edit" label={t('person.edit')} />
        <MenuItem id="print" icon="print" label={t('person.print')} />
      </Menu>
      <Button icon="check" onPress={() => open('serve')}>{t('person.serve')}</Button>
      <Button tone="primary" icon="referral" onPress={() => open('refer')}>{t('person.refer.person')}</Button>
    </>
  )
}
