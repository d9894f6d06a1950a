import { useState } from 'react'
import { passwordLength } from '#account/model'
import type { ApiProblem } from '../app/api.ts'
import { useSentences } from '../app/problem.tsx'
import { useMessages } from '../ui/messages.tsx'
import { TextField } from '../ui/text-field.tsx'

type Faults = ApiProblem['faults']

/** The sentence of a fault at a path, where a form stands outside the frame. */
export const useFaultAt = (faults: Faults | undefined) => {
  const { fault } = useSentences()
  return (path: string): string | undefined => {
    const found = faults?.find((each) => each.path === path)
    return found && fault(found.code)
  }
}

/** A password that is chosen: twice, since it cannot be seen. What is wrong with it is said before it is sent. */
export const useNewPassword = () => {
  const t = useMessages()
  const [password, setPassword] = useState('')
  const [again, setAgain] = useState('')
  const [tried, setTried] = useState(false)
  const tooShort = password.length < passwordLength.least
  const differs = password !== again
  /** Whether it may be sent. */
  const judge = (): boolean => {
    setTried(true)
    return !tooShort && !differs
  }
  const error = tried && tooShort ? t('organisation.password.too-short', { least: passwordLength.least }) : undefined
  const errorAgain = tried && !tooShort && differs ? t('organisation.password.differs') : undefined
  return { password, setPassword, again, setAgain, judge, error, errorAgain }
}

type NewPassword = ReturnType<typeof useNewPassword>

export const NewPasswordFields = ({ of, fault }: { of: NewPassword; fault: string | undefined }) => {
  const t = useMessages()
  return (
    <>
      <TextField
        label={t('organisation.password.new')}
        help={t('organisation.password.help', { least: passwordLength.least })}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        value={of.password}
        onChange={of.setPassword}
        error={of.error ?? fault}
      />
      <TextField
        label={t('organisation.password.again')}
        type="password"
        autoComplete="new-password"
        dir="ltr"
        value={of.again}
        onChange={of.setAgain}
        error={of.errorAgain}
      />
    </>
  )
}
