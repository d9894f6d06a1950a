import { useMutation } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState, type SubmitEvent } from 'react'
import { z } from 'zod'
import { ApiProblem, post } from '../app/api.ts'
import { Doorway } from '../app/doorway.tsx'
import { ButtonLink } from '../app/link.tsx'
import { Refused } from '../app/refused.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { linkToken } from './link-token.ts'
import { NewPasswordFields, useFaultAt, useNewPassword } from './password-fields.tsx'

/** Sets a new password by the link of a letter. */
const Renewal = () => {
  const t = useMessages()
  const [token] = useState(linkToken)
  const chosen = useNewPassword()
  const renewing = useMutation({
    mutationFn: (password: string) => post('/v1/renewal', z.unknown(), { body: { token, password } }),
  })
  const faults = renewing.error instanceof ApiProblem ? renewing.error.faults : []
  const faultAt = useFaultAt(faults)
  const submit = (event: SubmitEvent<HTMLFormElement>) => {
    event.preventDefault()
    if (chosen.judge()) renewing.mutate(chosen.password)
  }
  const refused = renewing.error !== null && faults.length === 0
  if (renewing.isSuccess || refused) {
    return (
      <Doorway title={t('organisation.renewal.title')}>
        <Refused error={renewing.error} />
        {renewing.isSuccess && <Band tone="done" role="status">{t('organisation.renewal.done')}</Band>}
        <ButtonLink to="/login" tone="primary">{t('app.login.back')}</ButtonLink>
      </Doorway>
    )
  }
  return (
    <Doorway title={t('organisation.renewal.title')}>
      <p>{t('organisation.renewal.what')}</p>
      <form className="stack" onSubmit={submit} noValidate>
        <NewPasswordFields of={chosen} fault={faultAt('password')} />
        <Button type="submit" tone="primary" isPending={renewing.isPending}>
          {t('organisation.renewal.do')}
        </Button>
      </form>
    </Doorway>
  )
}

export const RenewalPage = createLazyRoute('/renewal')({ component: Renewal })
