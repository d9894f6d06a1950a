import { createContext, startTransition, useContext, useEffect, useMemo, useState, type ReactNode } from 'react'
import load, { type BuiltMessage } from 'virtual:messages'
import { languages, type Language } from '#language/text'
import { LanguageProvider, ownNameOf, useDocumentLanguage, type Messages } from '../ui/language.tsx'
import { Segments } from '../ui/segments.tsx'
import { useMessages } from '../ui/messages.tsx'
import { recall, remember } from './device.ts'

const isLanguage = (text: string): text is Language => (languages as readonly string[]).includes(text)

/** The language chosen on this device; else the first of the browser's that we speak; else French. */
export const firstLanguage = (): Language => {
  const chosen = recall('language')
  if (chosen !== null && isLanguage(chosen)) return chosen
  return navigator.languages.map((tag) => tag.slice(0, 2)).find(isLanguage) ?? 'fr'
}

export const hasChosenLanguage = (): boolean => recall('language') !== null

const elementsOf = (message: BuiltMessage) => (typeof message === 'string' ? [{ type: 0 as const, value: message }] : message)
const loaded = new Map<Language, Messages>()

/** The messages of a language, fetched once. */
export const loadMessages = async (language: Language): Promise<Messages> => {
  const known = loaded.get(language)
  if (known) return known
  const { default: built } = await load[language]()
  const messages = Object.fromEntries(Object.entries(built).map(([key, message]) => [key, elementsOf(message)])) as Messages
  loaded.set(language, messages)
  return messages
}

const Speak = createContext<(language: Language) => void>(() => undefined)

/** Changes the language of everything, in place, and remembers it on this device. */
export const useSpeak = () => useContext(Speak)

type Spoken = { language: Language; messages: Messages }

/** Speaks the language of this device to the whole application. */
export const Languages = ({ initial, children }: { initial: Spoken; children: ReactNode }) => {
  const [spoken, setSpoken] = useState(initial)
  useDocumentLanguage(spoken.language)
  const speak = useMemo(
    () => (language: Language) => {
      remember('language', language)
      void loadMessages(language).then((messages) => startTransition(() => setSpoken({ language, messages })))
    },
    [],
  )
  return (
    <Speak value={speak}>
      <LanguageProvider {...spoken}>{children}</LanguageProvider>
    </Speak>
  )
}

/** Speaks one language to a part of a page: for samples side by side. */
export const InLanguage = ({ language, children }: { language: Language; children: ReactNode }) => {
  const [messages, setMessages] = useState(() => loaded.get(language))
  useEffect(() => {
    void loadMessages(language).then(setMessages)
  }, [language])
  return messages ? (
    <LanguageProvider language={language} messages={messages}>
      {children}
    </LanguageProvider>
  ) : null
}

const options = languages.map((language) => ({ key: language, label: ownNameOf[language], lang: language }))

/** The three languages, each by its own name. */
export const LanguageChoice = ({ current }: { current: Language }) => {
  const t = useMessages()
  return <Segments label={t('app.language')} options={options} value={current} onChange={useSpeak()} />
}
