import { createLazyRoute } from '@tanstack/react-router'
import { useEffect, useRef } from 'react'
import { useMessages } from '../ui/messages.tsx'
import { Doorway } from './doorway.tsx'
import { enterWith, useEntering } from './entering.ts'
import { ButtonLink } from './link.tsx'
import { Refused } from './refused.tsx'
import { SecondFactorForm } from './second-factor.tsx'

/** Hands over, once, what the directory answered; the address bar does not keep it. */
const useAnswer = (enter: ReturnType<typeof useEntering>['enter']) => {
  const handed = useRef(false)
  useEffect(() => {
    if (handed.current) return
    handed.current = true
    const answer = location.search === '' ? '?' : location.search
    history.replaceState(history.state, '', location.pathname)
    enter('directory', () => enterWith.answer(answer))
  }, [enter])
}

const Return = () => {
  const t = useMessages()
  const entering = useEntering()
  useAnswer(entering.enter)
  if (entering.asked) {
    return (
      <Doorway title={t('app.login.second')}>
        <SecondFactorForm entering={entering} ways={entering.asked} />
      </Doorway>
    )
  }
  return (
    <Doorway title={t('app.login.title')}>
      <Refused error={entering.error} />
      {entering.error ? <ButtonLink to="/login">{t('app.login.back')}</ButtonLink> : <p role="status">{t('app.login.returning')}</p>}
    </Doorway>
  )
}

export const ReturnPage = createLazyRoute('/login/return')({ component: Return })
