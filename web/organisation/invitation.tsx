import { useQuery } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { Entered, InvitationRead } from '#account/model'
import { ApiProblem, post } from '../app/api.ts'
import { Doorway } from '../app/doorway.tsx'
import { useEntering, type Entering } from '../app/entering.ts'
import { ButtonLink } from '../app/link.tsx'
import { DirectoryButton } from '../app/login-ways.tsx'
import { Refused } from '../app/refused.tsx'
import { sessionQuery } from '../app/session.ts'
import { Button } from '../ui/button.tsx'
import { Fact, Facts } from '../ui/facts.tsx'
import { useFormats } from '../ui/format.ts'
import { useLanguage } from '../ui/language.tsx'
import { useMessages } from '../ui/messages.tsx'
import { Skeleton } from '../ui/states.tsx'
import { T, useText } from '../ui/text.tsx'
import { TextField } from '../ui/text-field.tsx'
import { linkToken } from './link-token.ts'
import { Mail } from './mail.tsx'
import { NewPasswordFields, useFaultAt, useNewPassword } from './password-fields.tsx'

const accept = (body: Record<string, unknown>) => post('/v1/invitation/acceptance', Entered, { body })

const useInvitation = (token: string) =>
  useQuery({
    queryKey: ['invitation', token],
    queryFn: ({ signal }) => post('/v1/invitation', InvitationRead, { body: { token }, signal }),
    retry: false,
    staleTime: Infinity,
  })

const What = ({ invitation }: { invitation: InvitationRead }) => {
  const t = useMessages()
  const { moment } = useFormats()
  return (
    <Facts lines>
      <Fact label={t('organisation.invitation.organisation')}>
        <T text={invitation.organisation.name} />
      </Fact>
      <Fact label={t('organisation.role')}>{t(`role.${invitation.role}`)}</Fact>
      {invitation.site && (
        <Fact label={t('organisation.site')}>
          <T text={invitation.site.name} />
        </Fact>
      )}
      <Fact label={t('organisation.email')}>
        <Mail>{invitation.email}</Mail>
      </Fact>
      <Fact label={t('organisation.invitation.until')}>{moment(invitation.expiresAt)}</Fact>
    </Facts>
  )
}

/** For somebody new: their name and a password. */
const Joining = ({ token, entering }: { token: string; entering: Entering }) => {
  const t = useMessages()
  const language = useLanguage()
  const [name, setName] = useState('')
  const [tried, setTried] = useState(false)
  const chosen = useNewPassword()
  const faultAt = useFaultAt(entering.error instanceof ApiProblem ? entering.error.faults : undefined)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    setTried(true)
    if (chosen.judge() && name.trim() !== '') entering.enter('invitation', () => accept({ token, name, language, password: chosen.password }))
  }
  return (
    <form className="stack" onSubmit={submit} noValidate>
      <TextField
        label={t('organisation.name')}
        help={t('organisation.name.help')}
        autoComplete="name"
        value={name}
        onChange={setName}
        error={tried && name.trim() === '' ? t('fault.required') : faultAt('name')}
      />
      <NewPasswordFields of={chosen} fault={faultAt('password')} />
      <Button type="submit" tone="primary" isPending={entering.pending === 'invitation'}>
        {t('organisation.invitation.accept')}
      </Button>
    </form>
  )
}

/** For somebody who has an account: signed in to it, one press is enough. */
const Adding = ({ token, email, entering }: { token: string; email: string; entering: Entering }) => {
  const t = useMessages()
  const { data: session } = useQuery(sessionQuery)
  if (session?.staff.email === email) {
    return (
      <Button tone="primary" isPending={entering.pending === 'invitation'} onPress={() => entering.enter('invitation', () => accept({ token }))}>
        {t('organisation.invitation.accept')}
      </Button>
    )
  }
  return (
    <>
      <p>{session ? t('organisation.invitation.other-account') : t('organisation.invitation.known')}</p>
      {!session && (
        <ButtonLink to="/login" search={{ to: `/invitation#${token}` }} tone="primary">
          {t('organisation.invitation.sign-in')}
        </ButtonLink>
      )}
    </>
  )
}

const Open = ({ invitation, token }: { invitation: InvitationRead; token: string }) => {
  const t = useMessages()
  const text = useText()
  const entering = useEntering()
  const faulty = entering.error instanceof ApiProblem && entering.error.faults.length > 0
  return (
    <>
      <What invitation={invitation} />
      {!faulty && <Refused error={entering.error} />}
      {invitation.directory && !invitation.known ? (
        <DirectoryButton id={invitation.directory.id} label={t('app.login.directory', { name: text(invitation.directory.name) })} />
      ) : invitation.known ? (
        <Adding token={token} email={invitation.email} entering={entering} />
      ) : (
        <Joining token={token} entering={entering} />
      )}
    </>
  )
}

const InvitationDoor = () => {
  const t = useMessages()
  const [token] = useState(linkToken)
  const { data, error } = useInvitation(token)
  return (
    <Doorway title={t('organisation.invitation.title')}>
      <Refused error={error} />
      {error && <ButtonLink to="/login">{t('app.login.back')}</ButtonLink>}
      {!error && (data ? <Open invitation={data} token={token} /> : <Skeleton rows={5} />)}
    </Doorway>
  )
}

export const InvitationPage = createLazyRoute('/invitation')({ component: InvitationDoor })
