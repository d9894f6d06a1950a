import { useMutation } from '@tanstack/react-query'
import { createLazyRoute } from '@tanstack/react-router'
import { useState } from 'react'
import { z } from 'zod'
import { post } from '../app/api.ts'
import { Doorway } from '../app/doorway.tsx'
import { ButtonLink } from '../app/link.tsx'
import { Refused } from '../app/refused.tsx'
import { Band } from '../ui/band.tsx'
import { Button } from '../ui/button.tsx'
import { useMessages } from '../ui/messages.tsx'
import { linkToken } from './link-token.ts'

/** Opens a locked account by the link of a letter. It asks once more: whoever follows links for others must not open it by that. */
const Unlocking = () => {
  const t = useMessages()
  const [token] = useState(linkToken)
  const opening = useMutation({ mutationFn: () => post('/v1/unlocking', z.unknown(), { body: { token } }) })
  return (
    <Doorway title={t('organisation.unlocking.title')}>
      <Refused error={opening.error} />
      {opening.isSuccess ? (
        <Band tone="done" role="status">
          {t('organisation.unlocking.done')}
        </Band>
      ) : (
        <p>{t('organisation.unlocking.what')}</p>
      )}
      {!opening.isSuccess && !opening.error && (
        <Button tone="primary" isPending={opening.isPending} onPress={() => opening.mutate()}>
          {t('organisation.unlocking.do')}
        </Button>
      )}
      {(opening.isSuccess || opening.error) && <ButtonLink to="/login">{t('app.login.back')}</ButtonLink>}
    </Doorway>
  )
}

export const UnlockingPage = createLazyRoute('/unlocking')({ component: Unlocking })
