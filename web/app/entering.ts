import { useRouter } from '@tanstack/react-router'
import { useState } from 'react'
import { Entered, PasskeyOptions, type SecondFactor } from '#account/model'
import { z } from 'zod'
import { ApiProblem, post } from './api.ts'
import { hasChosenLanguage, useSpeak } from './languages.tsx'
import { leavePage } from './page.tsx'
import { useEnter } from './session.ts'

/** Every way in, each by what it sends. `by` names the one that is under way. */
export const enterWith = {
  password: (email: string, password: string) => post('/v1/session', Entered, { body: { email, password } }),
  code: (code: string) => post('/v1/session/code', Entered, { body: { code } }),
  answer: (answer: string) => post('/v1/session/directory/answer', Entered, { body: { answer } }),
  /** Asks the device for a passkey; who turns back there is told so. */
  passkey: async () => {
    const options = await post('/v1/session/passkey/options', PasskeyOptions)
    const { startAuthentication } = await import('@simplewebauthn/browser')
    const response = await startAuthentication({ optionsJSON: options as never }).catch(() => {
      throw new ApiProblem('passkey-stopped', 0)
    })
    return post('/v1/session/passkey', Entered, { body: { response } })
  },
}

/** Leaves for a directory, which sends the browser back to `/login/return`. */
export const goToDirectory = async (directory: string): Promise<never> => {
  const { address } = await post('/v1/session/directory', z.object({ address: z.string() }), { body: { directory } })
  location.assign(address)
  // The page is being left: what waits for this need not go on.
  return new Promise<never>(() => undefined)
}

/** Comes in and goes where one was going; or stays for the second factor that was `asked`. */
export const useEntering = (to?: string) => {
  const { mutate, ...entering } = useEnter()
  const [asked, setAsked] = useState<readonly SecondFactor[] | null>(null)
  const router = useRouter()
  const speak = useSpeak()
  const arrive = (entered: Entered) => {
    if ('secondFactor' in entered) return setAsked(entered.secondFactor)
    if (!hasChosenLanguage()) speak(entered.staff.language)
    leavePage()
    router.history.push(to ?? '/')
  }
  const enter = (by: string, way: () => Promise<Entered>) => mutate({ by, enter: way }, { onSuccess: arrive })
  const restart = () => {
    entering.reset()
    setAsked(null)
  }
  return { enter, asked, restart, error: entering.error, pending: entering.isPending ? entering.variables.by : null }
}

export type Entering = ReturnType<typeof useEntering>
