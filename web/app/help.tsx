import { createContext, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'

type Help = { current: string | undefined; set: (key: string | undefined) => void }

const HelpContext = createContext<Help>({ current: undefined, set: () => undefined })

/** Remembers which help belongs to the page in view. */
export const HelpProvider = ({ children }: { children: ReactNode }) => {
  const [current, set] = useState<string>()
  return <HelpContext value={useMemo(() => ({ current, set }), [current])}>{children}</HelpContext>
}

/** Names the message of help of this page. */
export const useHelp = (key: string | undefined): void => {
  const { set } = useContext(HelpContext)
  useEffect(() => {
    set(key)
    return () => set(undefined)
  }, [key, set])
}

export const useCurrentHelp = (): string | undefined => useContext(HelpContext).current
