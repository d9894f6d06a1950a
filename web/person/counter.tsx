import { useNavigate, createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { frontRoles } from '#organisation/model'
import { ButtonLink } from '../app/link.tsx'
import { Page } from '../app/page.tsx'
import { useMay } from '../app/session.ts'
import { useShortcut } from '../app/shortcuts.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Begun } from './begun.tsx'
import { newDraft } from './drafts.ts'
import { Find } from './find.tsx'
import { Recent } from './recent.tsx'
import './counter.css'

const Counter = () => {
  const t = useMessages()
  const navigate = useNavigate()
  const mayRegister = useMay(frontRoles)
  const [typed, setTyped] = useState('')
  const register = () => { if (mayRegister) void navigate({ to: '/persons/new', search: { draft: newDraft() }, state: { typed: typed.trim() } }) }
  const open = (id: string) => void navigate({ to: '/persons/$id', params: { id } })
  useShortcut('n', 'person.register', register)
  const isFinding = typed.trim().length >= 2
  return (
    <Page
      title={t('person.counter')} lead={t('person.counter.lead')} help="person.help.counter"
      actions={mayRegister && <ButtonLink to="/persons/new" search={{ draft: newDraft() }} state={{ typed: typed.trim() }} tone="primary" icon="person-new">{t('person.register')}</ButtonLink>}
    >
      <Find typed={typed} onType={setTyped} onOpen={open} {...(mayRegister ? { onRegister: register } : {})} />
      {!isFinding && mayRegister && <Begun />}
      {!isFinding && <Recent />}
    </Page>
  )
}

export const CounterPage = createLazyRoute('/frame/counter')({ component: Counter })
