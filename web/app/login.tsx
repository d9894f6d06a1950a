import { queryOptions, useQuery } from '@tanstack/react-query'
import { createLazyRoute, getRouteApi, useRouter } from '@tanstack/react-router'
import { useEffect, useState, type SubmitEvent } from 'react'
import { z } from 'zod'
import { Role } from '#organisation/model'
import { Text } from '#language/text'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Icon } from '../ui/icon.tsx'
import { Name, T } from '../ui/text.tsx'
import { TextField } from '../ui/text-field.tsx'
import { Button as AriaButton } from 'react-aria-components/Button'
import { get } from './api.ts'
import { hasChosenLanguage, LanguageChoice, useSpeak } from './languages.tsx'
import { Mark } from './mark.tsx'
import { leavePage } from './page.tsx'
import { useSentences } from './problem.tsx'
import { useSignIn } from './session.ts'
import './login.css'

const Account = z.object({ email: z.string(), password: z.string(), name: z.string(), role: Role, organisation: Text })
type Account = z.infer<typeof Account>
type Credentials = { email: string; password: string }

const demonstrationQuery = queryOptions({
  queryKey: ['demonstration'],
  queryFn: ({ signal }) => get('/v1/demonstration', z.object({ accounts: z.array(Account) }), { signal }),
  retry: false,
})

const route = getRouteApi('/login')

const useEntering = () => {
  const signIn = useSignIn()
  const router = useRouter()
  const speak = useSpeak()
  const { to } = route.useSearch()
  const enter = (credentials: Credentials) =>
    signIn.mutate(credentials, {
      onSuccess: ({ staff }) => {
        if (!hasChosenLanguage()) speak(staff.language)
        leavePage()
        router.history.push(to ?? '/')
      },
    })
  return { enter, error: signIn.error, pending: signIn.isPending ? signIn.variables.email : null }
}

type Entering = ReturnType<typeof useEntering>

const useCredentials = (enter: Entering['enter']) => {
  const [email, setEmail] = useState('')
  const [password, setPassword] = useState('')
  const [tried, setTried] = useState(false)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (email !== '' && password !== '') enter({ email: email.trim(), password })
  }
  return { email, setEmail, password, setPassword, tried, submit }
}

const SignInForm = ({ enter, error, pending }: Entering) => {
  const t = useMessages()
  const sentences = useSentences()
  const { email, setEmail, password, setPassword, tried, submit } = useCredentials(enter)
  return (
    <form className="stack" onSubmit={submit} noValidate>
      {error && (
        <Band tone="refusal" role="alert">
          {sentences.problem(error)}
        </Band>
      )}
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
      <Button type="submit" tone="primary" isPending={pending !== null && pending === email.trim()}>
        {t('app.login.enter')}
      </Button>
    </form>
  )
}

const Demonstration = ({ accounts, enter, pending }: { accounts: Account[] } & Entering) => {
  const t = useMessages()
  return (
    <section className="login-demonstration" aria-labelledby="demonstration">
      <h2 id="demonstration">{t('app.login.demonstration')}</h2>
      <p className="quiet">{t('app.login.demonstration.what')}</p>
      <ul className="login-accounts">
        {accounts.map((account) => (
          <li key={account.email}>
            <AriaButton className="login-account" isPending={pending === account.email} onPress={() => enter(account)}>
              <span className="login-account-words">
                <strong>{t(`role.${account.role}`)}</strong>
                <span className="quiet small">
                  <Name>{account.name}</Name> · <T text={account.organisation} />
                </span>
              </span>
              <Icon name="end" />
            </AriaButton>
          </li>
        ))}
      </ul>
    </section>
  )
}

const Login = () => {
  const t = useMessages()
  const language = useLanguage()
  const entering = useEntering()
  const { data } = useQuery(demonstrationQuery)
  const accounts = data?.accounts ?? []
  useEffect(() => {
    document.title = `${t('app.login.title')} · Rawabit`
  }, [t])
  return (
    <div className="login">
      {accounts.length > 0 && (
        <aside aria-label={t('app.notes')}>
          <Band slim>{t('app.synthetic')}</Band>
        </aside>
      )}
      <header className="login-top">
        <LanguageChoice current={language} />
      </header>
      <main className="login-main" {...(accounts.length > 0 ? { 'data-demonstration': '' } : {})}>
        <section className="login-card">
          <div className="login-mark">
            <Mark size={52} />
            <p className="login-name">{t('app.name')}</p>
            <p className="quiet">{t('app.strategy')}</p>
          </div>
          <h1>{t('app.login.title')}</h1>
          <SignInForm {...entering} />
          <p className="quiet small">{t('app.login.forgotten')}</p>
        </section>
        {accounts.length > 0 && <Demonstration accounts={accounts} {...entering} />}
      </main>
    </div>
  )
}

export const LoginPage = createLazyRoute('/login')({ component: Login })
