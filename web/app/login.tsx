import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import type { z } from 'zod'
import { DemonstrationChoices } from '#organisation/model'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Icon } from '../ui/icon.tsx'
import { Name, T } from '../ui/text.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Button as AriaButton } from 'react-aria-components/Button'
import { get } from './api.ts'
import { Doorway } from './doorway.tsx'
import { enterWith, useEntering, type Entering } from './entering.ts'
import { OtherWays } from './login-ways.tsx'
import { Refused } from './refused.tsx'
import { SecondFactorForm } from './second-factor.tsx'

type Account = z.infer<typeof DemonstrationChoices>['accounts'][number]

const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: ({ signal }) => get('/v1/demonstration', DemonstrationChoices, { signal }),
  retry: false,
})

const route = getRouteApi('/login')

const useCredentials = ({ enter }: Entering) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (email !== '' && password !== '') enter(email.trim(), () => enterWith.password(email.trim(), password))
  }
  return { email, setEmail, password, setPassword, tried, submit }
}

const SignInForm = ({ entering }: { entering: Entering }) => {
  const t = useMessages()
  const { email, setEmail, password, setPassword, tried, submit } = useCredentials(entering)
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <Refused error={entering.error} />
      <TextField
        label={t('app.login.email')}
        type="email"
        autoComplete="username"
        dir="ltr"
        value={email}
        onChange={setEmail}
        error={tried && email === '' ? t('fault.required') : undefined}
      />
      <TextField
        label={t('app.login.password')}
        type="password"
        autoComplete="current-password"
        dir="ltr"
        value={password}
        onChange={setPassword}
        error={tried && password === '' ? t('fault.required') : undefined}
      />
      <Button type="submit" tone="primary" isPending={entering.pending !== null && entering.pending === email.trim()}>
        {t('app.login.enter')}
      </Button>
    </form>
  )
}

const Choice = ({ account, entering: { enter, pending } }: { account: Account; entering: Entering }) => {
  const t = useMessages()
  const { email, password, name, role, organisation, site } = account
  return (
    <AriaButton className="login-account" isPending={pending === email} onPress={() => enter(email, () => enterWith.password(email, password))}>
      <span className="login-account-words">
        <strong>{t(`role.${role}`)}</strong>
        <span className="quiet small">
          <Name>{name}</Name> · <T text={organisation} />
        </span>
        {site && site.fr !== organisation.fr && (
          <span className="quiet small">
            <T text={site} />
          </span>
        )}
      </span>
      <Icon name="end" />
    </AriaButton>
  )
}

const Demonstration = ({ accounts, entering }: { accounts: Account[]; entering: Entering }) => {
  const t = useMessages()
  return (
    <section className="login-demonstration" aria-labelledby="demonstration">
      <h2 id="demonstration">{t('app.login.demonstration')}</h2>
      <p className="quiet">{t('app.login.demonstration.what')}</p>
      <ul className="login-accounts">
        {accounts.map((account) => (
          <li key={account.email}>
            <Choice account={account} entering={entering} />
          </li>
        ))}
      </ul>
    </section>
  )
}

const Login = () => {
  const t = useMessages()
  const { to } = route.useSearch()
  const entering = useEntering(to)
  const { data } = useQuery(demonstrationQuery)
  const accounts = data?.accounts ?? []
  if (entering.asked) {
    return (
      <Doorway title={t('app.login.second')}>
        <SecondFactorForm entering={entering} ways={entering.asked} />
      </Doorway>
    )
  }
  const aside = accounts.length > 0 ? <Demonstration accounts={accounts} entering={entering} /> : undefined
  return (
    <Doorway title={t('app.login.title')} synthetic={accounts.length > 0} aside={aside}>
      <SignInForm entering={entering} />
      <OtherWays entering={entering} />
      <p className="quiet small">{t('app.login.forgotten')}</p>
    </Doorway>
  )
}

export const LoginPage = createLazyRoute('/login')({ component: Login })
