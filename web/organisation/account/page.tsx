import { useSuspenseQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { Page } from '../../app/page.tsx'
import { Band } from '../../ui/band.tsx'
import { useMessages } from '../../ui/messages.tsx'
import { Mail } from '../mail.tsx'
import { accountQuery } from '../queries.ts'
import { CodeCard } from './code.tsx'
import { PasskeysCard } from './passkeys.tsx'
import { PasswordCard } from './password.tsx'
import { RecoveryCard } from './recovery.tsx'
import { SessionsCard } from './sessions.tsx'
import './account.css'

const Account = () => {
  const t = useMessages()
  const { data: account } = useSuspenseQuery(accountQuery)
  const protectedTwice = account.code !== null || account.passkeys.length > 0
  return (
    <Page title={t('organisation.account')} help="organisation.help.account" lead={<Mail>{account.email}</Mail>}>
      {account.demonstration && <Band tone="information">{t('organisation.account.shared')}</Band>}
      {account.secondFactorKept && !protectedTwice && <Band tone="attention">{t('organisation.account.wanted')}</Band>}
      <div className="account-cards">
        <PasswordCard account={account} />
        <CodeCard account={account} />
        <PasskeysCard account={account} />
        {protectedTwice && <RecoveryCard account={account} />}
        <SessionsCard account={account} />
      </div>
    </Page>
  )
}

export const AccountPage = createLazyRoute('/frame/account')({ component: Account })
