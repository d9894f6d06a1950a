import { useState } from 'react'
import { eraseDraft } from '../app/draft.ts'
import { Link } from '../app/link.tsx'
import { useSession } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { Card } from '../ui/card.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Name } from '../ui/text.tsx'
import { begun, draftName } from './drafts.ts'

/** The registrations that were begun on this device and not sent. */
export const Begun = () => {
  const t = useMessages()
  const owner = useSession().staff.id
  const [drafts, setDrafts] = useState(() => begun(owner))
  if (drafts.length === 0) return null
  const erase = (draft: string) => {
    eraseDraft(owner, draftName(draft))
    setDrafts(begun(owner))
  }
  return (
    <Card title={t('person.begun')} count={drafts.length} tone="attention">
      <p className="quiet small">{t('person.begun.what')}</p>
      <ul className="begun">
        {drafts.map(({ draft, name }) => (
          <li key={draft} className="cluster">
            <Link to="/persons/new" search={{ draft }}>{name === '' ? t('person.begun.nameless') : <Name>{name}</Name>}</Link>
            <Button tone="quiet" onPress={() => erase(draft)} aria-label={t('person.begun.erase.of', { name: name === '' ? t('person.begun.nameless') : name })}>{t('person.begun.erase')}</Button>
          </li>
        ))}
      </ul>
    </Card>
  )
}
